"""Show the three steps of += in the bytecode that Python runs."""

from dis import get_instructions

STEPS = ("LOAD_ATTR", "BINARY_OP", "STORE_ATTR")


def add_one(number) -> None:
    number.value += 1


def main() -> None:
    for instruction in get_instructions(add_one):
        if instruction.opname in STEPS:
            print(instruction.opname, instruction.argrepr)


if __name__ == "__main__":
    main()
