# /// script
# [tool.mpguide]
# start-methods = "own"
# ///
"""Run commands in parallel with threads, each with a time limit."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

COMMANDS = {  # put your own programs here, such as ["ffmpeg", "-i", ...]
    "add": ([sys.executable, "-c", "print(sum(range(1000)))"], 25),
    "fail": ([sys.executable, "-c", "exit('the disk is full')"], 25),
    "wait": ([sys.executable, "-c", "while True: pass"], 0.5),
    "more": ([sys.executable, "-c", "print('done')"], 25),
}


def run(name: str) -> str:
    command, limit = COMMANDS[name]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=True, timeout=limit
        )
    except subprocess.TimeoutExpired:
        return "killed, it took too long"
    except subprocess.CalledProcessError as error:
        return f"exit code {error.returncode}, {error.stderr.strip()}"
    return done.stdout.strip()


def main() -> None:
    with ThreadPoolExecutor(max_workers=2) as pool:
        for name, result in zip(
            COMMANDS, pool.map(run, COMMANDS), strict=True
        ):
            print(f"{name}: {result}")


if __name__ == "__main__":
    main()
