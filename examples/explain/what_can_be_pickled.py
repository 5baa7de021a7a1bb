"""Try to pickle many kinds of objects."""

import json
import pickle
import sqlite3
import threading
from collections import Counter
from contextlib import closing
from datetime import date


def attempt(name, thing) -> None:
    try:
        pickle.dumps(thing)
    except (TypeError, AttributeError, pickle.PicklingError):
        print(f"{name:20} no")
    else:
        print(f"{name:20} yes")


def main() -> None:
    attempt("numbers, texts", (1, 2.5, "three", b"four", None))
    attempt("list, dict, set", [{"a": {1, 2}}])
    attempt("Counter", Counter("abba"))
    attempt("date", date(2026, 11, 23))
    attempt("function of a module", json.dumps)
    attempt("exception", ValueError("no"))
    attempt("lambda", lambda: 1)
    attempt("generator", (n for n in range(3)))
    attempt("keys of a dict", {}.keys())
    attempt("module", json)
    attempt("lock of a thread", threading.Lock())
    with (
        open(__file__) as file,
        closing(sqlite3.connect(":memory:")) as connection,
    ):
        attempt("open file", file)
        attempt("database connection", connection)


if __name__ == "__main__":
    main()
