"""Tells whether a signal was sent to this process alone, or to its whole process group (Linux).

Ctrl-C goes to every process of the terminal's foreground group, and so does ``kill -INT -PGID``; the kernel
does not tell the receivers. So a process of the group that does nothing holds such signals back, and the kernel
shows that they wait for it (``ShdPnd`` in ``/proc/PID/status``; source:
https://man7.org/linux/man-pages/man5/proc_pid_status.5.html).
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import time

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
"""The signals that are held back."""
_DELAY = 0.005
"""Seconds that the kernel may need from one process of a group to the next."""


class Witness:
    """A process of our group that receives signals and does nothing about them."""

    def __init__(self) -> None:
        self._pid = 0
        self._input = -1

    def __enter__(self) -> Witness:
        self._start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def got(self, number: int) -> bool:
        """Say whether the group got a signal that we got; asked of the same signal again, of the next one."""
        time.sleep(_DELAY)
        found = bool(self._waiting() >> (number - 1) & 1)
        if found:
            self._stop()
            self._start()
        return found

    def _start(self) -> None:
        cat = shutil.which("cat")
        if not cat:
            return
        theirs, self._input = os.pipe()
        null = os.open(os.devnull, os.O_WRONLY)
        actions = [(os.POSIX_SPAWN_DUP2, theirs, 0), (os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, null, 2)]
        try:  # it ends when its input does, so whatever becomes of us, it doesn't outlive us
            self._pid = os.posix_spawn(cat, [cat], {}, file_actions=actions, setsigmask=SIGNALS, setsigdef=SIGNALS)
        except OSError:  # as many processes as there may be: then all is passed on
            os.close(self._input)
        finally:
            os.close(theirs)
            os.close(null)

    def _stop(self) -> None:
        if not self._pid:
            return
        os.close(self._input)
        with contextlib.suppress(OSError):
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
        self._pid = 0

    def _waiting(self) -> int:
        """Return the set of signals that wait for it, a bit for each."""
        with contextlib.suppress(OSError), open(f"/proc/{self._pid}/status", "rb") as file:
            for line in file:
                if line.startswith(b"ShdPnd:"):
                    return int(line.split()[1], 16)
        return 0
