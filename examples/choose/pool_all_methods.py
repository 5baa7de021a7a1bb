"""Call a function through every method of Pool."""

from multiprocessing import Pool


def power(base: int, exponent: int = 2) -> int:
    return base**exponent


def main() -> None:
    with Pool(2) as pool:
        print("apply          ", pool.apply(power, (3,)))
        print("map            ", pool.map(power, [1, 2, 3]))
        print("starmap        ", pool.starmap(power, [(2, 5), (2, 6)]))
        print("imap           ", *pool.imap(power, [1, 2, 3]))
        print(
            "imap_unordered ",
            *sorted(pool.imap_unordered(power, [1, 2, 3])),
            "(sorted here)",
        )

        promised = [
            pool.apply_async(power, (3,), {"exponent": 3}),
            pool.map_async(power, [4, 5, 6]),
            pool.starmap_async(power, [(3, 4), (3, 5)]),
        ]
        for result in promised:
            print("get            ", result.get())


if __name__ == "__main__":
    main()
