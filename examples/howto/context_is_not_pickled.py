# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# stderr = "ignore"
# ///
"""Send a whole Context to a worker, which fails, and then only its strings."""

from concurrent.futures import ProcessPoolExecutor
from contextvars import ContextVar, copy_context

request_id = ContextVar("request_id")
tenant = ContextVar("tenant")
SENT = {"request_id": request_id, "tenant": tenant}


def describe() -> str:
    return f"{request_id.get()} for {tenant.get()}"


def with_values(values, function):
    context = copy_context()
    for name, value in values.items():
        context.run(SENT[name].set, value)
    return context.run(function)


def main() -> None:
    request_id.set("ada-1")
    tenant.set("library")
    with ProcessPoolExecutor(1) as executor:
        try:
            executor.submit(copy_context().run, describe).result()
        except TypeError as error:
            print(f"TypeError: {error}")
        values = {name: variable.get() for name, variable in SENT.items()}
        print(executor.submit(with_values, values, describe).result())


if __name__ == "__main__":
    main()
