"""Look at a process from its making to its closing."""

from multiprocessing import Event, Process


def show(when, process) -> None:
    alive, code = process.is_alive(), process.exitcode
    pid = "none" if process.pid is None else "a number"
    print(f"{when:13} alive: {alive!s:5}  exit code: {code!s:4}  pid: {pid}")


def main() -> None:
    bell = Event()
    process = Process(target=bell.wait)
    show("before start:", process)
    process.start()
    show("after start:", process)
    bell.set()
    process.join()
    show("after join:", process)
    process.close()
    try:
        process.is_alive()
    except ValueError as error:
        print("after close: ", error)


if __name__ == "__main__":
    main()
