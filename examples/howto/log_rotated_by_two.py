"""Let two processes write and rotate the same log file, in turn."""

import logging
from logging.handlers import RotatingFileHandler
from multiprocessing import Barrier, Process
from pathlib import Path
from tempfile import TemporaryDirectory


def write_lines(me: int, file: Path, next_turn) -> None:
    log = logging.getLogger()
    log.addHandler(RotatingFileHandler(file, maxBytes=40, backupCount=9))
    next_turn.wait()  # both have opened the file
    for turn in range(8):
        if turn % 2 == me:
            log.warning("line %d by %s", turn, "AB"[me])
        next_turn.wait()


def main() -> None:
    with TemporaryDirectory() as folder:
        file, next_turn = Path(folder, "app.log"), Barrier(2)
        writers = [
            Process(target=write_lines, args=(me, file, next_turn))
            for me in (0, 1)
        ]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
        for path in sorted(Path(folder).iterdir(), reverse=True):
            lines = path.read_text(encoding="utf-8").splitlines()
            print(f"{path.name:9}", *lines, sep=" | ")


if __name__ == "__main__":
    main()
