# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# ///
"""Share a text of limited length as an array of bytes."""

from multiprocessing import Array


def main() -> None:
    name = Array("c", 20)  # room for 20 bytes
    name.value = b"Ada"
    print(name.value.decode())


if __name__ == "__main__":
    main()
