"""Read from a queue, and run what the sender wants."""

from multiprocessing import Process, Queue


class Innocent:
    def __reduce__(self):  # to rebuild me, call print(...)
        return print, ("this line was chosen by the sender",)


def sender(queue) -> None:
    queue.put(Innocent())


def main() -> None:
    queue = Queue()
    process = Process(target=sender, args=(queue,))
    process.start()
    item = queue.get()
    print("the item:", item)
    process.join()


if __name__ == "__main__":
    main()
