"""Make 4,000 deposits in four processes with a lock, and lose none."""

from multiprocessing import Process, Value


def make_deposits(account, amount: int, times: int) -> None:
    for _ in range(times):
        with account.get_lock():
            balance = account.value
            account.value = balance + amount


def main() -> None:
    account = Value("i", 100)
    args = (account, 50, 1_000)
    processes = [Process(target=make_deposits, args=args) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("100 + 4,000 x 50 =", account.value)


if __name__ == "__main__":
    main()
