# /// script
# [tool.mpguide]
# platforms = ["linux", "macos"]
# timeout = 120
# ///
"""Send signals to programs that take no precautions, and see what is left."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool, Process, get_start_method, set_start_method
from multiprocessing.connection import Client, Listener
from tempfile import TemporaryDirectory


def task(address: str) -> None:
    with Client(address) as caller:
        caller.send(os.getpid())
        while True:  # until the caller has gone
            if caller.poll(0.05):
                caller.send(caller.recv())


def executor(address: str) -> None:
    with ProcessPoolExecutor(2) as pool:
        futures = [pool.submit(task, address) for _ in range(3)]
        print("ready", flush=True)  # the third task waits for a worker
        for future in futures:
            future.result()


def pool(address: str) -> None:
    with Pool(2) as pool:
        results = pool.map_async(task, [address] * 2, chunksize=1)
        print("ready", flush=True)
        while not results.ready():
            results.wait(1)


def process(address: str) -> None:
    workers = [Process(target=task, args=(address,)) for _ in range(2)]
    for worker in workers:
        worker.start()
    print("ready", flush=True)
    for worker in workers:
        worker.join()


def is_there(worker) -> bool:
    try:
        worker.send("are you there?")
        return bool(worker.recv())
    except (EOFError, ConnectionError):
        return False


def send(way: str, program, victim: int) -> None:
    match way:
        case "SIGINT to the group":
            os.killpg(program.pid, signal.SIGINT)
        case "SIGTERM to the parent":
            program.terminate()
        case "SIGKILL to the parent":
            program.kill()
        case "SIGKILL to a worker":
            os.kill(victim, signal.SIGKILL)


def try_out(tool: str, way: str, parent_ends: bool, folder: str) -> None:
    with Listener() as listener:
        command = [sys.executable, __file__, tool, listener.address]
        program = subprocess.Popen(
            [*command, get_start_method()],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"TMPDIR": folder},
            start_new_session=True,
        )
        workers = [listener.accept() for _ in range(2)]
    program.stdout.readline()  # it has handed in its tasks
    pids = {worker: worker.recv() for worker in workers}
    send(way, program, victim=pids[workers[0]])
    status = f"ended, {program.wait():3}" if parent_ends else "runs on"
    left = [worker for worker in workers if is_there(worker)]
    print(f"{tool:8} {way:21}  parent {status:10}  workers left: {len(left)}")

    program.kill()
    program.wait()
    for worker in left:
        os.kill(pids[worker], signal.SIGKILL)
    program.stdout.read()  # its end comes when nobody is left
    program.stdout.close()


def main() -> None:
    ways = {
        "SIGINT to the group": True,
        "SIGTERM to the parent": True,
        "SIGKILL to the parent": True,
        "SIGKILL to a worker": False,
    }
    for tool in ("executor", "pool", "process"):
        for way, parent_ends in ways.items():
            with TemporaryDirectory() as folder:
                try_out(tool, way, parent_ends or tool == "executor", folder)


if __name__ == "__main__":
    if sys.argv[1:]:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        set_start_method(sys.argv[3])
        globals()[sys.argv[1]](sys.argv[2])
    else:
        main()
