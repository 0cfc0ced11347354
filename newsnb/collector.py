"""Pause Python's garbage collector while newsnb makes many small values at once.

Thousands of values that live on make the collector look, again and again, for cycles in all that spaCy and the
gazetteer hold. It would find none of ours.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused_collector() -> Iterator[None]:
    """Pause the search for cycles within the context, if it runs; what it finds is freed when the context ends."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
