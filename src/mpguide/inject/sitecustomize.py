"""Runs at the start of every Python of a run, before the example: sets its start method.

The runner puts this folder on PYTHONPATH. Without noise only the program's first Python sees it:
the environment that its children inherit is as if this file did not exist. Programs that hang tell
where they wait when they are asked. Noise (recording only) delays parents or children to show which orders of lines are luck.
"""

# mypy: ignore-errors
# It reaches into multiprocessing to disturb it, which no type describes.

import os
import sys  # and nothing that costs time: this runs at every start


def _set_up() -> None:
    here = os.path.dirname(os.path.abspath(__file__))
    sys.path[:] = [entry for entry in sys.path if os.path.abspath(entry) != here]
    method = os.environ.pop("MPGUIDE_START_METHOD", "")
    noise, stacks = os.environ.get("MPGUIDE_NOISE", ""), os.environ.get("MPGUIDE_STACKS", "")
    if not noise and not stacks:
        os.environ.pop("PYTHONPATH", None)
    if method:
        import multiprocessing

        multiprocessing.set_start_method(method)
    if noise:
        _disturb(noise)
    if stacks:
        _answer(stacks)
    _hand_over()


def _disturb(noise: str) -> None:
    """Make merely likely orders of lines unlikely: slow parents, slow and late first children, or slow prints."""
    import time
    from multiprocessing import process as module  # and not util: it would register its atexit function early
    from types import SimpleNamespace

    counter = module.itertools.count

    class SlowStart:
        """Delays start() when it stores this attribute: a function around it would stand in tracebacks."""

        def __get__(self, process, owner=None):
            if process is None:
                return self
            if "_sentinel" not in process.__dict__:
                raise AttributeError("_sentinel")
            return process.__dict__["_sentinel"]

        def __set__(self, process, sentinel):
            process.__dict__["_sentinel"] = sentinel
            if process._popen:  # not the child's idea of its parent
                time.sleep(0.15)

        def __delete__(self, process):
            del process.__dict__["_sentinel"]

    def late_count(first):
        """Delay a child that calls this first of all: a function around its start would stand in stack dumps."""
        child = sys._getframe(1).f_locals["self"]
        time.sleep(0.3 / child._identity[-1])  # the first child starts last
        return counter(first)

    def late_write(write):
        budget = {os.getpid(): 12}  # of lines that may come late, in each process

        def wrapped(text):
            left = budget.setdefault(os.getpid(), 12)
            chance, delay = os.urandom(2)  # random's state would be the same in each forked child
            if text.strip() and left and chance < 128:
                budget[os.getpid()] -= 1
                time.sleep(delay / 2550)  # up to 0.1 s
            return write(text)

        return wrapped

    if noise == "slow-parent":
        module.BaseProcess._sentinel = SlowStart()
    elif noise == "slow-children":
        module.itertools = SimpleNamespace(count=late_count)
    elif noise == "slow-prints":
        for stream in (sys.stdout, sys.stderr):
            stream.write = late_write(stream.write)


def _answer(folder: str) -> None:
    """Answer a signal with a dump of the stacks of all threads, in a file named after the process."""
    import faulthandler
    import signal

    def register():
        file = open(os.path.join(folder, str(os.getpid())), "w")  # noqa: SIM115 - it stays open
        faulthandler.register(signal.SIGRTMAX, file)

    register()
    os.register_at_fork(after_in_child=register)


def _hand_over() -> None:
    """Run the sitecustomize that this one hides, if the interpreter has one."""
    from importlib.machinery import PathFinder
    from importlib.util import module_from_spec

    spec = PathFinder.find_spec("sitecustomize", sys.path)
    if spec and spec.loader:
        spec.loader.exec_module(module_from_spec(spec))


_set_up()
