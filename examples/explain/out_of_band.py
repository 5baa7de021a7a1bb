"""Pickle a large buffer with and without copying it into the message."""

import pickle


class Image:
    def __init__(self, pixels):
        self.pixels = memoryview(pixels)

    def __reduce_ex__(self, protocol):
        return Image, (pickle.PickleBuffer(self.pixels),)


def main() -> None:
    image = Image(bytearray(1_000_000))

    message = pickle.dumps(image, protocol=5)
    print("in the message:", len(message) > 1_000_000)

    buffers = []
    message = pickle.dumps(image, protocol=5, buffer_callback=buffers.append)
    print(
        "out of band:",
        len(message) < 100,
        "and",
        len(buffers),
        "buffer beside it",
    )

    copy = pickle.loads(message, buffers=buffers)
    copy.pixels[0] = 255
    print("the first pixel of the original:", image.pixels[0])


if __name__ == "__main__":
    main()
