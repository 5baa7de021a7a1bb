# /// script
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Forget to call the __init__ of Process in a subclass."""

from multiprocessing import Process


class Greeter(Process):
    def __init__(self, name: str) -> None:
        self.guest = name

    def run(self) -> None:
        print("hello", self.guest)


if __name__ == "__main__":
    greeter = Greeter("Ada")
    greeter.start()
    greeter.join()
