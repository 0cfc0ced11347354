"""The tables of a corpus: their columns, their rows from one reading, and what of them are words of the article."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from newsnb.corpus.agencies import agency_of
from newsnb.frames import TABLES as OF_READINGS
from newsnb.reading import Reading
from newsnb.values import Quote, Span

if TYPE_CHECKING:
    import pandas as pd

Cells = dict[str, list[Any]]
"""A table by its columns."""

ABOUT = dict.fromkeys(("article", "title", "outlet", "date"), "str")
"""The columns with which every table begins."""

ARTICLES = {
    "home": "str",
    "url": "str",
    "sha256": "str",
    "length": "int64",
    "words": "int64",
    "entities": "int64",
    "places": "int64",
    "quotes": "int64",
    "country": "str",
    "agency": "str",
    "notes": "str",
    "problem": "str",
}

TABLES: dict[str, dict[str, str]] = {
    "articles": ABOUT | ARTICLES,
    **{name: ABOUT | columns for name, (columns, _) in OF_READINGS.items()},
}
TABLES["quotes"] = TABLES["quotes"] | {"spans": "str"}
"""The columns of each table with their types, but for the user's own, which follow in ``articles``."""

_SCORES = ("score", "speaker_score")
_DIGITS = 3  # more are noise, and would fill a third of the files

WORDS = {
    "quotes": ("source", "cue", "content", "channel", "anonymity_reason", "said_when"),
    "times": ("words",),
    "mentions": ("words",),
    "places": ("words", "reason"),
    "entities": ("words", "entity_title"),
}
"""The columns that hold words of the article."""

DESCRIBED = {
    "quotes": ("speaker", "via", "told_to"),
    "entities": ("name",),
    "mentions": ("name",),
    "sources": ("speaker",),
    "links": ("name",),
}
"""The columns that hold names, and of the unnamed the words that describe them."""

LONGEST_OWN = 200
"""Characters of a cell in a user's own column that is kept where the words are left out."""


def empty_tables(own: Mapping[str, str]) -> dict[str, Cells]:
    """Return the tables without rows."""
    return {name: {column: [] for column in columns} for name, columns in columns_of(own).items()}


def columns_of(own: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Return the columns of all tables, with a user's own, by the names that they have here."""
    return TABLES | {"articles": TABLES["articles"] | dict(own)}


def own_names(names: Iterable[str]) -> dict[str, str]:
    """Return the names of a user's own columns; one of ours gets a prefix.

    Examples
    --------
    >>> own_names(["section", "words"])
    {'section': 'section', 'words': 'user_words'}
    """
    found: dict[str, str] = {}
    taken = {*TABLES["articles"], "duplicate_group", *names}
    for name in names:
        new = name
        while new in TABLES["articles"] or (new != name and new in taken):
            new = f"user_{new}"
        found[name] = new
        taken.add(new)
    return found


def add_rows(tables: dict[str, Cells], article: str, reading: Reading, own: Mapping[str, Any]) -> None:
    """Add the rows of one reading to the tables; ``own`` are the user's cells."""
    meta = reading.meta
    about = {"article": article, "title": meta.title, "outlet": meta.outlet, "date": meta.date}
    _add(tables["articles"], [{**about, **_describe(reading), **own}])
    for name, (_, rows_of) in OF_READINGS.items():
        rows = [about | row for row in rows_of(reading)]
        if name == "quotes":
            rows = [
                row | {"spans": write_spans(spans_of(quote))} for row, quote in zip(rows, reading.quotes, strict=True)
            ]
        _add(tables[name], rows)


def _describe(reading: Reading) -> dict[str, Any]:
    unread = next((note.message for note in reading.notes if note.code == "not-read"), None)
    return {
        "home": reading.meta.home,
        "url": reading.meta.url,
        "sha256": reading.sha256,
        "length": reading.length,
        "words": len((reading.text or "").split()),
        "entities": len(reading.entities),
        "places": len(reading.places),
        "quotes": len(reading.quotes),
        "country": reading.focus.country,
        "agency": agency_of(reading),
        "notes": "; ".join(dict.fromkeys(note.code for note in reading.notes)),
        "problem": unread,
    }


def _add(cells: Cells, rows: Iterable[Mapping[str, Any]]) -> None:
    for row in rows:
        for column, values in cells.items():
            value = row[column]
            if column in _SCORES and value is not None:
                value = round(value, _DIGITS)
            values.append(None if value == "" else value)


def spans_of(quote: Quote) -> Mapping[str, Sequence[Span]]:
    """Return where the words of a quote stand, each kind by its name."""
    reason = quote.anonymity.reason if quote.anonymity else ()
    named: dict[str, Sequence[Span]] = {
        "content": quote.content,
        "cue": quote.cue,
        "source": quote.source,
        "channel": quote.channel,
    }
    return named | {"anonymity_reason": reason}


def write_spans(named: Mapping[str, Sequence[Span]]) -> str:
    """Return spans by kind as a cell."""
    return " ".join(
        f"{name}={','.join(f'{start}-{end}' for start, end in spans)}" for name, spans in named.items() if spans
    )


def read_spans(written: str | None) -> dict[str, list[Span]]:
    """Return spans by kind, as `write_spans` wrote them.

    Examples
    --------
    >>> read_spans("content=0-12,20-31 cue=13-17")
    {'content': [(0, 12), (20, 31)], 'cue': [(13, 17)]}
    """
    kinds = (kind.partition("=") for kind in (written or "").split())
    return {name: [_read_span(span) for span in spans.split(",")] for name, _, spans in kinds}


def _read_span(written: str) -> Span:
    start, _, end = written.partition("-")
    return int(start), int(end)


def leave_out_words(tables: dict[str, Cells], own: Iterable[str]) -> None:
    """Empty cells with words of the articles: what was said, descriptions of the unnamed, long cells of the user."""
    unnamed = _find_unnamed(tables["entities"])
    for table, columns in WORDS.items():
        for column in columns:
            tables[table][column] = [None] * len(tables[table][column])
    for table, columns in DESCRIBED.items():
        for column in columns:
            articles, cells = tables[table]["article"], tables[table][column]
            tables[table][column] = [
                _leave_out(cell, unnamed.get(article, frozenset()))
                for article, cell in zip(articles, cells, strict=True)
            ]
    mentions = tables["mentions"]
    mentions["rule"] = [
        None if kind == "unresolved" else rule for kind, rule in zip(mentions["kind"], mentions["rule"], strict=True)
    ]
    for column in own:
        cells = tables["articles"][column]
        tables["articles"][column] = [None if len(str(cell)) > LONGEST_OWN else cell for cell in cells]


def _find_unnamed(entities: Cells) -> dict[str, set[str]]:
    """Return the descriptions of the unnamed by article."""
    found: dict[str, set[str]] = {}
    for article, name, named in zip(entities["article"], entities["name"], entities["named"], strict=True):
        if not named:
            found.setdefault(article, set()).add(name)
    return found


def _leave_out(cell: str | None, unnamed: Iterable[str]) -> str | None:
    kept = [name for name in (cell or "").split("; ") if name not in unnamed]
    return "; ".join(kept) or None


def leave_out_names(tables: dict[str, Cells]) -> None:
    """Empty the cells with names of people, organisations and groups."""
    for table, columns in DESCRIBED.items():
        for column in columns:
            tables[table][column] = [None] * len(tables[table][column])


def join_tables(parts: Sequence[dict[str, Cells]], own: Mapping[str, str]) -> dict[str, Cells]:
    """Return the tables of parts as one, in their order."""
    whole = empty_tables(own)
    for part in parts:
        for name, cells in part.items():
            for column, values in cells.items():
                whole[name][column].extend(values)
    return whole


def frame_of(cells: Cells, columns: Mapping[str, str]) -> "pd.DataFrame":
    """Return a table as a DataFrame with its types, however few its rows."""
    import pandas as pd

    return pd.DataFrame({name: pd.Series(cells[name], dtype=kind) for name, kind in columns.items()})
