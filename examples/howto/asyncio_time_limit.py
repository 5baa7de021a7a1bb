# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# platforms = ["linux", "macos"]
# ///
"""Run a function in a process of its own, and kill it after a time limit."""

import asyncio
from multiprocessing import Pipe, Process


def answer(sender, function, args) -> None:
    try:
        result = True, function(*args)
    except Exception as error:
        result = False, error
    sender.send(result)


async def run_with_limit(seconds: float, function, *args):
    receiver, sender = Pipe(duplex=False)
    process = Process(target=answer, args=(sender, function, args))
    process.start()
    sender.close()  # the child has the only other end
    loop = asyncio.get_running_loop()
    ready = asyncio.Event()
    loop.add_reader(receiver.fileno(), ready.set)
    try:
        async with asyncio.timeout(seconds):
            await ready.wait()
        good, result = receiver.recv()
    finally:  # also if this task is cancelled
        loop.remove_reader(receiver.fileno())
        process.kill()
        process.join()
        receiver.close()
    if not good:
        raise result
    return result


def count_to(number: float) -> int:
    count = 0
    while count < number:
        count += 1
    return count


async def main() -> None:
    print("small:", await run_with_limit(60, count_to, 1000))
    try:
        await run_with_limit(0.5, count_to, float("inf"))
    except TimeoutError:
        print("endless: killed")


if __name__ == "__main__":
    asyncio.run(main())
