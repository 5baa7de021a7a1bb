"""Make two deposits at the same moment, and lose one of them."""

from multiprocessing import Barrier, Process, Value


def deposit(account, amount: int, both_have_read) -> None:
    balance = account.value
    both_have_read.wait()  # the worst moment
    account.value = balance + amount


def main() -> None:
    account = Value("i", 100)
    args = (account, 50, Barrier(2))
    processes = [Process(target=deposit, args=args) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("100 + 50 + 50 =", account.value)


if __name__ == "__main__":
    main()
