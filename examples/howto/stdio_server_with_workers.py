# /// script
# [tool.mpguide]
# start-methods = ["spawn", "forkserver"]
# platforms = ["linux", "macos"]
# ///
"""A server that speaks JSON lines on stdin and stdout, and has workers."""

import json
import os
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, get_start_method


def take_standard_streams():
    requests = os.fdopen(os.dup(0), encoding="utf-8")
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    with open(os.devnull) as nothing:
        os.dup2(nothing.fileno(), 0)  # nobody else reads a request
    os.dup2(2, 1)  # what anybody prints goes to stderr
    return requests, replies


def work(number: int) -> int:
    print("a worker prints", number, flush=True)
    return number * number


def serve(start_method: str) -> None:
    requests, replies = take_standard_streams()
    print("the server prints", flush=True)
    with ProcessPoolExecutor(1, get_context(start_method)) as pool:
        for line in requests:  # until the client closes its end
            result = pool.submit(work, json.loads(line)).result()
            print(json.dumps({"result": result}), file=replies, flush=True)


def main() -> None:
    command = [sys.executable, __file__, get_start_method()]
    server = subprocess.run(
        command, input="3\n4\n", capture_output=True, text=True, check=True
    )
    for line in server.stdout.splitlines():
        print("reply:", json.loads(line))
    print("on stderr:", server.stderr.splitlines())


if __name__ == "__main__":
    if sys.argv[1:]:
        serve(sys.argv[1])
    else:
        main()
