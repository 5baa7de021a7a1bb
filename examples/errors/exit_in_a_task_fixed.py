"""A task that cannot go on raises an exception, and main decides."""

from concurrent.futures import ProcessPoolExecutor


def bake(cake: int) -> str:
    if cake == 2:
        raise ValueError("no eggs left")
    return f"cake {cake} is done"


def main() -> None:
    with ProcessPoolExecutor(1) as executor:
        for future in [executor.submit(bake, cake) for cake in (1, 2, 3)]:
            try:
                print(future.result())
            except ValueError as error:
                print("one cake less:", error)
    print("all other cakes are done")


if __name__ == "__main__":
    main()
