"""Let a worker try what it is not meant to do."""

import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path


def untrusted(file):
    secret = file.read_text()
    file.unlink()
    return f"I have read {secret!r} and deleted the file"


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        ProcessPoolExecutor(1) as executor,
    ):
        file = Path(folder, "diary.txt")
        file.write_text("dear diary")
        file.chmod(0o600)  # for my user alone
        print(executor.submit(untrusted, file).result())
        print("the file exists:", file.exists())


if __name__ == "__main__":
    main()
