"""A bounded queue makes a fast producer wait for a slow consumer."""

from multiprocessing import Process, Queue, Value

ITEMS, ROOM = 6, 2


def consume(queue, taken) -> None:
    total = 0
    while (item := queue.get()) is not None:
        taken.value += 1
        total += sum(i * item for i in range(600_000))
    print("the consumer's total:", total)


def main() -> None:
    queue, taken = Queue(maxsize=ROOM), Value("i", 0)
    process = Process(target=consume, args=(queue, taken))
    process.start()
    ahead = []
    for item in range(ITEMS):
        queue.put(item)
        ahead.append(item + 1 - taken.value)
    queue.put(None)
    process.join()
    print("never more than", ROOM + 1, "items ahead:", max(ahead) <= ROOM + 1)


if __name__ == "__main__":
    main()
