"""Run a function in a process of its own, and kill it after a time limit."""

from multiprocessing import Pipe, Process


def call(pipe, function, args) -> None:
    try:
        answer = True, function(*args)
    except Exception as error:
        answer = False, error
    pipe.send(answer)


def run_with_limit(seconds: float, function, *args):
    """Return function(*args), or raise what it raises, or TimeoutError."""
    reader, writer = Pipe(duplex=False)
    process = Process(target=call, args=(writer, function, args))
    process.start()
    writer.close()  # so that recv() notices if the process dies
    try:
        if not reader.poll(seconds):
            raise TimeoutError(f"no result after {seconds} s")
        good, result = reader.recv()
        process.join(1)  # it may still have something to write
    except EOFError:
        process.join()
        raise RuntimeError(f"died, exit code {process.exitcode}") from None
    finally:
        process.kill()  # no effect if it has ended
        process.join()
        reader.close()
    if not good:
        raise result
    return result


def collatz(number: int) -> int:
    """Return the steps to 1, which never end for 0 and below."""
    steps = 0
    while number != 1:
        number = 3 * number + 1 if number % 2 else number // 2
        steps += 1
    return steps


def main() -> None:
    for number, seconds in ((27, 25), (None, 25), (-1, 0.5)):
        try:
            steps = run_with_limit(seconds, collatz, number)
            print(f"{number!r}: {steps} steps")
        except (TimeoutError, TypeError) as error:
            print(f"{number!r}: {error!r}")


if __name__ == "__main__":
    main()
