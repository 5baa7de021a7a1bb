"""`mkdocs serve` shows what is being written: pages, examples and sources, without anybody reloading."""

from __future__ import annotations

import os
import queue
import re
import socket
import subprocess
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.sites import ENVIRONMENT, command, copy_chapters

PATIENCE = 300  # seconds; a busy machine is slow, and waiting ends at once when there is what is waited for
CHAPTERS = ("tutorial", "reference")  # a reload builds all pages, so there are fewer
EXAMPLE = "first_steps/hello_pool.py"  # on the home page


class Server:
    """A `mkdocs serve` for a copy of the guide."""

    def __init__(self, guide: Path) -> None:
        self.guide = guide
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.host = f"127.0.0.1:{free.getsockname()[1]}"
        line = [command("mkdocs"), "serve", "--dev-addr", self.host]
        self.process = subprocess.Popen(
            line, cwd=guide, env=ENVIRONMENT, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        self.said: list[str] = []
        self._lines: queue.Queue[str | None] = queue.Queue()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.put(line)
        self._lines.put(None)

    def wait_until_it_serves(self) -> None:
        while "Serving on" not in (line := self._lines.get(timeout=PATIENCE) or ""):
            assert line, f"mkdocs serve ended:\n{''.join(self.said)}"
            self.said.append(line)

    def get(self, path: str) -> str:
        with urllib.request.urlopen(f"http://{self.host}/{path}", timeout=PATIENCE) as answer:
            text: str = answer.read().decode()
        return text

    def reloaded(self, path: str, save: Callable[[], None]) -> str:
        """Do what an open page does: ask whether something is newer, and when it is, load the page again."""
        epoch = int(re.findall(r"livereload\((\d+), \d+\);", self.get(path))[0])
        save()
        deadline = time.monotonic() + PATIENCE
        while int(self.get(f"livereload/{epoch}/1")) <= epoch:  # the server answers at a change, or after a minute
            assert time.monotonic() < deadline, "mkdocs serve has not built the saved file"
        return self.get(path)

    def end(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=PATIENCE)
        self._reader.join()
        assert self.process.stdout
        self.process.stdout.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    guide = copy_chapters(tmp_path_factory.mktemp("served"), *CHAPTERS)
    started = Server(guide)
    try:
        started.wait_until_it_serves()
        yield started
        assert started.process.poll() is None, "nothing that is saved ends the server"
    finally:
        started.end()


def save(path: Path, text: str) -> None:
    """Replace a file at once, as editors do, so that no half of it is built."""
    unfinished = path.parents[2] / f"{path.name}.{os.getpid()}"
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(path)


def test_saved_page_is_shown(server: Server) -> None:
    page = server.guide / "docs" / "tutorial" / "index.md"
    html = server.reloaded("tutorial/", lambda: save(page, page.read_text() + "\nA sentence just written.\n"))
    assert "A sentence just written." in html


def test_changed_example_is_shown_with_a_warning_until_it_is_recorded(server: Server) -> None:
    example = server.guide / "examples" / EXAMPLE
    recorded = example.read_text()
    assert "mpg-stale" not in server.get("")
    html = server.reloaded("", lambda: save(example, recorded + "\n# a line that no run has seen\n"))
    assert "# a line that no run has seen" in html
    assert re.search(r'<p class="mpg-stale" role="alert">.*hello_pool\.py.*changed since it was recorded', html)
    assert "mpg-stale" not in server.reloaded("", lambda: save(example, recorded))


def test_saved_source_is_shown_in_the_reference(server: Server) -> None:
    source = server.guide / "src" / "mpguide" / "example.py"
    changed = source.read_text().replace('"""One runnable script.', '"""One script, described anew.')
    html = server.reloaded("reference/api/", lambda: save(source, changed))
    assert "One script, described anew." in html
