# /// script
# requires-python = ">=3.14"
# [tool.mpguide]
# ///
"""Wait for the thread of an interpreter, then close the interpreter."""

from concurrent import interpreters


def wait_for(queue) -> None:
    queue.get()


if __name__ == "__main__":
    queue = interpreters.create_queue()
    interpreter = interpreters.create()
    thread = interpreter.call_in_thread(wait_for, queue)
    queue.put("stop")
    thread.join()
    interpreter.close()
    print("closed, left:", len(interpreters.list_all()) - 1)
