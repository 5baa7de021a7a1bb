"""Keep imap from reading more than four numbers ahead."""

from multiprocessing import Pool
from threading import Event, Semaphore

room = Semaphore(4)
done = Event()
read = []


def numbers():
    for number in range(100):
        room.acquire()  # waits while four results are not taken yet
        if done.is_set():
            return
        read.append(number)
        yield number


def main() -> None:
    taken, ahead = 0, []
    with Pool(2) as pool:
        try:
            for _ in pool.imap(abs, numbers()):
                ahead.append(len(read) - taken)
                taken += 1
                room.release()
        finally:  # after break or an error too: let the generator end
            done.set()
            room.release()
    print("results taken:", taken)
    print("never more than 4 ahead:", max(ahead) <= 4)


if __name__ == "__main__":
    main()
