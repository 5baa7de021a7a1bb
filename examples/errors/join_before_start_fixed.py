# /// script
# [tool.mpguide]
# ///
"""Start all processes, then join them."""

from multiprocessing import Process


def bake(cake: str) -> None:
    print(cake, "is in the oven")


if __name__ == "__main__":
    bakers = [
        Process(target=bake, args=(cake,))
        for cake in ("plum cake", "cheesecake")
    ]
    for baker in bakers:
        baker.start()
    for baker in bakers:
        baker.join()
