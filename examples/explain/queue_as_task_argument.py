"""Hand three kinds of queue to a task of a pool."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Manager, Pipe, Queue


def put(queue) -> None:
    queue.put("hello")


def send(pipe) -> None:
    pipe.send("hello")


def main() -> None:
    reader, writer = Pipe(duplex=False)
    with Manager() as manager, ProcessPoolExecutor(1) as executor:
        executor.submit(send, writer).result()
        print("Pipe():", reader.recv())
        queue = manager.Queue()
        executor.submit(put, queue).result()
        print("Manager().Queue():", queue.get())
        try:
            executor.submit(put, Queue()).result()
        except RuntimeError as error:
            print("Queue():", error)


if __name__ == "__main__":
    main()
