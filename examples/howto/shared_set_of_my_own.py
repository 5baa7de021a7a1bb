"""Share an object with a method that checks and changes in one call."""

import threading
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from multiprocessing.managers import BaseManager

LINKS = {
    "home": ["news", "shop", "about"],
    "news": ["home", "shop", "archive"],
    "shop": ["home", "cart", "news"],
    "about": ["home", "team"],
}


class Visited:
    def __init__(self):
        self.pages = set()
        self.lock = threading.Lock()

    def is_new(self, page):
        with self.lock:  # the manager serves each process in a thread
            new = page not in self.pages
            self.pages.add(page)
            return new


class MyManager(BaseManager):
    pass


MyManager.register("Visited", Visited)


def visit(page, visited):
    links = LINKS.get(page, [])
    return page, [link for link in links if visited.is_new(link)]


def main() -> None:
    pages = []
    with MyManager() as manager, ProcessPoolExecutor(2) as executor:
        visited = manager.Visited()
        visited.is_new("home")
        tasks = {executor.submit(visit, "home", visited)}
        while tasks:
            done, tasks = wait(tasks, return_when=FIRST_COMPLETED)
            for task in done:
                page, new = task.result()
                pages.append(page)
                tasks |= {executor.submit(visit, p, visited) for p in new}
    print(len(pages), "visits:", *sorted(pages))


if __name__ == "__main__":
    main()
