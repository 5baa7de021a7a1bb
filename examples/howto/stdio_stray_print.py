# /// script
# [tool.mpguide]
# platforms = ["linux", "macos"]
# ///
"""A print in a worker lands between the replies of a server."""

import json
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, get_start_method


def work(number: int) -> int:
    print("working on", number, flush=True)
    return number * number


def serve(start_method: str) -> None:
    with ProcessPoolExecutor(1, get_context(start_method)) as pool:
        for line in sys.stdin:
            result = pool.submit(work, json.loads(line)).result()
            print(json.dumps({"result": result}), flush=True)


def main() -> None:
    command = [sys.executable, __file__, get_start_method()]
    server = subprocess.run(
        command, input="3\n", capture_output=True, text=True, check=True
    )
    for line in server.stdout.splitlines():
        try:
            print("reply:", json.loads(line))
        except ValueError as error:
            print(f"{line!r}: {type(error).__name__}: {error}")


if __name__ == "__main__":
    if sys.argv[1:]:
        serve(sys.argv[1])
    else:
        main()
