# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""The child says that it is done, even when it fails; then comes join()."""

from multiprocessing import Process, Queue


def weigh(queue, parcels):
    try:
        for parcel in parcels:
            queue.put(float(parcel))
    finally:
        queue.put(None)


def main() -> None:
    queue, parcels = Queue(), ["1.5", "2,5"]
    scales = Process(target=weigh, args=(queue, parcels))
    scales.start()
    while (weight := queue.get()) is not None:
        print("weight:", weight)
    scales.join()
    print("exit code:", scales.exitcode)


if __name__ == "__main__":
    main()
