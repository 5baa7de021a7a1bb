"""Pickle a function, and look at what is in the bytes."""

import pickle


def circumference(radius):
    return 2 * 3.14159 * radius


def main() -> None:
    data = pickle.dumps(circumference)
    print("its module is in there:", b"__main__" in data)
    print("its name is in there:", b"circumference" in data)
    print("its code is in there:", circumference.__code__.co_code in data)
    print(
        "unpickling finds the function itself:",
        pickle.loads(data) is circumference,
    )


if __name__ == "__main__":
    main()
