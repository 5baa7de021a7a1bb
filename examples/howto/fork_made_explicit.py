# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# platforms = ["linux", "macos"]
# ///
"""Ask for fork where a program needs it, whatever the default is."""

from multiprocessing import get_context


def main() -> None:
    rate = 0.25

    def with_tax(price: int) -> None:  # only fork can run this in a child
        print(price * (1 + rate))

    fork = get_context("fork")
    process = fork.Process(target=with_tax, args=(100,))
    process.start()
    process.join()
    print("exit code", process.exitcode)


if __name__ == "__main__":
    main()
