# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# ///
"""Give each worker of a pool a GPU of its own."""

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context


def take_gpu(numbers, all_here) -> None:
    global barrier
    barrier = all_here
    os.environ["CUDA_VISIBLE_DEVICES"] = numbers.get()
    # Import torch here, below the line that says what it may see.


def my_gpu(_batch: str) -> str:
    barrier.wait()  # so that each worker takes one batch
    return os.environ["CUDA_VISIBLE_DEVICES"]


def main() -> None:
    context = get_context("spawn")
    gpus = os.environ.get("CUDA_VISIBLE_DEVICES", "0,1").split(",")
    numbers = context.SimpleQueue()
    for number in gpus:
        numbers.put(number)
    with ProcessPoolExecutor(
        len(gpus),
        mp_context=context,
        initializer=take_gpu,
        initargs=(numbers, context.Barrier(len(gpus))),
    ) as pool:
        batches = [f"batch {number}" for number, _ in enumerate(gpus)]
        print("GPUs in use:", *sorted(pool.map(my_gpu, batches)))


if __name__ == "__main__":
    main()
