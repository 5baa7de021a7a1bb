# /// script
# requires-python = ">=3.14"
# [tool.mpguide]
# ///
"""Give a queue to a function in another interpreter; its item is the permission to go on."""

from concurrent import interpreters


def count(permissions) -> None:
    permission = permissions.get()
    try:
        print("one")
    finally:
        permissions.put(permission)


if __name__ == "__main__":
    permissions = interpreters.create_queue()
    permissions.put("go")
    interpreter = interpreters.create()
    interpreter.call(count, permissions)
    interpreter.close()
