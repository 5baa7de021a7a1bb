"""Send the id of the request to the worker with each task."""

from concurrent.futures import ProcessPoolExecutor
from contextvars import ContextVar

request_id = ContextVar("request_id", default="no request")


def resize(picture: str) -> str:
    return f"[{request_id.get()}] resized {picture}"


def in_request(request, function, *args):
    token = request_id.set(request)
    try:
        return function(*args)
    finally:
        request_id.reset(token)  # the worker lives on


def submit(executor, function, *args):
    return executor.submit(in_request, request_id.get(), function, *args)


def main() -> None:
    with ProcessPoolExecutor(1) as executor:
        futures = [submit(executor, resize, "logo.png")]
        for request in ("ada-1", "bob-2"):
            request_id.set(request)
            futures.append(submit(executor, resize, "cat.jpg"))
        futures.append(executor.submit(resize, "dog.jpg"))  # not sent along
        for future in futures:
            print(future.result())


if __name__ == "__main__":
    main()
