"""Rows that somebody has -> items: an article each, or what is wrong with it, and the columns that we do not use."""

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from newsnb.errors import UnknownName
from newsnb.intake import Article

ABOUT = ("title", "outlet", "date", "home", "url")
"""What may be known of an article, each in a column of that name unless another is named."""

_WHOLE = re.compile(r"-?(?:0|[1-9]\d{0,17})")  # within 64 bits; a number that begins with 0 is a code
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?")

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An article of a corpus.

    Attributes
    ----------
    id
        Its id, unlike all others of the corpus.
    where
        Its file and row, for whoever looks for it.
    article
        The article, or what `newsnb.read` takes for one; None where there is none.
    problem
        Why it cannot be read; None if nothing is wrong so far.
    own
        The user's other columns.
    """

    id: str
    where: str
    article: Any = None
    problem: str | None = None
    own: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The names of the columns that hold the text, the id and what is known of an article; None where there is none."""

    text: str = "text"
    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    date: str | None = None
    home: str | None = None
    url: str | None = None

    @property
    def used(self) -> frozenset[str]:
        """The columns that are ours."""
        return frozenset(name for name in (self.text, self.id, *(getattr(self, about) for about in ABOUT)) if name)


def find_columns(named: Mapping[str, str | None], there: Iterable[str]) -> Columns:
    """Return the columns to use of those that are there; what nobody named is looked for under its usual name.

    Raises
    ------
    UnknownName
        If there is no such column; the message lists those there are.
    """
    names = [str(name) for name in there]
    found = {}
    for about in ("text", "id", *ABOUT):
        wanted = named.get(about)
        if (wanted or about) in names:
            found[about] = wanted or about
        elif wanted or about == "text":
            raise UnknownName(f"column for the {about}", wanted or about, names)
    return Columns(**found)


def make_item(row: Row, number: int, file: str, columns: Columns) -> Item:
    """Return the item in a row; ``number`` counts rows from 1."""
    where = f"{file}, row {number:,}"
    text = row.get(columns.text)
    own = {name: value for name, value in row.items() if name not in columns.used}
    about: dict[str, Any] = {name: _to_text(row.get(column)) for name in ABOUT if (column := getattr(columns, name))}
    item = Item(id=id_in(row, number, columns), where=where, own=own, article=Article(text="", **about))
    if is_missing(text) or (isinstance(text, str) and not text.strip()):
        return replace(item, problem=f"there is no text in column {columns.text!r}")
    if not isinstance(text, str):
        return replace(item, problem=f"column {columns.text!r} holds no text, but {type(text).__name__}")
    return replace(item, article=Article(text=text, **about))


def id_in(row: Row, number: int, columns: Columns) -> str:
    """Return the id in a row as text; the number of the row where it has none."""
    found = _to_text(row.get(columns.id)) if columns.id else None
    return found or str(number)


def is_missing(value: object) -> bool:
    """Return whether a cell is empty, in any of the ways of Python and pandas."""
    return value is None or (isinstance(value, float) and math.isnan(value)) or str(value) in ("NaT", "<NA>")


def _to_text(value: Any) -> str | None:
    if is_missing(value) or value == "":
        return None
    if isinstance(value, datetime):  # also pandas' own
        return value.date().isoformat() if (value.hour, value.minute, value.second) == (0, 0, 0) else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


class Kinds:
    """The types of a user's columns, found by looking at all of their cells."""

    def __init__(self) -> None:
        self._found: dict[str, set[str]] = {}
        self._rows: Counter[str] = Counter()
        self._seen = 0

    def see(self, own: Row) -> None:
        """Keep the cells of a row."""
        self._seen += 1
        self._rows.update(own.keys())
        for name, value in own.items():
            self._found.setdefault(name, set()).add(_kind_of(value))

    def settle(self) -> dict[str, str]:
        """Return the type of each column, by which whole numbers with gaps are numbers, as in pandas."""
        gaps = {name: {"missing"} if rows < self._seen else set() for name, rows in self._rows.items()}
        return {name: _settle(kinds | gaps[name]) for name, kinds in self._found.items()}


def _kind_of(value: Any) -> str:
    if is_missing(value) or value == "":
        return "missing"
    if isinstance(value, bool):
        return "bool"
    if isinstance(value, int):
        return "int64" if abs(value) < 2**63 else "str"
    if isinstance(value, float):
        return "float64"
    return "str"


def _settle(kinds: set[str]) -> str:
    for kind, allowed in (("bool", {"bool"}), ("int64", {"int64"}), ("float64", {"int64", "float64", "missing"})):
        if kinds <= allowed and kinds != {"missing"}:
            return kind
    return "str"


def number_in(cell: str) -> Any:
    """Return the number in a cell of a table of text; the text where it holds none, None where it is empty."""
    if _WHOLE.fullmatch(cell):
        return int(cell)
    return (float(cell) if _NUMBER.fullmatch(cell) else cell) if cell else None


def cell_of(value: Any, kind: str) -> Any:
    """Return a user's cell as a value of the type of its column; what is nested as JSON text."""
    if is_missing(value) or value == "":
        return None
    if kind != "str":
        return value
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping | list | tuple):
        return json.dumps(value, ensure_ascii=False, default=str)
    return json.dumps(value) if isinstance(value, bool) else _to_text(value)


def number_again(items: Iterable[Item], again: Mapping[int, str], first: int) -> Iterator[Item]:
    """Yield items, each whose id stands in an earlier row under another; ``first`` is the row of the first."""
    for row, item in enumerate(items, first):
        yield replace(item, id=again[row]) if row in again else item
