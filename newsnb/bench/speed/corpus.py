"""Articles -> rates and memory of each engine, what kills cost, and the size of the tables."""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from newsnb.bench.copies import BARS as COPIES
from newsnb.bench.copies import measure_copies
from newsnb.bench.tables import aligned
from newsnb.bench.view.corpora import measure_view
from newsnb.corpus.storage import read_manifests
from newsnb.corpus.tables import open_source
from newsnb.errors import NewsnbError, PackageNotFound, ProgramNotFound
from newsnb.gazetteer import load

BARS = {
    "overhead": 1.10,
    "megabytes of a worker": 450,
    "bytes of an article": 1_600,
    "seconds until all have ended": 5,
    "seconds until ready": 3,
    "milliseconds of a choice": 100,
    **COPIES,
}
"""CPU beside that of the reading itself; the largest process; without words; until a killed command's workers end; of
the view of 5,000 articles with 50,000 places; copies found, of 200 pairs and 200 that share a topic."""

_WORKERS = 2
_ARTICLES = 60
_PART = 5  # articles, so that kills fall into, between and behind parts
_LARGE_PART = 500
_LONGEST = 600  # seconds of one run
_KILLED = {"local": ("command",), "processes": ("worker", "command"), "dask": ("worker", "command")}
_WORKER_FROM = 100_000_000  # bytes; smaller children serve others


def run(path: Path, *, limit: int | None = None, kills: int = 10) -> dict[str, Any]:
    """Read a corpus with each engine, then kill workers and commands at random moments.

    Parameters
    ----------
    path
        A source of `newsnb.corpus.tables.open_source`.
    limit
        Number of articles to read; None for 60, and for the sizes 500.
    kills
        Of a worker, and of the command, for each engine.

    Returns
    -------
    dict
        Plain values: for each engine seconds, CPU seconds, overhead and memory; what came of each kill; sizes; copies
        that were found; and how quick the view of a corpus is, where there is a browser.
    """
    if not find_spec("psutil"):
        raise PackageNotFound("this benchmark", "psutil", "bench")
    open_source(path, {})
    load()  # built here where it is not yet, and not in the first run that is measured
    engines = ["local", "processes", *(["dask"] if find_spec("distributed") else [])]
    with tempfile.TemporaryDirectory() as folder:
        bench = _Bench(path, Path(folder), limit or _ARTICLES)
        figures = {engine: bench.measure(engine) for engine in engines}
        whole = _digest(bench.folder / "local")
        results = {
            "bench": "corpus",
            "bars": BARS,
            "articles": bench.articles,
            "equal tables": all(_digest(bench.folder / engine) == whole for engine in engines),
            "engines": figures,
            "sizes": bench.measure_sizes(limit or _LARGE_PART),
            "copies": measure_copies() if find_spec("datasketch") else {},
            "view": _measure_view(),
            "kills": {
                engine: {whom: list(bench.kill(engine, whom, kills, whole)) for whom in _KILLED[engine]}
                for engine in engines
            },
        }
    return results


def _measure_view() -> dict[str, float]:
    try:
        return measure_view()
    except (PackageNotFound, ProgramNotFound):  # no browser here
        return {}


def table(results: Mapping[str, Any]) -> str:
    """Show results of `run`."""
    rows: list[tuple[str, ...]] = [
        ("engine", "wall, s", "CPU, s", "to begin", "overhead", "MB, largest", "articles/CPU s")
    ]
    for name, one in results["engines"].items():
        cells = (f"{one['wall']:.1f}", f"{one['cpu']:.1f}", f"{one['begin']:.1f}", f"{one['overhead']:.2f}")
        rows.append((name, *cells, f"{one['megabytes']:.0f}", f"{one['rate']:.2f}"))
    kills: list[tuple[str, ...]] = [("killed", "times", "equal tables", "run ended well", "orphans", "parts kept")]
    for engine, by in results["kills"].items():
        for whom, runs in by.items():
            counts = (str(sum(one[name] for one in runs)) for name in ("equal", "ended", "orphans", "kept"))
            kills.append((f"{engine}, {whom}", str(len(runs)), *counts))
    sizes = [(name, f"{size:,.0f} bytes an article") for name, size in results["sizes"].items()]
    more = [
        (name, f"{value:.2f}" if isinstance(value, float) else str(value), _say_bar(name))
        for part in ("copies", "view")
        for name, value in results.get(part, {}).items()
    ]
    same = f"{results['articles']} articles; tables of all engines equal: {results['equal tables']}"
    shown = (same, aligned(rows), aligned(kills), aligned(sizes), aligned(more) if more else "")
    return "\n\n".join(filter(None, shown))


def _say_bar(name: str) -> str:
    if name not in BARS:
        return ""
    return f"{'at least' if name in COPIES else 'at most'} {BARS[name]}"


class _Bench:
    """The command over one source, measured and killed."""

    def __init__(self, path: Path, folder: Path, articles: int) -> None:
        self.path, self.folder, self.articles = path, folder, articles
        self._draw = random.Random(0)

    def measure(self, engine: str) -> dict[str, float]:
        """Return what a run costs, and what it costs to begin one, by a run over an article for each worker."""
        _, begin, _ = self._clock(engine, self.folder / f"{engine}-begin", _WORKERS, 1)
        out = self.folder / engine
        wall, cpu, megabytes = self._clock(engine, out, self.articles, _PART)
        reading = sum(one["cpu"] for one in read_manifests(out).values())
        return {
            "wall": wall,
            "cpu": cpu,
            "begin": begin,
            "overhead": (cpu - begin) / reading,
            "megabytes": megabytes,
            "rate": self.articles / reading,
        }

    def _clock(self, engine: str, out: Path, articles: int, size: int) -> tuple[float, float, float]:
        """Return the seconds, the CPU seconds and the largest process of a run."""
        began = time.perf_counter()
        with self._begin(engine, out, articles, size) as command:
            _, status, spent = os.wait4(command.pid, 0)  # of this run alone, with the workers that ended before it
            command.returncode = os.waitstatus_to_exitcode(status)
        if command.returncode:
            raise NewsnbError(f"the engine {engine!r} ended with an error; run `newsnb corpus` with it to see which")
        return time.perf_counter() - began, spent.ru_utime + spent.ru_stime, spent.ru_maxrss / 1024

    def _begin(self, engine: str, out: Path, articles: int, size: int, *more: str) -> "subprocess.Popen[bytes]":
        words = [sys.executable, "-m", "newsnb", "corpus", str(self.path), str(out), "--engine", engine, *more]
        words += ["--limit", str(articles), "--part-size", str(size), "--workers", str(_WORKERS)]
        env = os.environ | {"PYTHONPATH": os.pathsep.join(entry or os.getcwd() for entry in sys.path)}
        return subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env)

    def measure_sizes(self, articles: int) -> dict[str, float]:
        """Return the bytes of each table for an article, without words, in one part."""
        out = self.folder / "sizes"
        with self._begin("local", out, articles, _LARGE_PART, "--no-text") as command:
            command.wait(_LONGEST)
        (manifest,) = read_manifests(out).values()
        sizes = {name: size / manifest["counts"]["articles"] for name, size in manifest["bytes"].items()}
        return sizes | {"all": sum(sizes.values())}

    def kill(self, engine: str, whom: str, times: int, whole: Mapping[str, bytes]) -> Iterator[dict[str, Any]]:
        """Yield what came of each kill at a random moment, and of the same command again where it ended."""
        for number in range(times):
            out = self.folder / f"{engine}-{whom}-{number}"
            with self._begin(engine, out, self.articles, _PART) as command:
                self._wait(command, out)
                orphans = _kill(command.pid, whom, self._draw)
                ended = command.wait(_LONGEST) == 0
            left = _count_left(orphans) if whom == "command" else 0
            kept = len(read_manifests(out))
            if not ended:
                with self._begin(engine, out, self.articles, _PART) as again:
                    ended = again.wait(_LONGEST) == 0
            same = _digest(out) == whole
            yield {"equal": same, "ended": ended, "orphans": left, "kept": kept if whom == "command" else 0}

    def _wait(self, command: "subprocess.Popen[bytes]", out: Path) -> None:
        """Wait for a random number of parts, and a random moment behind the last."""
        goal = self._draw.randint(0, self.articles // _PART // 2)
        while command.poll() is None and len(_list_manifests(out)) < goal:
            time.sleep(0.02)
        time.sleep(self._draw.random() * (0.3 if goal else 5))


def _list_manifests(out: Path) -> list[Path]:
    return list((out / "manifests").glob("part-*.json"))


def _kill(pid: int, whom: str, draw: random.Random) -> list[Any]:
    """Kill the command or one of its workers, as the system does where memory is short; return all its children."""
    import psutil

    children: list[Any] = []
    with suppress(psutil.Error):
        command = psutil.Process(pid)
        children = command.children(recursive=True)
        large = [one for one in children if one.memory_info().rss > _WORKER_FROM] or children
        victim = command if whom == "command" else draw.choice(large) if large else None
        if victim is not None:
            victim.kill()
    return children


def _count_left(children: list[Any]) -> int:
    """Return how many processes are left after the seconds that they have to end, and end them."""
    import psutil

    _, alive = psutil.wait_procs(children, timeout=BARS["seconds until all have ended"])
    left = 0
    for one in alive:
        with suppress(psutil.Error):
            if one.status() != psutil.STATUS_ZOMBIE:
                left += 1
                one.kill()
    return left


def _digest(out: Path) -> dict[str, bytes]:
    """Return all files of the tables with their contents: a run that was killed leaves the same, byte for byte."""
    files = {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.glob("*/part-*.parquet"))}
    failed = {number: one["failed"] for number, one in read_manifests(out).items()}
    return files | {"failed": json.dumps(failed, sort_keys=True).encode()}
