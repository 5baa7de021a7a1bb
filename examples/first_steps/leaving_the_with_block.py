"""Submit slow calls and leave the with block at once; are they done?"""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import active_children
from time import sleep


def read_page(number: int) -> int:
    sleep(0.1)  # stands for some I/O
    return number


def main() -> None:
    with ProcessPoolExecutor(max_workers=2) as executor:
        futures = [executor.submit(read_page, n) for n in range(4)]
        print("submitted", len(futures), "calls")
    print("done:", sum(future.done() for future in futures))
    print("workers still alive:", len(active_children()))


if __name__ == "__main__":
    main()
