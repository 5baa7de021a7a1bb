"""Serve two queues over the network. Here server and worker are on one computer; they need not be."""

from multiprocessing import Process
from multiprocessing.managers import BaseManager
from queue import Queue
from threading import Thread

KEY = b"a secret that both sides know"


class Office(BaseManager):
    pass


def work(address) -> None:  # this could run on another computer
    for name in ("tasks", "results"):
        Office.register(name)
    office = Office(address, KEY)
    office.connect()
    tasks, results = office.tasks(), office.results()
    while (number := tasks.get()) is not None:
        results.put(number * number)


def main() -> None:
    tasks, results = Queue(), Queue()
    Office.register("tasks", callable=lambda: tasks)
    Office.register("results", callable=lambda: results)
    server = Office(("127.0.0.1", 0), KEY).get_server()
    worker = Process(target=work, args=(server.address,))
    worker.start()
    Thread(target=server.serve_forever, daemon=True).start()
    for number in (1, 2, 3, None):
        tasks.put(number)
    worker.join()
    print("squares:", *(results.get() for _ in range(3)))


if __name__ == "__main__":
    main()
