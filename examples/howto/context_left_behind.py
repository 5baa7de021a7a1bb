"""Read a ContextVar in a worker to which nobody has sent it."""

from concurrent.futures import ProcessPoolExecutor
from contextvars import ContextVar

request_id = ContextVar("request_id", default="nobody")


def who_asks() -> str:
    return request_id.get()


def main() -> None:
    with ProcessPoolExecutor(1) as executor:
        for request in ("ada", "bob"):
            request_id.set(request)
            seen = executor.submit(who_asks).result()
            print(f"request of {request}: the worker sees {seen}")


if __name__ == "__main__":
    main()
