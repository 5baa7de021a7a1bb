"""The same job from asyncio: the event loop waits, worker processes compute."""

import asyncio
from concurrent.futures import ProcessPoolExecutor

LIMIT, PARTS = 10_000, 8


def steps(number: int) -> int:
    count = 0
    while number != 1:
        number = number // 2 if number % 2 == 0 else 3 * number + 1
        count += 1
    return count


def longest(part: range) -> tuple[int, int]:
    return max(zip(map(steps, part), part, strict=True))


async def main() -> None:
    size = LIMIT // PARTS
    parts = [range(first, first + size) for first in range(1, LIMIT, size)]
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor() as pool:
        futures = [loop.run_in_executor(pool, longest, part) for part in parts]
        best, number = max(await asyncio.gather(*futures))
    print(f"{number:,} takes {best} steps")


if __name__ == "__main__":
    asyncio.run(main())
