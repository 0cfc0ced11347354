"""Read a corpus into a folder: plan what is left to do, do it with any engine, and say what came of it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any

from filelock import FileLock, Timeout
from tqdm import tqdm

from newsnb.corpus.engines import run_jobs
from newsnb.corpus.parts import How, read_part
from newsnb.corpus.sources import Part, Source, Survey, digest_of, read_items, survey
from newsnb.corpus.storage import (
    check_parquet,
    is_empty,
    lock_path,
    read_manifests,
    read_run,
    remove_left_over,
    remove_part,
    write_part,
    write_run,
)
from newsnb.errors import FileProblem, NewsnbError
from newsnb.gazetteer import load as load_gazetteer
from newsnb.plain import to_plain
from newsnb.steps import DEFAULT_MODEL
from newsnb.workers import Job

if TYPE_CHECKING:
    from distributed import Client

_OTHERWISE = "choose another folder, or add --again to read all of it anew"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be done for a corpus.

    Attributes
    ----------
    survey
        The whole of it.
    todo
        The parts that are not finished.
    changed
        How many parts were finished once, of which the input or a file is no longer the same.
    run
        What is written of the run.
    """

    source: Source
    folder: Path
    how: How
    survey: Survey
    todo: tuple[Part, ...]
    changed: int
    run: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a corpus holds, and what came of a run.

    Attributes
    ----------
    articles, read_now, changed
        Number of articles, of those that were read in this run, and of parts that had changed.
    counts
        Rows of each table.
    failed, guessed
        Id, place and reason of what could not be read, and of what was read in an encoding that was guessed.
    again
        The new id of each row whose id stood before, by the number of the row.
    seconds
        Of this run.
    """

    articles: int
    read_now: int
    changed: int
    counts: Mapping[str, int]
    failed: Sequence[tuple[str, str, str]]
    guessed: Sequence[tuple[str, str, str]]
    again: Mapping[int, str]
    seconds: float


def plan(source: Source, folder: Path, how: How, *, size: int | None, limit: int | None, again: bool) -> Plan:
    """Return what is to be done for the corpus of a source in a folder; nothing is written.

    Parameters
    ----------
    size
        Articles of a part; None for what the folder has, or what suits their number.
    limit
        Number of articles to stop behind; None for all.
    again
        Whether to read all of it anew.

    Raises
    ------
    FileProblem
        If the folder holds something else, or a corpus that was made otherwise.
    PackageNotFound
        If pyarrow is not installed.
    """
    check_parquet()
    before = read_run(folder)
    if before is None and not is_empty(folder):
        raise FileProblem(folder, "holds other files", "choose a new or empty folder for the corpus")
    kept = before if before and not again else {}
    found = survey(source, size or kept.get("size"), limit)
    how = replace(how, own=found.own, named=found.named)
    run = _describe(source, how, found, size or kept.get("size") or found.parts[0].rows)
    if different := [
        name for name in ("source", "made_by", "own", "text", "names", "size") if kept and kept[name] != run[name]
    ]:
        raise FileProblem(folder, _tell_difference(different[0], kept, run), _OTHERWISE)
    done = read_manifests(folder) if kept else {}
    todo = tuple(p for p in found.parts if p.number not in done or done[p.number]["input"] != digest_of(source, p))
    changed = sum((folder / "manifests" / f"part-{part.number:06}.json").exists() for part in todo) if kept else 0
    return Plan(source=source, folder=folder, how=how, survey=found, todo=todo, changed=changed, run=run)


def _describe(source: Source, how: How, found: Survey, size: int) -> dict[str, Any]:
    return {
        "source": source.name,
        "size": size,
        "parts": len(found.parts),
        "articles": found.articles,
        "own": dict(found.own),
        "text": how.text,
        "names": how.names,
        "made_by": {
            "newsnb": version("newsnb"),
            "spacy": version("spacy"),
            "model": _describe_model(how.model or DEFAULT_MODEL),
            "gazetteer": load_gazetteer().version,
            "settings": to_plain(how.settings),
        },
    }


def _describe_model(model: str) -> str:
    try:
        return f"{model} {version(model)}"
    except PackageNotFoundError:  # a folder
        return model


def _tell_difference(name: str, before: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    if name == "source":
        return f"holds the corpus of {before[name]!r}, not of {now[name]!r}"
    if name != "made_by":
        what = {"own": "your own columns", "text": "words", "names": "names", "size": "articles of a part"}[name]
        return f"holds a corpus with other {what} ({_shorten(before[name])}, now {_shorten(now[name])})"
    was, will = before[name], now[name]
    what = next(key for key in will if was.get(key) != will[key])
    return f"was made with another {what} ({_shorten(was.get(what))}, now {_shorten(will[what])})"


def _shorten(value: object) -> str:
    shown = str(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}..."


def run_plan(
    plan: Plan,
    *,
    engine: str = "processes",
    workers: int | None = None,
    client: "Client | str | None" = None,
    progress: bool = False,
) -> Summary:
    """Do what is left to do, and return what the corpus holds.

    Raises
    ------
    NewsnbError
        If another run is at work in the folder, a part cannot be written, or no worker or scheduler can be had.
    """
    began = perf_counter()
    with _locked(plan.folder):
        write_run(plan.folder, plan.run)
        for number in set(read_manifests(plan.folder)) - {part.number for part in plan.survey.parts}:
            remove_part(plan.folder, number)
        jobs = [Job(payload=(plan.source, part, plan.how, plan.folder)) for part in plan.todo]
        todo = sum(part.rows for part in plan.todo)
        with tqdm(
            total=plan.survey.articles, initial=plan.survey.articles - todo, unit=" articles", disable=not progress
        ) as bar:
            for job, _ in (
                run_jobs(write_job, jobs, engine, workers=workers, client=client, say=bar.write if progress else str)
                if jobs
                else ()
            ):
                bar.update(job.payload[1].rows)
        remove_left_over(plan.folder)
        done = read_manifests(plan.folder)
    return Summary(
        articles=plan.survey.articles,
        read_now=todo,
        changed=plan.changed,
        counts=_add_counts(done.values()),
        failed=_list_told(done, "failed"),
        guessed=_list_told(done, "guessed"),
        again={row: id for part in plan.survey.parts for row, id in part.again.items()},
        seconds=perf_counter() - began,
    )


def write_job(job: Job, tell: Any) -> None:
    """Read a part and write it, in any process."""
    source, part, how, folder = job.payload
    began, cpu = perf_counter(), process_time()
    items = read_items(source, part, how.own, how.named)
    read = read_part(items, how, lost=job.lost, tell=tell if job.is_slow else None)
    spent = {"seconds": round(perf_counter() - began, 2), "cpu": round(process_time() - cpu, 3)}
    manifest = {"input": digest_of(source, part), **spent}
    write_part(folder, part.number, read, how.own, manifest)


def _list_told(done: Mapping[int, Mapping[str, Any]], what: str) -> list[tuple[str, str, str]]:
    return [tuple(one) for number in sorted(done) for one in done[number].get(what, ())]


def _add_counts(manifests: Any) -> dict[str, int]:
    counts: dict[str, int] = {}
    for manifest in manifests:
        for table, rows in manifest["counts"].items():
            counts[table] = counts.get(table, 0) + rows
    return counts


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    try:
        with FileLock(lock_path(folder), timeout=0):
            yield
    except Timeout:
        raise NewsnbError(
            f"{str(folder)!r}: another run is writing this corpus; wait for it, or choose another folder"
        ) from None
