# /// script
# requires-python = ">=3.14.1"
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux", "macos"]
# ///
"""Build a big table at the top of the file: how often does that happen?"""

from multiprocessing import get_context

print("building the table in", __name__)
CUBES = {number**3: number for number in range(50_000)}


def cube_root(number) -> None:
    print("the cube root of", number, "is", CUBES[number])


if __name__ == "__main__":
    for method in ("spawn", "forkserver"):
        print(f"{method}:")
        for number in (729, 12_167):
            context = get_context(method)
            child = context.Process(target=cube_root, args=(number,))
            child.start()
            child.join()
