"""Examples, their parts, and the library that finds them."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from pathlib import Path

import pytest

from mpguide import Example, Header, Library, MpguideError, example
from tests.conftest import Maker

PARTS = '''
    """A module."""

    from functools import cache

    first = """
    def inside_a_text(): ...
    """


    @cache
    @staticmethod
    def decorated(
        number: int,
    ) -> int:
        return number


    async def later() -> None:
        await later()


    class Box:
        """A box."""

        size = 1

        @property
        def area(self) -> int:
            return self.size

        class Lid:
            def close(self) -> None: ...


    if __name__ == "__main__":

        def hidden() -> None: ...
'''


links = pytest.mark.skipif(sys.platform == "win32", reason="not everyone may make symbolic links on Windows")


def refusal(library: Library, name: str) -> str:
    with pytest.raises(MpguideError) as caught:
        library.get(name)
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_an_example_knows_its_name_text_header_and_code(make: Maker, library: Library) -> None:
    made = make("print(1)\n", "a/b/x.py", "exit = 1")
    text = "# /// script\n# [tool.mpguide]\n# exit = 1\n# ///\nprint(1)\n"
    path = library.folder / "a" / "b" / "x.py"
    assert made == Example("a/b/x.py", path, text, Header(exit=1), "print(1)\n")
    assert made.digest == hashlib.sha256(text.encode()).hexdigest()
    assert made.record_path == library.folder / "a" / "b" / "x.record"


@pytest.mark.parametrize(
    ("name", "header", "methods"),
    [
        ("x.py", "", ("fork", "spawn", "forkserver")),
        ("x.py", "start-methods = ['spawn']", ("spawn",)),
        ("x.py", "start-methods = 'own'", ("own",)),
        ("x.sh", "", ("own",)),
        ("x.sh", "start-methods = ['spawn']", ("own",)),
    ],
)
def test_an_example_runs_under_its_start_methods_or_as_written(
    name: str, header: str, methods: tuple[str, ...], make: Maker
) -> None:
    assert make("", name, header).start_methods == methods


def test_line_ends_of_windows_make_no_difference(library: Library) -> None:
    for name, end in (("unix.py", b"\n"), ("windows.py", b"\r\n"), ("mac.py", b"\r")):
        lines = [b"# /// script", b"# [tool.mpguide]", b"# exit = 1", b"# ///", b"", b'print("1")', b""]
        (library.folder / name).write_bytes(end.join(lines))
    unix, windows, mac = (library.get(name) for name in ("unix", "windows", "mac"))
    assert unix.digest == windows.digest == mac.digest
    assert unix.code == windows.code == mac.code == 'print("1")\n'
    assert unix.header == windows.header == mac.header == Header(exit=1)


def test_a_byte_order_mark_does_not_hide_the_header(library: Library) -> None:
    text = "# /// script\n# [tool.mpguide]\n# exit = 1\n# ///\n"
    (library.folder / "with.py").write_text(text, encoding="utf-8-sig")
    (library.folder / "without.py").write_text(text, encoding="utf-8")
    assert library.get("with").header.exit == 1
    assert library.get("with").digest == library.get("without").digest


def test_a_file_that_is_not_utf_8_is_refused_with_the_byte(library: Library) -> None:
    path = library.folder / "x.py"
    path.write_bytes(b"# \xff\n")
    assert refusal(library, "x") == f"{path}: not UTF-8 text: invalid start byte at byte 2"


def test_a_file_that_cannot_be_read_is_refused_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(MpguideError) as caught:
        Example.load(tmp_path / "x.py", "x.py")
    assert str(caught.value) == f"{tmp_path / 'x.py'}: cannot be read: No such file or directory"


def test_a_bad_header_is_refused_when_the_example_is_loaded(library: Library) -> None:
    path = library.folder / "x.py"
    path.write_text("# /// script\n# speed = 1\n# ///\n")
    assert refusal(library, "x").startswith(f"{path}:2: speed: unknown key")


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("decorated", "@cache", "    return number"),
        ("later", "async def later() -> None:", "    await later()"),
        ("Box", "class Box:", "        def close(self) -> None: ..."),
        ("Box.area", "    @property", "        return self.size"),
        ("Box.Lid", "    class Lid:", "        def close(self) -> None: ..."),
        ("Box.Lid.close", "        def close(self) -> None: ...", "        def close(self) -> None: ..."),
    ],
)
def test_a_part_goes_from_its_first_decorator_to_its_last_line(name: str, first: str, last: str, make: Maker) -> None:
    lines = make(PARTS, header="exit = 0").part([name]).removesuffix("\n").split("\n")
    assert (lines[0], lines[-1]) == (first, last)


def test_several_parts_stand_in_the_order_asked_for(make: Maker) -> None:
    assert make("def a(): ...\ndef b(): ...\n").part(["b", "a"]) == "def b(): ...\n\n\ndef a(): ...\n"


@pytest.mark.parametrize("name", ["none", "inside_a_text", "hidden", "first", "Box.none", "later.x", "area", "", "."])
def test_a_part_that_is_not_there_is_refused_by_name(name: str, make: Maker) -> None:
    made = make(PARTS)
    with pytest.raises(MpguideError) as caught:
        made.part(["decorated", name])
    assert str(caught.value) == f"{made.path}: has no function or class named {name!r}"


@pytest.mark.parametrize("character", ["\f", "\v", "\x1c", "\x85", "\u2028"])
def test_only_line_feeds_count_as_line_ends_when_a_part_is_cut_out(character: str, make: Maker) -> None:
    made = make(f"text = 'a{character}b'\n\n\ndef a():\n    return text\n\n\nlast = 1\n")
    assert made.part(["a"]) == "def a():\n    return text\n"


@pytest.mark.parametrize("text", ["def broken(:\n", "def null():\n    '\0'\n"])
def test_parts_of_what_is_not_python_are_refused_in_one_line(text: str, make: Maker) -> None:
    made = make(text)
    with pytest.raises(MpguideError) as caught:
        made.part(["broken"])
    assert str(caught.value).startswith(f"{made.path}: not valid Python: ")
    assert "\n" not in str(caught.value)


def test_the_library_lists_scripts_sorted_and_neither_hidden_nor_underscored_ones(library: Library) -> None:
    for name in (
        *("b/x.py", "a/y.sh", "a/x.py", "top.py", "a/deep/er/z.py"),
        *("_helper.py", ".hidden.py", "_private/x.py", ".cache/x.py", "a/__pycache__/x.py", "a/__init__.py"),
        *("a/x.record", "LICENSE", "a/notes.txt", "a/x.pyc"),
    ):
        path = library.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (library.folder / "folder.py").mkdir()
    assert library.names() == ["a/deep/er/z.py", "a/x.py", "a/y.sh", "b/x.py", "top.py"]
    assert [each.name for each in library.examples()] == library.names()


def test_an_empty_library_has_no_examples(library: Library) -> None:
    assert library.names() == []
    assert library.examples() == []


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("a/x.py", "a/x.py"), ("a/x", "a/x.py"), ("a/s", "a/s.sh"), ("a/s.sh", "a/s.sh"), ("a/v1.2", "a/v1.2.py")],
)
def test_an_example_is_found_with_and_without_its_suffix(
    wanted: str, found: str, make: Maker, library: Library
) -> None:
    for name in ("a/x.py", "a/s.sh", "a/v1.2.py"):
        make("", name)
    assert library.get(wanted).name == found


@pytest.mark.parametrize("wanted", ["./a/x.py", "a/../a/x", "a//x", "a/./x.py"])
def test_the_name_of_an_example_is_the_same_however_it_is_written(wanted: str, make: Maker, library: Library) -> None:
    make("", "a/x.py")
    assert library.get(wanted).name == "a/x.py"


@pytest.mark.parametrize("wanted", ["../x", "../x.py", "a/../../x.py", "/", "", ".", "./", "x\0.py", "../examples"])
def test_a_name_that_leaves_the_library_is_refused(wanted: str, make: Maker, library: Library) -> None:
    make("", "a/x.py")
    (library.root / "x.py").touch()
    assert refusal(library, wanted) == f"{wanted}: leaves {library.folder}; name a path below it"


def test_an_absolute_path_is_refused_unless_it_is_below_the_library(make: Maker, library: Library) -> None:
    made = make("", "a/x.py")
    outside = library.root / "x.py"
    outside.touch()
    assert refusal(library, str(outside)) == f"{outside}: leaves {library.folder}; name a path below it"
    assert library.get(str(made.path)).name == "a/x.py"


@links
def test_a_symbolic_link_that_leaves_the_library_is_refused(library: Library) -> None:
    (library.root / "x.py").write_text("print(1)\n")
    (library.folder / "link.py").symlink_to(library.root / "x.py")
    (library.folder / "docs").symlink_to(library.root)
    assert refusal(library, "link") == f"link: leaves {library.folder}; name a path below it"
    assert refusal(library, "docs/x.py") == f"docs/x.py: leaves {library.folder}; name a path below it"


@links
def test_a_symbolic_link_within_the_library_is_the_example_it_points_to(make: Maker, library: Library) -> None:
    make("", "a/x.py")
    (library.folder / "link.py").symlink_to("a/x.py")
    assert library.get("link").name == "a/x.py"


@links
def test_a_library_reached_through_a_symbolic_link_works(make: Maker, library: Library, tmp_path: Path) -> None:
    make("", "a/x.py")
    (tmp_path / "link").symlink_to(library.root)
    assert Library(tmp_path / "link").get("a/x").name == "a/x.py"


@pytest.mark.parametrize(
    ("wanted", "hint"),
    [
        ("x", "did you mean a/x.py?"),
        ("b/x.py", "did you mean a/x.py?"),
        ("a/y", "'mpguide list' shows all"),
        ("a", "'mpguide list' shows all"),
        ("a/x.txt", "did you mean a/x.py?"),
        ("..", "'mpguide list' shows all"),
    ],
)
def test_a_missing_example_is_refused_with_a_hint(wanted: str, hint: str, make: Maker, library: Library) -> None:
    make("", "a/x.py")
    assert refusal(library, wanted) == f"{wanted}: no such example below {library.folder}; {hint}"


def test_the_library_is_found_from_a_folder_below_it(make: Maker, library: Library) -> None:
    made = make("", "a/x.py")
    assert Library.find(made.path.parent) == Library(library.root.resolve())


def test_the_library_is_found_from_the_working_folder(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(library.folder)
    assert Library.find() == Library(library.root.resolve())


@pytest.mark.parametrize("missing", ["mkdocs.yml", "examples"])
def test_a_folder_without_one_of_the_two_marks_is_no_library(missing: str, library: Library) -> None:
    path = library.root / missing
    path.unlink() if path.is_file() else path.rmdir()
    assert Library.find(library.root) == Library(Path(__file__).resolve().parents[1])


def test_the_library_of_the_clone_is_found_from_elsewhere(tmp_path: Path) -> None:
    assert Library.find(tmp_path) == Library(Path(__file__).resolve().parents[1])


def test_an_installed_package_brings_its_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "mpguide"
    (package / "examples").mkdir(parents=True)
    monkeypatch.setattr(example, "__file__", str(package / "example.py"))
    assert Library.find(tmp_path) == Library(package.resolve())
    shutil.rmtree(package / "examples")
    with pytest.raises(MpguideError) as caught:
        Library.find(tmp_path)
    assert str(caught.value) == (
        f"{os.path.realpath(tmp_path)}: no folder here or above has examples/ and mkdocs.yml; name one with --root"
    )
