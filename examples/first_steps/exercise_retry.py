"""Repeat tasks that fail, three attempts at most."""

from concurrent.futures import ProcessPoolExecutor


def fetch(name: str, attempt: int) -> str:
    works_from = {"sheep": 1, "stars": 2, "comets": 9}[name]
    if attempt < works_from:
        raise ConnectionError(f"no connection to {name}")
    return f"{name} after {attempt} attempt(s)"


def main() -> None:
    names = ["sheep", "stars", "comets"]
    with ProcessPoolExecutor(max_workers=2) as pool:
        for attempt in (1, 2, 3):
            futures = {n: pool.submit(fetch, n, attempt) for n in names}
            names = [name for name in names if futures[name].exception()]
            for name in futures:
                if name not in names:
                    print(futures[name].result())
    for name in names:
        print("given up:", futures[name].exception())


if __name__ == "__main__":
    main()
