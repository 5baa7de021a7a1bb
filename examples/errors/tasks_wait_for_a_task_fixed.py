"""Only the main process waits: it submits what builds on a task later."""

from concurrent.futures import ProcessPoolExecutor


def bake():
    return "bread"


def eat(food):
    return f"{food} is eaten"


def main() -> None:
    with ProcessPoolExecutor(2) as pool:
        bread = pool.submit(bake).result()
        for meal in [pool.submit(eat, bread) for _ in range(2)]:
            print(meal.result())
    print("all have eaten")


if __name__ == "__main__":
    main()
