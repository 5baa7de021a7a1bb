# /// script
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Let a worker of a Pool start a process."""

from multiprocessing import Pool, Process


def wash_up(dishes: int) -> None:
    print("washing", dishes, "dishes")


def serve(dishes: int) -> int:
    process = Process(target=wash_up, args=(dishes,))
    process.start()
    process.join()
    return dishes


if __name__ == "__main__":
    with Pool(1) as pool:
        print(pool.map(serve, [12]))
