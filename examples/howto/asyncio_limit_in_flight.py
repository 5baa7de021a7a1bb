"""Feed a process pool from asyncio, with a limit on the calls in it."""

import asyncio
from concurrent.futures import ProcessPoolExecutor

WORKERS = 2
LIMIT = 2 * WORKERS


def square(number: int) -> int:
    return number * number


async def main() -> None:
    loop = asyncio.get_running_loop()
    free = asyncio.Semaphore(LIMIT)
    results: list[int] = []
    most = 0

    async def call(number: int) -> None:
        results.append(await loop.run_in_executor(pool, square, number))
        free.release()

    with ProcessPoolExecutor(WORKERS) as pool:
        async with asyncio.TaskGroup() as calls:
            for number in range(100):  # stands for a long input
                await free.acquire()  # before the call is made
                calls.create_task(call(number))
                most = max(most, number + 1 - len(results))
    print("sum:", sum(results))
    print("most calls under way at a time:", most)


if __name__ == "__main__":
    asyncio.run(main())
