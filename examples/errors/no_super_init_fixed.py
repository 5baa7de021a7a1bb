# /// script
# [tool.mpguide]
# ///
"""Call the __init__ of Process first in a subclass."""

from multiprocessing import Process


class Greeter(Process):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.guest = name

    def run(self) -> None:
        print("hello", self.guest)


if __name__ == "__main__":
    greeter = Greeter("Ada")
    greeter.start()
    greeter.join()
