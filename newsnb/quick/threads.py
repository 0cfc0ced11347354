"""What is the process's, held while newsnb reads and given back: OpenBLAS's threads, and Python's garbage collector.

For matrices of this size threads only cost. The collector, called by the thousands of values that an article leaves
behind, looks each time for cycles in all that spaCy and the gazetteer hold.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock

from threadpoolctl import ThreadpoolController

_HELD = Lock()


@cache
def _openblas() -> ThreadpoolController:
    return ThreadpoolController().select(internal_api="openblas")


def kernel() -> str | None:
    """Return the processor that numpy's OpenBLAS takes this one for; None if numpy has another library."""
    found = [library for library in _openblas().info() if "numpy" in library["filepath"]]
    return found[0]["architecture"] if found else None


@contextmanager
def one_thread() -> Iterator[None]:
    """Hold OpenBLAS to one thread within the context.

    The setting is the process's. Who comes while another holds it changes nothing: if both set it and gave it back, the
    second would give back the one thread of the first.
    """
    if not _HELD.acquire(blocking=False):
        yield
        return
    try:
        with _openblas().limit(limits=1):
            yield
    finally:
        _HELD.release()


@contextmanager
def no_collector() -> Iterator[None]:
    """Pause the search for cycles within the context, if it runs; what it finds is freed when the context ends."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
