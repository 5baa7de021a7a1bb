"""Run calculations in a process pool while the event loop goes on."""

import asyncio
import signal
from concurrent.futures import ProcessPoolExecutor


def ignore_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # main decides


def count_primes(limit: int) -> int:
    return sum(
        all(n % d for d in range(2, int(n**0.5) + 1)) for n in range(2, limit)
    )


async def heartbeat() -> None:
    while True:
        print("the loop is free")
        await asyncio.sleep(60)


async def main() -> None:
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(2, initializer=ignore_ctrl_c) as pool:
        calls = [
            loop.run_in_executor(pool, count_primes, limit)
            for limit in (1_000, 5_000, 10_000)
        ]
        beat = asyncio.create_task(heartbeat())
        print("primes:", await asyncio.gather(*calls))
        beat.cancel()


if __name__ == "__main__":
    asyncio.run(main())
