# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux"]
# ///
"""Set one global variable in main and one in the child; who sees which?"""

from multiprocessing import get_context

limit = None
answer = None


def find_answer() -> None:
    global answer
    answer = 42
    print(f"  child: limit is {limit}, answer is {answer}")


def main() -> None:
    global limit
    limit = 100
    for method in ("fork", "spawn", "forkserver"):
        print(method)
        process = get_context(method).Process(target=find_answer)
        process.start()
        process.join()
        print(f"  main:  limit is {limit}, answer is {answer}")


if __name__ == "__main__":
    main()
