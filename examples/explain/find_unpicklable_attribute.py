"""Find the parts of an object that cannot be pickled."""

import pickle
import threading


class Cache:
    def __init__(self):
        self.entries = {"a": 1}
        self.lock = threading.Lock()


class Report:
    def __init__(self):
        self.rows = [{"year": 2026, "key": lambda row: row["year"]}]
        self.cache = Cache()


def find(thing, path):
    try:
        pickle.dumps(thing)
        return []
    except Exception as error:
        here = f"{path}: {type(error).__name__}"
    if isinstance(thing, dict):
        parts = [(f"{path}[{key!r}]", part) for key, part in thing.items()]
    elif isinstance(thing, list | tuple):
        parts = [(f"{path}[{i}]", part) for i, part in enumerate(thing)]
    else:
        state = getattr(thing, "__dict__", {})
        parts = [(f"{path}.{name}", part) for name, part in state.items()]
    found = [line for name, part in parts for line in find(part, name)]
    return found or [here]


def main() -> None:
    for line in find(Report(), "report"):
        print(line)


if __name__ == "__main__":
    main()
