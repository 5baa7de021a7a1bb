"""Show whether a child has a module that main() has imported."""

import sys
from multiprocessing import Process


def show() -> None:
    print("colorsys is imported:", "colorsys" in sys.modules)


def main() -> None:
    import colorsys

    print("main has imported:", colorsys.__name__)
    process = Process(target=show)
    process.start()
    process.join()


if __name__ == "__main__":
    main()
