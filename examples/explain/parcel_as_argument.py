"""Show when and where the argument of a process is pickled."""

from multiprocessing import Process


class Parcel:
    def __init__(self, content):
        self.content = content

    def __getstate__(self):  # asked for by pickle
        print("packing", self.content)
        return self.__dict__

    def __setstate__(self, state):  # called by unpickle
        self.__dict__ = state
        print("unpacking", self.content)


def eat(parcel) -> None:
    print("eating", parcel.content)


def main() -> None:
    process = Process(target=eat, args=(Parcel("plums"),))
    process.start()
    process.join()


if __name__ == "__main__":
    main()
