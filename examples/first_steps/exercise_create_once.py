"""Let three processes create the same file; only one of them may."""

from multiprocessing import Process
from pathlib import Path
from tempfile import TemporaryDirectory


def create(path: Path) -> None:
    try:
        with open(path, "x") as file:
            file.write("settings")
        print("created it")
    except FileExistsError:
        print("it exists already")


def main() -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "settings.txt")
        processes = [Process(target=create, args=(path,)) for _ in range(3)]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        print("the file holds:", path.read_text())


if __name__ == "__main__":
    main()
