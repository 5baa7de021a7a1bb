# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# ///
"""Let Python choose names of blocks, so that no two are the same."""

from multiprocessing.shared_memory import SharedMemory


def main() -> None:
    first = SharedMemory(create=True, size=8)
    second = SharedMemory(create=True, size=8)
    print("same name?", first.name == second.name)
    for block in (first, second):
        block.close()
        block.unlink()


if __name__ == "__main__":
    main()
