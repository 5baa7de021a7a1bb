"""Ask a process to stop instead of ending it by force."""

from multiprocessing import Event, Process


def work(stop, started) -> None:
    try:
        while not stop.is_set():
            started.set()
            stop.wait(timeout=0.05)  # stands for one round of work
    finally:
        print("the child cleans up")


def main() -> None:
    stop, started = Event(), Event()
    process = Process(target=work, args=(stop, started))
    process.start()
    started.wait()
    stop.set()
    process.join(timeout=20)
    if process.is_alive():  # it does not listen
        process.kill()
        process.join()
    print("exit code", process.exitcode)


if __name__ == "__main__":
    main()
