# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# hangs = true
# ///
"""A function holds a lock and calls another one that takes it again."""

from multiprocessing import Lock, Value


def pay_in(account, lock, amount):
    with lock:
        account.value += amount


def pay_out_tips(account, lock):
    with lock:
        for tip in (2, 3):
            pay_in(account, lock, tip)


def main() -> None:
    account, lock = Value("i", 0, lock=False), Lock()
    pay_out_tips(account, lock)
    print("tips:", account.value)


if __name__ == "__main__":
    main()
