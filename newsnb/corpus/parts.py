"""Read a part of a corpus: items -> tables, and readings to be kept."""

import json
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from newsnb.batches import KILLED, UNREAD
from newsnb.corpus.columns import Cells, add_rows, empty_tables, leave_out_names, leave_out_words
from newsnb.corpus.given import Item
from newsnb.corpus.sources import read_items
from newsnb.errors import NewsnbError
from newsnb.export import load, to_dict
from newsnb.intake import Article
from newsnb.pipeline import read_many
from newsnb.reading import Reading
from newsnb.settings import Settings
from newsnb.values import Note
from newsnb.workers import Job


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """What is the same for all parts.

    Attributes
    ----------
    model, settings
        As of `newsnb.read`; a model by name or path, so that other processes can load it.
    text, names
        Whether the tables hold words of the articles, and the names of people, organisations and groups.
    own, named
        As of `newsnb.corpus.sources.Survey`.
    """

    model: str | None = None
    settings: Settings = field(default_factory=Settings)
    text: bool = True
    names: bool = True
    own: Mapping[str, str] = field(default_factory=dict)
    named: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What came of a part: tables, packed readings, what could not be read, and encodings that were guessed."""

    tables: dict[str, Cells]
    readings: dict[str, bytes]
    failed: list[tuple[str, str, str]]
    guessed: list[tuple[str, str, str]] = field(default_factory=list)


def read_part(
    items: Sequence[Item],
    how: How,
    *,
    lost: Sequence[int] = (),
    tell: Callable[[int], None] | None = None,
) -> Read:
    """Read the items of a part.

    Parameters
    ----------
    items
        All of them, in order.
    how
        What is the same for all parts.
    lost, tell
        Where processes died of the part: the items to leave out, and a function to tell each of, one by one.
    """
    tables, readings, failed = empty_tables(how.own), {}, []
    guessed: list[tuple[str, str, str]] = []
    for item, reading in zip(items, _read_all(items, how, lost, tell), strict=True):
        add_rows(tables, item.id, reading, item.own)
        if problem := tables["articles"]["problem"][-1]:
            failed.append((item.id, item.where, problem))
        guessed += [(item.id, item.where, note.message) for note in reading.notes if note.code == "guessed-encoding"]
        if how.text:
            readings[item.id] = pack(reading)
    if not how.text:
        leave_out_words(tables, how.own)
    if not how.names:
        leave_out_names(tables)
    return Read(tables=tables, readings=readings, failed=failed, guessed=guessed)


def read_job(job: Job, tell: Callable[[int], None]) -> Read:
    """Read a part in any process."""
    source, part, how = job.payload
    items = read_items(source, part, how.own, how.named)
    return read_part(items, how, lost=job.lost, tell=tell if job.is_slow else None)


def _read_all(
    items: Sequence[Item], how: How, lost: Sequence[int], tell: Callable[[int], None] | None
) -> Iterator[Reading]:
    if tell is None:
        yield from _read_in_batches(items, how)
        return
    for step, item in enumerate(items):
        tell(step)
        yield from _read_in_batches([replace(item, problem=KILLED) if step in lost else item], how)


def _read_in_batches(items: Sequence[Item], how: How) -> Iterator[Reading]:
    """Yield a reading of each item; of one with a problem, an empty one with a note on it."""
    found = [_load_saved(item) for item in items]
    texts = [one.article for one in found if isinstance(one, Item) and one.problem is None]
    # Saved readings alone need no model.
    readings = read_many(texts, model=how.model, settings=how.settings) if texts else iter(())
    for one in found:
        if isinstance(one, Reading):
            yield one
        else:
            yield next(readings) if one.problem is None else _note_problem(one, how)


def _load_saved(item: Item) -> Item | Reading:
    """Return the reading in a file that holds one, or the item with what is wrong with the file; others as they are."""
    if item.problem or not isinstance(item.article, Path) or item.article.suffix.lower() != ".json":
        return item
    try:
        return load(item.article)
    except NewsnbError as error:
        return replace(item, problem=str(error))


def _note_problem(item: Item, how: How) -> Reading:
    about = item.article if isinstance(item.article, Article) else Article(text="")
    (empty,) = read_many([replace(about, text="")], model=how.model, settings=how.settings)
    return replace(empty, notes=(Note(code=UNREAD, start=0, end=0, message=item.problem or ""),))


def pack(reading: Reading) -> bytes:
    """Return a reading as compressed JSON."""
    return zlib.compress(json.dumps(to_dict(reading), ensure_ascii=False, separators=(",", ":")).encode(), 1)


def unpack(packed: bytes) -> dict[str, Any]:
    """Return the plain values of a packed reading."""
    found: dict[str, Any] = json.loads(zlib.decompress(packed))
    return found
