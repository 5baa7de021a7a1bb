# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["spawn"]
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)', '0x[0-9a-f]+']
# ///
"""Start a process with a function that stands inside another function."""

from multiprocessing import Process


def main() -> None:
    price = 80

    def discount(percent):
        print("you pay", price * (100 - percent) / 100)

    process = Process(target=discount, args=(25,))
    process.start()
    process.join()


if __name__ == "__main__":
    main()
