"""Files are written whole or not at all, and what is no regular file is never replaced."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from mpguide.errors import MpguideError
from mpguide.files import one_at_a_time, refuse_unwritable, write_whole
from mpguide.interpreter import Interpreter

if sys.platform == "win32":
    pytest.skip("has no such files", allow_module_level=True)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_symbolic_link_stays_and_its_target_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "far/old.txt").write_text("old")
    for name, target in (("link", "far/old.txt"), ("link2", "link"), ("dangling", "far/new.txt")):
        (tmp_path / name).symlink_to(target)
        refuse_unwritable(tmp_path / name)
        write_whole(tmp_path / name, f"new {name}\n")
        assert (tmp_path / name).is_symlink()
        assert (tmp_path / name).read_text() == f"new {name}\n"
    assert names(tmp_path / "far") == ["new.txt", "old.txt"]
    assert not (tmp_path / "far/old.txt").is_symlink()


def test_a_named_pipe_is_written_into(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()
    refuse_unwritable(pipe)
    write_whole(pipe, b"data")
    reader.join(10)
    assert read == [b"data"]
    assert stat.S_ISFIFO(pipe.lstat().st_mode)
    assert names(tmp_path) == ["pipe"]


def test_a_socket_is_written_into(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(tmp_path / "s"))
        server.listen()
        write_whole(tmp_path / "s", b"data")
        with server.accept()[0] as end:
            assert end.recv(10) == b"data"
    assert stat.S_ISSOCK((tmp_path / "s").lstat().st_mode)


def test_a_device_stays_a_device(tmp_path: Path) -> None:
    device = tmp_path / "null"
    try:
        os.mknod(device, 0o666 | stat.S_IFCHR, os.makedev(1, 3))
        device.open("wb").close()
    except OSError:
        pytest.skip("may not make devices here")
    (tmp_path / "link").symlink_to("null")
    for path in (device, tmp_path / "link"):
        refuse_unwritable(path)
        write_whole(path, "text")
    assert stat.S_ISCHR(device.lstat().st_mode)
    assert names(tmp_path) == ["link", "null"]


@pytest.mark.parametrize("kind", ["pipe", "file"])
def test_standard_output_by_name(tmp_path: Path, kind: str) -> None:
    source = """
        import sys
        from pathlib import Path
        from mpguide.files import write_whole
        print("before", flush=True)
        write_whole(Path("/dev/stdout"), "text\\n")
        print("after")
    """
    line = [sys.executable, "-c", "if True:" + source]
    if kind == "pipe":
        out = subprocess.run(line, capture_output=True, text=True, check=True).stdout
    else:
        with (tmp_path / "out").open("w") as file:
            subprocess.run(line, stdout=file, check=True)
        out = (tmp_path / "out").read_text()
    assert out == "before\ntext\nafter\n"


def test_a_folder_and_what_is_not_there_are_refused_at_once(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    places = ((tmp_path, "Is a directory"), (tmp_path / "loop", "Too many levels of symbolic links"))
    for path, reason in places:
        for function in (refuse_unwritable, lambda path: write_whole(path, "text")):
            with pytest.raises(MpguideError) as refused:
                function(path)
            assert str(refused.value) == f"{path}: cannot be written: {reason}"
    with pytest.raises(MpguideError, match="no is no folder"):
        refuse_unwritable(Path("no/where"))
    assert names(tmp_path) == ["loop"]


def test_trying_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "old").write_text("old")
    for name in ("old", "new"):
        refuse_unwritable(tmp_path / name)
    assert names(tmp_path) == ["old"]
    assert (tmp_path / "old").read_text() == "old"


@pytest.mark.parametrize("arguments", [["merge", "PIPE", "r.json"], ["check", "--json", "PIPE", "a"]])
def test_commands_write_into_a_named_pipe(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "r.json").write_text("[]")
    (tmp_path / "examples").mkdir()
    os.mkfifo(tmp_path / "PIPE")
    fd = os.open(tmp_path / "PIPE", os.O_RDONLY | os.O_NONBLOCK)
    try:
        subprocess.run(
            [sys.executable, "-m", "mpguide", *arguments], cwd=tmp_path, capture_output=True, check=False, timeout=60
        )
        assert stat.S_ISFIFO((tmp_path / "PIPE").lstat().st_mode)
        if arguments[0] == "merge":
            assert os.read(fd, 100) == b"[]\n"
    finally:
        os.close(fd)


def test_no_cache_folder_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file/y"))
    monkeypatch.chdir(tmp_path)
    expected = "file/y/mpguide: cannot be used: Not a directory; name a folder of yours with XDG_CACHE_HOME"
    with pytest.raises(MpguideError) as refused, one_at_a_time(tmp_path / "file/y/mpguide/lock"):
        pass
    assert str(refused.value) == expected
    with pytest.raises(MpguideError) as refused:
        Interpreter.find().with_dependencies(("no-such-package-at-all",))
    assert str(refused.value) == expected
