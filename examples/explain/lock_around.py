"""Hold a lock around the reading, around the writing, or around both."""

from multiprocessing import Event, Lock, Process, Value


def process_a(around, number, lock, a_has_read, b_came) -> None:
    if around != "writing":
        lock.acquire()
    copy = number.value
    if around == "reading":
        lock.release()
    a_has_read.set()
    b_came.wait()  # the worst moment: between reading and writing
    if around == "writing":
        lock.acquire()
    number.value = copy + 1
    if around != "reading":
        lock.release()


def process_b(number, lock, a_has_read, b_came) -> None:
    a_has_read.wait()
    if not lock.acquire(block=False):
        print("B has to wait for the lock")
        b_came.set()
        lock.acquire()
    number.value += 1
    lock.release()
    b_came.set()


def main() -> None:
    for around in ("reading", "writing", "both"):
        shared = (Value("i", 0), Lock(), Event(), Event())
        a = Process(target=process_a, args=(around, *shared))
        b = Process(target=process_b, args=shared)
        a.start()
        b.start()
        a.join()
        b.join()
        print(f"lock around {around}: 1 + 1 = {shared[0].value}")


if __name__ == "__main__":
    main()
