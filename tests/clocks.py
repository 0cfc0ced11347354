"""How much CPU something takes, on a machine that does other things too."""

import time
from collections.abc import Callable

from newsnb.collector import paused_collector


def cpu_seconds(work: Callable[[], object]) -> float:
    """Return the seconds of CPU that ``work`` takes: the least of three runs, without the garbage collector's own."""
    return min(_once(work) for _ in range(3))


def _once(work: Callable[[], object]) -> float:
    with paused_collector():
        began = time.process_time()
        work()
        return time.process_time() - began
