"""Hold OpenBLAS to one thread while newsnb reads: for matrices of this size threads only cost."""

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
