"""Give the workers of each pool environment variables of their own."""

import os
from concurrent.futures import ProcessPoolExecutor


def set_variables(variables: dict[str, str]) -> None:
    os.environ.update(variables)


def greet(name: str) -> str:
    return f"{os.environ['GREETING']}, {name}"


def main() -> None:
    for greeting in ("Good morning", "Good evening"):
        with ProcessPoolExecutor(
            2, initializer=set_variables, initargs=({"GREETING": greeting},)
        ) as executor:
            print(*executor.map(greet, ["Ada", "Grace"]), sep="; ")
    print("main has it:", "GREETING" in os.environ)


if __name__ == "__main__":
    main()
