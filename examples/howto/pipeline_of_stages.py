"""Two stages with several workers each, and an item that fails on the way."""

from multiprocessing import Process, Queue


def stage(function, inbox, outbox) -> None:
    while (item := inbox.get()) is not None:
        number, value = item
        if not isinstance(value, Exception):
            try:
                value = function(value)
            except Exception as error:  # travels on like a value
                value = error
        outbox.put((number, value))


def parse(text):
    return float(text.removesuffix(" C"))


def convert(celsius):
    return f"{celsius * 9 / 5 + 32:.1f} F"


def crew(size, *args):
    return [Process(target=stage, args=args, daemon=True) for _ in range(size)]


def stop(workers, inbox) -> None:
    for _ in workers:
        inbox.put(None)


def main() -> None:
    texts = ["21.5 C", "-40 C", "cold", "100 C", "0 C"]
    raw, parsed, ready = Queue(maxsize=4), Queue(maxsize=4), Queue()
    parsers, converters = (
        crew(2, parse, raw, parsed),
        crew(3, convert, parsed, ready),
    )
    for process in parsers + converters:
        process.start()
    for numbered in enumerate(texts):
        raw.put(numbered)
    stop(parsers, raw)
    for process in parsers:
        process.join()  # now all that they parsed is in the next queue
    stop(converters, parsed)
    results = dict(ready.get() for _ in texts)
    for process in converters:
        process.join()
    for number, text in enumerate(texts):
        print(f"{text}: {results[number]!r}")


if __name__ == "__main__":
    main()
