"""Show when a task and its result are pickled."""

from concurrent.futures import ProcessPoolExecutor


class Parcel:
    def __init__(self, content):
        self.content = content

    def __getstate__(self):  # asked for by pickle
        print("packing", self.content)
        return self.__dict__

    def __setstate__(self, state):  # called by unpickle
        self.__dict__ = state
        print("unpacking", self.content)


def cook(parcel):
    return Parcel(f"{parcel.content} jam")


def main() -> None:
    with ProcessPoolExecutor(1) as executor:
        jam = executor.submit(cook, Parcel("plum")).result()
    print("got", jam.content)


if __name__ == "__main__":
    main()
