"""Join a child before its big result is taken out of the queue."""

from multiprocessing import Process, Queue


def send_squares(results) -> None:
    results.put([number * number for number in range(100_000)])


def main() -> None:
    results = Queue()
    process = Process(target=send_squares, args=(results,))
    process.start()
    process.join(timeout=0.5)  # without the time limit: for ever
    print("after join(), the child is alive:", process.is_alive())
    squares = results.get()
    process.join()
    print("after get() and join():", process.is_alive())
    print("got", len(squares), "squares")


if __name__ == "__main__":
    main()
