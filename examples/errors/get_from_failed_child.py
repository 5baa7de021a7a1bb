# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# hangs = true
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""The child has failed, and the main process waits for its next item."""

from multiprocessing import Process, Queue


def weigh(queue, parcels):
    for parcel in parcels:
        queue.put(float(parcel))


def main() -> None:
    queue, parcels = Queue(), ["1.5", "2,5"]
    scales = Process(target=weigh, args=(queue, parcels))
    scales.start()
    for _ in parcels:
        print("weight:", queue.get())
    scales.join()


if __name__ == "__main__":
    main()
