"""Interpreters: found by path, command or version; with the dependencies an example asks for."""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from mpguide import Interpreter, MpguideError, run
from tests.conftest import Maker, need

unix = pytest.mark.skipif(sys.platform == "win32", reason="shell scripts stand for interpreters")
NO_SUCH = "no such Python here; give its path, or install it with 'uv python install'"


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Path]:
    """Write an executable shell script into a folder that is the first on PATH."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)

    def write(name: str, body: str) -> Path:
        path = folder / name
        path.write_text(f"#!/bin/sh\n{body}\n")
        path.chmod(0o755)
        return path

    return write


def answer(version: str, path: str = "/there/python") -> str:
    return (
        f"echo '{json.dumps([path, version, False, ['fork'], '/there/lib', f'{version} (main)', '/there/packages'])}'"
    )


def refusal(call: Callable[[], object]) -> str:
    with pytest.raises(MpguideError) as caught:
        call()
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_the_interpreter_running_this_is_the_default(python: Interpreter) -> None:
    assert python.version == ".".join(map(str, sys.version_info[:3]))
    assert python.minor.rstrip("t") == ".".join(map(str, sys.version_info[:2]))
    assert Path(python.path).samefile(sys.executable)
    assert Path(python.stdlib) == Path(os.__file__).parent
    assert set(python.start_methods) >= ({"spawn"} if sys.platform == "win32" else {"fork", "spawn", "forkserver"})


def test_an_interpreter_is_found_by_its_path(python: Interpreter) -> None:
    assert Interpreter.find(sys.executable) == python


def test_an_interpreter_is_found_by_its_version(python: Interpreter) -> None:
    assert Interpreter.find(python.minor) == python
    assert Interpreter.find(python.version) == python


@unix
def test_an_interpreter_is_found_by_a_command_on_path(script: Callable[[str, str], Path], python: Interpreter) -> None:
    script("my-python", f'exec "{sys.executable}" "$@"')
    assert Interpreter.find("my-python") == python


@unix
def test_a_version_is_looked_for_on_path_first(script: Callable[[str, str], Path]) -> None:
    script("python3.97", answer("3.97.1"))
    script("uv", answer("3.97.2"))
    assert Interpreter.find("3.97").version == "3.97.1"


@unix
def test_a_version_that_uv_knows_is_found(script: Callable[[str, str], Path]) -> None:
    path = script("elsewhere", answer("3.97.2"))
    script("uv", f'[ "$1 $2" = "python find" ] && echo {path}')
    assert Interpreter.find("3.97").version == "3.97.2"


@unix
def test_a_version_that_pyenv_knows_is_found(script: Callable[[str, str], Path], tmp_path: Path) -> None:
    script("uv", "exit 2")
    script("python", answer("3.97.3"))
    script("pyenv", f'[ "$1 $2" = "prefix 3.97" ] && echo {tmp_path}')
    assert Interpreter.find("3.97").version == "3.97.3"


@unix
def test_a_command_that_does_not_run_does_not_hide_another(script: Callable[[str, str], Path]) -> None:
    path = script("elsewhere", answer("3.97.2"))
    script("python3.97", "echo 'pyenv: python3.97: command not found' >&2; exit 127")
    script("uv", f"echo {path}")
    assert Interpreter.find("3.97").version == "3.97.2"


def test_a_version_found_without_uv_and_pyenv_is_the_running_one(
    python: Interpreter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert Interpreter.find(python.minor) == python
    assert refusal(lambda: Interpreter.find("3.97")) == f"--python 3.97: {NO_SUCH}"


@pytest.mark.parametrize("wanted", ["3.97", "3.97.1", "3.97t", "no-such-command", "./no/such/path"])
def test_a_missing_interpreter_is_refused_in_one_line(wanted: str) -> None:
    assert refusal(lambda: Interpreter.find(wanted)) == f"--python {wanted}: {NO_SUCH}"


@unix
@pytest.mark.parametrize("version", ["3.9.18", "3.10.0"])
def test_a_python_older_than_3_11_is_refused(version: str, script: Callable[[str, str], Path]) -> None:
    path = script("old", answer(version))
    message = refusal(lambda: Interpreter.find(str(path)))
    assert message == f"--python {path}: is {version}; the examples need 3.11 or newer"


@unix
@pytest.mark.parametrize(
    "body", ["echo hello", "echo 3", "echo '[]'", "echo null", "exit 1", "kill -9 $$", "cat", r"printf '\377'", ":"]
)
def test_what_is_not_python_is_refused(body: str, script: Callable[[str, str], Path]) -> None:
    path = script("other", body)
    assert refusal(lambda: Interpreter.find(str(path))) == f"--python {path}: {NO_SUCH}"


def test_a_free_threaded_python_is_named_apart(python: Interpreter) -> None:
    assert dataclasses.replace(python, version="3.14.8", free_threaded=True).minor == "3.14t"
    assert dataclasses.replace(python, version="3.14.8", free_threaded=False).minor == "3.14"


@pytest.mark.parametrize(
    ("requires", "suits"),
    [("", True), (">=3.13", True), (">=3.14", False), ("==3.13.*", True), ("<3.13", False), ("~=3.13.1", True)],
)
def test_an_example_says_which_pythons_suit_it(requires: str, suits: bool, python: Interpreter, make: Maker) -> None:
    text = f'# /// script\n# requires-python = "{requires}"\n# ///\n' if requires else ""
    assert dataclasses.replace(python, version="3.13.2").suits(make(text)) is suits


def test_without_dependencies_an_interpreter_is_itself(python: Interpreter) -> None:
    assert python.with_dependencies(()) is python


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh folder for mpguide's environments; uv keeps its own."""
    uv = shutil.which("uv")
    if uv:
        kept = subprocess.run([uv, "cache", "dir"], capture_output=True, text=True, check=True).stdout.strip()
        monkeypatch.setenv("UV_CACHE_DIR", kept)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "mpguide"


@pytest.fixture(scope="session")
def index() -> None:
    """The package index, through uv."""
    uv = shutil.which("uv")
    need(uv, "uv")
    asked = subprocess.run(
        [str(uv), "pip", "compile", "--quiet", "-"], input="six", capture_output=True, text=True, check=False
    )
    need(asked.returncode == 0, "a package index")


def environments(cache: Path) -> list[Path]:
    """Return the environments in a cache, finished or not: all but the locks."""
    return [path for path in cache.iterdir() if path.suffix != ".lock"]


@pytest.mark.usefixtures("index")
def test_dependencies_are_installed_once_into_an_environment_of_their_own(
    cache: Path, python: Interpreter, make: Maker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = """
        # /// script
        # dependencies = ["six"]
        # ///
        import sys
        import six
        print(six.__name__, six.__file__.startswith(sys.prefix), sys.prefix[1:])
    """
    made = python.with_dependencies(("six",))
    [environment] = environments(cache)
    assert (environment / "ready").is_file()
    assert Path(made.path).is_relative_to(environment)
    assert list(environment.rglob("six.*.pyc")), "compiled once, not by each run"
    assert (made.version, made.stdlib, made.start_methods) == (python.version, python.stdlib, python.start_methods)
    assert [line.text for line in run(make(text), python).lines] == [f"six True {str(environment)[1:]}"]

    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.setenv("PATH", str(empty))  # no uv: what is there is used
    assert python.with_dependencies(("six",)) == made
    assert environments(cache) == [environment]


@pytest.mark.usefixtures("index")
def test_two_that_need_the_same_environment_at_once_share_one(cache: Path, python: Interpreter) -> None:
    made: list[Interpreter] = []
    threads = [threading.Thread(target=lambda: made.append(python.with_dependencies(("six",)))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(environments(cache)) == 1
    assert len(made) == 2
    assert made[0] == made[1]


@pytest.mark.usefixtures("index")
@pytest.mark.parametrize("wanted", ["six>=1000", "six===", "six @ file:///no/such/folder"])
def test_a_dependency_that_cannot_be_installed_is_refused_and_leaves_nothing(
    wanted: str, cache: Path, python: Interpreter
) -> None:
    message = refusal(lambda: python.with_dependencies((wanted,)))
    assert message.startswith(f"{wanted}: cannot be installed for {python.path}: error: ")
    assert "six" in message.removeprefix(wanted) or "/no/such/folder" in message.removeprefix(wanted)
    assert environments(cache) == []


@unix
def test_an_installer_that_gives_no_reason_is_reported_and_leaves_nothing(
    script: Callable[[str, str], Path], python: Interpreter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    script("uv", 'for last; do :; done; [ "$1" = venv ] && mkdir -p "$last" || exit 1')
    message = refusal(lambda: python.with_dependencies(("six", "rich")))
    assert message == f"six, rich: cannot be installed for {python.path}: no reason given"
    assert environments(tmp_path / "cache" / "mpguide") == []


@unix
def test_an_environment_that_many_need_at_once_is_made_once(
    script: Callable[[str, str], Path], python: Interpreter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    script(
        "uv",
        f'echo "$1" >> {tmp_path / "calls"}; for last; do :; done; '
        '[ "$1" = pip ] || { mkdir -p "$last/bin" && ln -s "$5" "$last/bin/python"; }',
    )
    threads = [threading.Thread(target=python.with_dependencies, args=(("six",),)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (tmp_path / "calls").read_text().split() == ["venv", "pip"]


def test_dependencies_without_uv_are_refused_in_one_line(
    python: Interpreter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("PATH", str(tmp_path))
    message = refusal(lambda: python.with_dependencies(("six",)))
    assert message == "six: needs uv to be installed for a run; see https://docs.astral.sh/uv/"
    assert not (tmp_path / "cache").exists()


@unix
def test_environments_are_kept_in_the_home_folder_by_default(
    script: Callable[[str, str], Path], python: Interpreter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    script("uv", 'for last; do :; done; [ "$1" = pip ] || { mkdir -p "$last/bin" && ln -s "$5" "$last/bin/python"; }')
    made = python.with_dependencies(("six",))
    [environment] = environments(tmp_path / ".cache" / "mpguide")
    assert Path(made.path) == environment / "bin" / "python"
