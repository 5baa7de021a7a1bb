# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# platforms = ["linux"]
# ///
"""Look at the socket that a manager listens on."""

from multiprocessing import Manager
from pathlib import Path


def main() -> None:
    with Manager() as manager:
        path = Path(manager.address)
        print("it is a socket in the file system:", path.is_socket())
        print("rights of its folder:", oct(path.parent.stat().st_mode & 0o777))


if __name__ == "__main__":
    main()
