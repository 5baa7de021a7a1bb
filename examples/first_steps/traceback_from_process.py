# /// script
# [tool.mpguide]
# mask = ["^\\s*([~^]+)$"]
# ///
"""Send the result of a Process, or else its traceback, to the parent."""

import traceback
from multiprocessing import Process, SimpleQueue


def read_price(text: str) -> float:
    if not text.endswith(" EUR"):
        raise ValueError(f"not in EUR: {text}")
    return float(text.removesuffix(" EUR"))


def work(text: str, answers) -> None:
    try:
        answers.put((text, read_price(text), None))
    except Exception:
        answers.put((text, None, traceback.format_exc()))


def main() -> None:
    answers = SimpleQueue()
    for price_tag in ("3.50 EUR", "2 USD"):
        process = Process(target=work, args=(price_tag, answers))
        process.start()
        text, price, report = answers.get()
        process.join()
        print(f"{text}: {price}, exit code {process.exitcode}")
        if report:
            print(report, end="")


if __name__ == "__main__":
    main()
