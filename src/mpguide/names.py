"""Names of the standard library in prose: where each is documented, and which do not exist.

The inventory is the one that Python's documentation publishes (``objects.inv`` of 3.15), kept beside
this module so that a build needs no network. What a short name means is read from the examples of the
page: ``Queue`` is what they import, ``worker.join()`` is a method of what they assign to ``worker``.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from mpguide.errors import MpguideError
from mpguide.scope import DOTTED, Scope

DOCUMENTATION = "https://docs.python.org/3/"
INVENTORY = Path(__file__).with_name("python.inv")

_MODULES = (
    "multiprocessing",
    "concurrent.futures",
    "multiprocessing.shared_memory",
    "multiprocessing.managers",
    "multiprocessing.connection",
    "multiprocessing.pool",
    "concurrent.futures.process",
    "concurrent.interpreters",
    "threading",
    "queue",
    "pickle",
    "subprocess",
    "signal",
    "object",
)
"""Where a short name is looked for that no example of the page explains, in this order."""

_PLAIN = frozenset(
    [
        "__main__",
        "asyncio",
        "atexit",
        "cProfile",
        "ctypes",
        "faulthandler",
        "functools",
        "gc",
        "itertools",
        "json",
        "mmap",
        "os",
        "pstats",
        "random",
        "resource",
        "socket",
        "sqlite3",
        "sys",
        "tempfile",
        "threading",
        "unittest",
        "weakref",
    ]
)
"""Modules whose bare name means the module, also where no example imports it."""

_OWNERS = (
    "multiprocessing.Process",
    "multiprocessing.Queue",
    "multiprocessing.JoinableQueue",
    "multiprocessing.connection.Connection",
    "multiprocessing.Lock",
    "multiprocessing.Value",
    "multiprocessing.Event",
    "concurrent.futures.Future",
    "concurrent.futures.ProcessPoolExecutor",
    "multiprocessing.pool.Pool",
    "multiprocessing.pool.AsyncResult",
    "multiprocessing.shared_memory.SharedMemory",
    "multiprocessing.Barrier",
    "multiprocessing.Condition",
    "multiprocessing.Semaphore",
    "multiprocessing.managers.SyncManager",
)
"""Whose method a bare ``name()`` is: the first that has it, classes that the page uses before the others."""

_SAME = {
    "multiprocessing.Pool": "multiprocessing.pool.Pool",
    "multiprocessing.Manager": "multiprocessing.managers.SyncManager",
    "multiprocessing.pool.ThreadPool": "multiprocessing.pool.Pool",
    "multiprocessing.JoinableQueue": "multiprocessing.Queue",
    "multiprocessing.RLock": "multiprocessing.Lock",
    "multiprocessing.managers.SyncManager": "multiprocessing.managers.BaseManager",
    "multiprocessing.managers.SharedMemoryManager": "multiprocessing.managers.BaseManager",
    "concurrent.futures.ProcessPoolExecutor": "concurrent.futures.Executor",
    "concurrent.futures.ThreadPoolExecutor": "concurrent.futures.Executor",
    "concurrent.futures.InterpreterPoolExecutor": "concurrent.futures.Executor",
    **{f"multiprocessing.{name}": f"threading.{name}" for name in ("Barrier", "Condition", "Event", "Semaphore")},
    "multiprocessing.BoundedSemaphore": "threading.Semaphore",
    "threading.BoundedSemaphore": "threading.Semaphore",
}
"""Where the documentation has the methods that a class does not list itself."""

_PARTS = {
    "multiprocessing.Value.get_lock": "multiprocessing.Value",
    "multiprocessing.Value.value": "multiprocessing.Value",
    "multiprocessing.Array.get_lock": "multiprocessing.Array",
}
"""Names that have no entry of their own, and the entry that describes them."""

_ENTRY = re.compile(r"(.+?) (\w+:[\w-]+) -?\d+ (\S+) ")
_CLASS = re.compile(r"[A-Z]+[a-z]\w*")


@dataclass(frozen=True)
class Inventory:
    """What the documentation of Python describes."""

    names: dict[str, str]
    """Address below the documentation's root, by full name: Python names, environment variables, opcodes."""
    values: frozenset[str]
    """Those of the names that stand for a value, whose members are described at its class."""
    places: frozenset[str]
    """All addresses, those of pages and sections too."""


@lru_cache(maxsize=4)
def load_inventory(path: Path = INVENTORY) -> Inventory:
    """Read a Sphinx inventory, version 2. Format: https://sphobjinv.readthedocs.io/en/stable/syntax.html.

    Raises:
        MpguideError: it cannot be read, or is not such a file.
    """
    try:
        head, _, body = path.read_bytes().partition(b"zlib.\n")
        if not head.startswith(b"# Sphinx inventory version 2"):
            raise ValueError("it does not begin with '# Sphinx inventory version 2'")
        lines = zlib.decompress(body).decode().splitlines()
    except (OSError, ValueError, zlib.error) as error:
        raise MpguideError(f"{path.name}: no inventory of Python's documentation: {error}") from None
    names, values, places = {}, set(), set()
    for entry in filter(None, map(_ENTRY.match, lines)):
        name, role, place = entry.groups()
        place = place.removesuffix("$") + name if place.endswith("$") else place
        places |= {place, place.partition("#")[0]}
        if role.startswith("py:") or role in ("std:envvar", "std:opcode"):
            names[name] = place
        if role in ("py:data", "py:attribute"):
            values.add(name)
    return Inventory(names, frozenset(values), frozenset(places))


class Names:
    """The names of the standard library, as a page may write them.

    Args:
        inventory: what there is.
        defined: what any example of the guide defines; a page may speak of it.
    """

    def __init__(self, inventory: Inventory, defined: Iterable[str] = ()) -> None:
        self._inventory = inventory.names
        self._values = inventory.values
        self._places = inventory.places
        self._defined = frozenset(defined)
        self._modules = {name for name, place in inventory.names.items() if "#module-" in place}
        self._packages = {name.partition(".")[0] for name in self._modules}

    def address(self, span: str, scope: Scope) -> str | None:
        """Return the address of the documentation of what a code span names; None if it names nothing of Python's.

        Raises:
            MpguideError: it looks like a name of the standard library, and there is none.
        """
        name, call, _ = span.strip().lstrip("@").partition("(")
        if not DOTTED.fullmatch(name) or (call and not span.rstrip().endswith(")")):
            return None
        if "." not in name and self._is_own(name, bool(call), scope):
            return None
        found = self._dotted(name, scope) if "." in name else self._short(name, bool(call), scope)
        if found:
            return DOCUMENTATION + self._inventory[found]
        if self._claims(name, bool(call), scope):
            raise MpguideError(
                f"`{span}` is no name in Python's documentation, nor of an example; "
                "write the full name, or put it in quotes if it is a text"
            )
        return None

    def _is_own(self, name: str, call: bool, scope: Scope) -> bool:
        """Say whether a name is one that the examples define; special methods stay Python's."""
        if name in scope.defined:
            return not name.startswith("__")
        return name in scope.types and not scope.types[name] and not call

    def _claims(self, name: str, call: bool, scope: Scope) -> bool:
        """Say whether a name must be one of the standard library, by its looks and by what the examples say."""
        first = name.partition(".")[0]
        if first in self._defined or first in scope.types:
            return False
        if first in scope.imports:
            return scope.imports[first].partition(".")[0] in self._packages
        if "." in name:
            return first in self._packages or bool(_CLASS.fullmatch(first) and self._anywhere(first))
        return call or bool(_CLASS.fullmatch(name))

    def check_link(self, href: str) -> None:
        """Look at a link that was written by hand.

        Raises:
            MpguideError: it leads to a page or a name that Python's documentation does not have.
        """
        if not href.startswith(DOCUMENTATION):
            return
        page, _, anchor = href.removeprefix(DOCUMENTATION).partition("#")
        place = f"{page}#{anchor}" if "." in anchor else page  # other anchors are sections, and not all are listed
        if page and place not in self._places:
            raise MpguideError(f"{href}: Python's documentation has no such {'name' if '#' in place else 'page'}")

    def _dotted(self, name: str, scope: Scope) -> str | None:
        first, _, rest = name.partition(".")
        if first in scope.types:
            known = scope.types[first]
            return self._member(known, rest) if known else self._method(rest, scope)
        return self._known(scope.full(name)) or self._anywhere(name)

    def _short(self, name: str, call: bool, scope: Scope) -> str | None:
        if name in scope.imports:
            return self._known(scope.imports[name])
        if call and self._used(name, scope):
            return self._used(name, scope)
        if name in self._modules:
            return name if name in _MODULES or name in _PLAIN else None
        if name.islower() and not call:  # an ordinary word, unless the page uses it as a name
            return self._used(name, scope) or (name if scope.defined and name in self._inventory else None)
        if name in self._inventory:
            return name
        return self._anywhere(name) or self._method(name, scope)

    def _used(self, name: str, scope: Scope) -> str | None:
        """Find a method or attribute of a class that the page uses."""
        owners = [owner for owner in _OWNERS if owner in scope.classes or _SAME.get(owner) in scope.classes]
        return next(filter(None, (self._member(owner, name) for owner in owners)), None)

    def _method(self, name: str, scope: Scope) -> str | None:
        found = (self._member(owner, name) for owner in _OWNERS)
        return self._used(name, scope) or next(filter(None, found), None)

    def _anywhere(self, name: str) -> str | None:
        return next(filter(None, (self._known(f"{module}.{name}") for module in _MODULES)), None)

    def _member(self, owner: str, name: str) -> str | None:
        return self._known(f"{owner}.{name}")

    def _known(self, name: str) -> str | None:
        """Return the entry that describes a full name, going from a class to those it takes its methods from."""
        if name in self._inventory:
            return name
        if name in _PARTS:
            return _PARTS[name]
        if name in _SAME:
            return self._known(_SAME[name])
        owner, _, last = name.rpartition(".")
        if owner in self._values:
            return owner
        return self._known(f"{_SAME[owner]}.{last}") if owner in _SAME else None
