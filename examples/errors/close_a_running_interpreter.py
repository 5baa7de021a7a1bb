# /// script
# requires-python = ">=3.14"
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Close an interpreter that still runs a function."""

from concurrent import interpreters


def wait_for(queue) -> None:
    queue.get()


if __name__ == "__main__":
    queue = interpreters.create_queue()
    interpreter = interpreters.create()
    thread = interpreter.call_in_thread(wait_for, queue)
    while not interpreter.is_running():
        pass
    try:
        interpreter.close()
    finally:
        queue.put("stop")
        thread.join()
