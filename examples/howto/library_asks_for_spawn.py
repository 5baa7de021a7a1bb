"""Pass settings to workers only if the start method is spawn."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor

language = "none"


def set_language(value: str) -> None:
    global language
    language = value


def greet(name: str) -> str:
    return {"none": "?", "fr": "Bonjour"}[language] + f" {name}"


def main() -> None:
    set_language("fr")
    if multiprocessing.get_start_method() == "spawn":
        setup = {"initializer": set_language, "initargs": (language,)}
    else:
        setup = {}  # "the others fork"
    with ProcessPoolExecutor(1, **setup) as executor:
        print("branch:", executor.submit(greet, "Ada").result())
    setup = {"initializer": set_language, "initargs": (language,)}
    with ProcessPoolExecutor(1, **setup) as executor:
        print("always:", executor.submit(greet, "Ada").result())


if __name__ == "__main__":
    main()
