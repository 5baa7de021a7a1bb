# /// script
# requires-python = ">=3.13"
# [tool.mpguide]
# start-methods = "own"
# ///
"""Tell whether this Python can do without the GIL, and whether it has one now."""

import sys
import sysconfig


def main() -> None:
    free = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))
    print("free-threaded build:", free)
    print("GIL in use:", sys._is_gil_enabled())


if __name__ == "__main__":
    main()
