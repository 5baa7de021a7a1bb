# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# ///
"""Ask this Python whether it was built for free threading, and whether the GIL is on now."""

import sys
import sysconfig


def main() -> None:
    built = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))
    print("built for free threading:", "yes" if built else "no")
    if hasattr(sys, "_is_gil_enabled"):  # since 3.13
        print("GIL:", "on" if sys._is_gil_enabled() else "off")
    else:
        print("GIL: on, this Python has no other build")


if __name__ == "__main__":
    main()
