"""What is said of a run before and after it: counts, an estimate, and what could not be read."""

from collections.abc import Iterable, Iterator
from itertools import islice
from time import perf_counter

from newsnb.corpus.parts import read_part
from newsnb.corpus.running import Plan, Summary
from newsnb.corpus.sources import read_items

_TRIED = 8  # articles that are read for an estimate
_BYTES = 1_200  # of an article's tables without words, of 750 words
_SHOWN = 20


def describe_plan(plan: Plan, *, workers: int) -> Iterator[str]:
    """Yield lines on what is to be done, and how long that takes by a few articles of it; nothing is written."""
    found, todo = plan.survey, sum(part.rows for part in plan.todo)
    yield f"{plan.source.name}: {found.articles:,} articles in {len(found.parts):,} parts"
    yield f"{plan.folder}: {found.articles - todo:,} articles are finished, {todo:,} are to be read"
    if twice := sum(len(part.again) for part in found.parts):
        yield f"{twice:,} articles have an id that stands before; each is read under one of its own"
    if found.own:
        yield "your own columns: " + ", ".join(f"{name} ({kind})" for name, kind in found.own.items())
    if plan.todo:
        yield _estimate(plan, todo, workers)


def _estimate(plan: Plan, todo: int, workers: int) -> str:
    items = list(islice(read_items(plan.source, plan.todo[0], plan.how.own, plan.how.named), _TRIED))
    read_part(items[:1], plan.how)  # loads the model
    began = perf_counter()
    read_part(items, plan.how)
    seconds = (perf_counter() - began) / len(items) * todo
    return (
        f"about {_format_seconds(seconds / workers)} with {workers} "
        f"worker{'s' * (workers > 1)}, and {todo * _BYTES / 1e6:,.0f} MB or more on the disk"
    )


def _format_seconds(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:.0f} seconds"
    return f"{seconds / 60:.0f} minutes" if seconds < 7_200 else f"{seconds / 3600:.1f} hours"


def describe_summary(summary: Summary) -> Iterator[str]:
    """Yield lines on what a corpus holds, and each article that could not be read, with its file, row and reason."""
    changed = f", {summary.changed:,} parts of it because they had changed" if summary.changed else ""
    yield (
        f"{summary.articles:,} articles, {summary.read_now:,} of them read now in "
        f"{_format_seconds(summary.seconds)}{changed}"
    )
    counted = ((name, rows) for name, rows in summary.counts.items() if name != "articles")
    yield ", ".join(f"{rows:,} {name}" for name, rows in counted)
    if summary.again:
        yield f"{len(summary.again):,} have an id that stands before; each has one of its own now:"
        yield from _list_some(f"article {number:,}: {id!r}" for number, id in summary.again.items())
    if summary.guessed:
        yield f"{len(summary.guessed):,} were read in an encoding that was guessed; save the file in UTF-8 to be sure:"
        yield from _list_some(f"{where}: {message}" for _, where, message in summary.guessed)
    if summary.failed:
        yield f"{len(summary.failed):,} could not be read; `articles` has a row for each, with the reason in `problem`:"
        yield from _list_some(f"{where}: {problem}" for _, where, problem in summary.failed)


def _list_some(told: Iterable[str]) -> Iterator[str]:
    told = list(told)
    yield from (f"  {line}" for line in told[:_SHOWN])
    if (more := len(told) - _SHOWN) > 0:
        yield f"  and {more:,} more"
