"""Ask for one worker at least."""

from multiprocessing import Pool


def main() -> None:
    words = ["fork", "spawn", "join"]
    batches = len(words) // 10
    with Pool(max(1, batches)) as pool:
        print(pool.map(len, words))


if __name__ == "__main__":
    main()
