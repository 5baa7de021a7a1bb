"""Consumers that find new work while they work: when is all of it done?"""

from multiprocessing import JoinableQueue, Process, Queue

FOLDERS = {  # stands for a tree whose size nobody knows
    "home": ["photos", "letters"],
    "photos": ["2024", "2025"],
    "2025": ["summer", "winter"],
}


def walk(folders, found) -> None:
    while (folder := folders.get()) is not None:
        try:
            for inner in FOLDERS.get(folder, []):
                folders.put(inner)  # before task_done(), never after it
            found.put(folder)
        except Exception as error:  # main must hear of it
            found.put(error)
        finally:
            folders.task_done()
    found.put(None)


def main() -> None:
    folders, found = JoinableQueue(), Queue()
    walkers = [
        Process(target=walk, args=(folders, found), daemon=True)
        for _ in range(2)
    ]
    for walker in walkers:
        walker.start()
    folders.put("home")
    folders.join()  # until task_done() was called for each item
    for _ in walkers:
        folders.put(None)
    names, at_work = [], len(walkers)
    while at_work:
        name = found.get()
        if name is None:
            at_work -= 1
        elif isinstance(name, Exception):
            raise name
        else:
            names.append(name)
    for walker in walkers:
        walker.join()
    print(len(names), "folders:", *sorted(names))


if __name__ == "__main__":
    main()
