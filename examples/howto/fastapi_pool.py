# /// script
# requires-python = ">=3.14"
# dependencies = ["fastapi", "uvicorn"]
# [tool.mpguide]
# start-methods = "own"
# timeout = 120
# ///
"""Serve HTTP with FastAPI, and calculate in a process pool."""

import asyncio
import signal
import socket
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager
from multiprocessing import get_context
from urllib.request import urlopen

import uvicorn
from fastapi import FastAPI, Request


def ignore_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server decides


def fibonacci(n: int) -> int:
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


@asynccontextmanager
async def lifespan(_app: FastAPI):
    context = get_context("spawn")  # a server has threads: do not fork it
    with ProcessPoolExecutor(2, context, initializer=ignore_ctrl_c) as pool:
        yield {"pool": pool}  # the requests find it in request.state


app = FastAPI(lifespan=lifespan)


@app.get("/fibonacci/{n}")
async def get_fibonacci(n: int, request: Request):
    loop = asyncio.get_running_loop()
    pool = request.state.pool
    return {n: await loop.run_in_executor(pool, fibonacci, n)}


def ask(url: str) -> str:
    with urlopen(url, timeout=600) as response:
        return response.read().decode()


async def main() -> None:
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        running = asyncio.create_task(server.serve(sockets=[listener]))
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/fibonacci"
        asks = [asyncio.to_thread(ask, f"{url}/{n}") for n in (5, 10, 20)]
        print(*await asyncio.gather(*asks))
        server.should_exit = True
        await running


if __name__ == "__main__":
    asyncio.run(main())
