"""Show which environment variables a child has, and keep one of them from it."""

import os
from multiprocessing import Process


def show() -> None:
    for name in "API_URL", "API_TOKEN":
        print(name, "in the child:", os.environ.get(name))


def main() -> None:
    os.environ |= {"API_URL": "https://api.example", "API_TOKEN": "secret"}
    token = os.environ.pop("API_TOKEN")  # before the first child
    process = Process(target=show)
    process.start()
    process.join()
    print("API_TOKEN in main:", token)


if __name__ == "__main__":
    main()
