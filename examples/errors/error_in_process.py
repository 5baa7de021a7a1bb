"""Send the traceback of a process to main, as text."""

import traceback
from multiprocessing import Process, SimpleQueue


def average(text, answers):
    try:
        numbers = [int(word) for word in text.split()]
        answers.put(sum(numbers) / len(numbers))
    except Exception:
        answers.put(traceback.format_exc())


def main() -> None:
    answers = SimpleQueue()
    process = Process(target=average, args=("10 2o 30", answers))
    process.start()
    print(answers.get())
    process.join()


if __name__ == "__main__":
    main()
