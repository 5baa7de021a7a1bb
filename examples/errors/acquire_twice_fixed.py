"""An RLock lets the process that holds it in again."""

from multiprocessing import RLock, Value


def pay_in(account, lock, amount):
    with lock:
        account.value += amount


def pay_out_tips(account, lock):
    with lock:
        for tip in (2, 3):
            pay_in(account, lock, tip)


def main() -> None:
    account, lock = Value("i", 0, lock=False), RLock()
    pay_out_tips(account, lock)
    print("tips:", account.value)


if __name__ == "__main__":
    main()
