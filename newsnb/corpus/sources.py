"""Where the articles of a corpus are: a folder, a table in a file, or rows at hand; found part by part.

A source is looked over once, by `survey`: that counts its articles, finds ids that stand twice and the types of the
user's columns, and says where each part begins. Whoever has the source and a part can read the items of it.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Protocol

from newsnb.corpus.columns import own_names
from newsnb.corpus.given import Item, Kinds, cell_of, number_again
from newsnb.errors import FileProblem
from newsnb.files import open_regular

SUFFIXES = frozenset((".txt", ".html", ".htm", ".docx", ".pdf", ".json"))
"""Files of a folder that are articles, or saved readings."""


_FEWEST, _MOST = 16, 512  # articles of a part
_MOST_PARTS = 64  # of the smallest size; then parts grow


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of a source.

    Attributes
    ----------
    number
        From 0.
    first, rows
        Its first row, from 1, and how many it has.
    start, end
        Where it is in the file, in bytes, or in rows of a table that counts them; a folder's files stand in ``names``.
    again
        New ids of the rows whose id stood before.
    """

    number: int
    first: int
    rows: int
    start: int = 0
    end: int = 0
    names: tuple[str, ...] = ()
    again: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What is known of a source once it was looked over.

    Attributes
    ----------
    parts
        All of it.
    own
        The user's columns by the names that they have in the corpus, with their types.
    named
        The same, with the names that they have in the source.
    """

    parts: tuple[Part, ...]
    own: Mapping[str, str]
    named: Mapping[str, str]

    @property
    def articles(self) -> int:
        """The number of articles."""
        return sum(part.rows for part in self.parts)


class Source(Protocol):
    """Articles, part by part."""

    @property
    def name(self) -> str:
        """Its name, for messages."""

    def rows(self) -> Iterator[tuple[Item, int, int]]:
        """Yield each item, without its words where that is quicker, and where it begins and ends."""

    def items(self, part: Part) -> list[Item]:
        """Return the items of a part."""

    def digest(self, part: Part) -> str:
        """Return the hash of what a part holds."""


def survey(source: Source, size: int | None, limit: int | None = None) -> Survey:
    """Look over a source.

    Parameters
    ----------
    size
        Articles of a part; None for what suits their number: few enough that all workers have some of them.
    limit
        Number of articles to stop behind; None for all.

    Raises
    ------
    FileProblem
        If there is none.
    """
    kinds, ids, parts, grown = Kinds(), set[str](), list[Part](), size or _FEWEST
    rows: list[tuple[Item, int, int]] = []
    again: dict[int, str] = {}
    number = 0
    for number, (item, start, end) in enumerate(islice(source.rows(), limit), 1):
        if (new := _unlike(item.id, ids)) != item.id:
            again[number] = new
        ids.add(new)
        kinds.see(item.own)
        rows.append((item, start, end))
        if len(rows) == grown:
            parts.append(_part_of(len(parts), number, rows, again))
            rows, again = [], {}
        if size is None and len(parts) == _MOST_PARTS and grown < _MOST:
            parts, grown = _join_pairs(parts), 2 * grown
    if rows:
        parts.append(_part_of(len(parts), number, rows, again))
    if not parts:
        raise FileProblem(source.name, "holds no articles", _todo())
    found = kinds.settle()
    named = {new: old for old, new in own_names(found).items()}
    return Survey(parts=tuple(parts), own={new: found[old] for new, old in named.items()}, named=named)


def _join_pairs(parts: Sequence[Part]) -> list[Part]:
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return [
        replace(
            one,
            number=number,
            rows=one.rows + two.rows,
            end=two.end,
            names=one.names + two.names,
            again={**one.again, **two.again},
        )
        for number, (one, two) in enumerate(pairs)
    ]


def _todo() -> str:
    return f"name a folder with {' '.join(sorted(SUFFIXES))} files, or a .csv, .jsonl or .parquet table of articles"


def _unlike(id: str, ids: set[str]) -> str:
    new, twin = id, 1
    while new in ids:
        twin += 1
        new = f"{id}-{twin}"
    return new


def _part_of(number: int, last: int, rows: Sequence[tuple[Item, int, int]], again: dict[int, str]) -> Part:
    names = tuple(item.id for item, _, _ in rows if isinstance(item.article, Path))
    return Part(
        number=number,
        first=last - len(rows) + 1,
        rows=len(rows),
        start=rows[0][1],
        end=rows[-1][2],
        names=names,
        again=again,
    )


def digest_of(source: Source, part: Part) -> str:
    """Return the hash of a part: of what it holds, and of the ids that its place in the whole gives it."""
    ids = f"{part.first} {part.rows} {sorted(part.again.items())} "
    return hashlib.sha256((ids + source.digest(part)).encode()).hexdigest()


def read_items(source: Source, part: Part, own: Mapping[str, str], named: Mapping[str, str]) -> list[Item]:
    """Return the items of a part with their ids as they are in the corpus, and the user's cells by name and type."""
    items = number_again(source.items(part), part.again, part.first)
    return [
        replace(item, own={new: cell_of(item.own.get(named[new]), kind) for new, kind in own.items()}) for item in items
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A folder with a file for each article."""

    path: Path

    @property
    def name(self) -> str:
        """Its path."""
        return str(self.path)

    def rows(self) -> Iterator[tuple[Item, int, int]]:
        """Yield each file as an item, in the order of their names."""
        names = sorted(p.relative_to(self.path).as_posix() for p in self.path.rglob("*") if _is_article(p))
        for number, name in enumerate(names):
            yield Item(id=name, where=name, article=Path(name)), number, number + 1

    def items(self, part: Part) -> list[Item]:
        """Return the files of a part, to be read when their turn comes."""
        return [Item(id=name, where=str(self.path / name), article=self.path / name) for name in part.names]

    def digest(self, part: Part) -> str:
        """Return the hash of the names and contents of its files."""
        found = hashlib.sha256()
        for name in part.names:
            found.update(name.encode() + b"\0")
            try:
                with open_regular(self.path / name) as file:
                    found.update(hashlib.file_digest(file, "sha256").digest())
            except OSError as error:
                found.update(str(error.strerror).encode())
        return found.hexdigest()


def _is_article(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and not path.name.startswith(".") and path.is_file()
