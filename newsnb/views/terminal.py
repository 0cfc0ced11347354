"""Show a reading in a terminal: its text with the names marked, its quotes and its places, as wide as the terminal."""

import re
from typing import Any

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from newsnb.reading import Reading
from newsnb.views.fallback import Run, paragraphs, quote_rows
from newsnb.views.model import view_data

_STYLES = {
    "person": "bold cyan",
    "unnamed": "cyan",
    "org": "bold magenta",
    "place": "bold green",
    "stands for": "green",
    "from there": "green",
    "not placed": "underline",
}
# A terminal obeys these: they move its cursor, or turn the direction of what follows.
_OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_NARROW = 60  # columns; below it, a table would be one letter wide


def show(reading: Reading, console: Console) -> None:
    """Print a reading: marks are colours, so that its words can still be copied."""
    data = view_data(reading)
    meta = reading.meta
    head = " · ".join(part for part in (meta.title, meta.outlet, data["day"]) if part)
    shown = [Text(_disarm(head), style="bold")] if head else []
    shown += [_mark(runs) for runs in paragraphs(data)]
    console.print(Group(*(Padding(text, (0, 0, 1, 0)) for text in shown)))
    rows = quote_rows(data)
    if rows:
        console.print(_list_quotes(rows) if console.width < _NARROW else _tabulate(rows))
    if data["places"]:
        named = ", ".join(f"{place['name']} ({place['where']})" for place in data["places"])
        console.print(Text.assemble(("Places: ", "bold"), _disarm(named)))
    for note in data["doubts"] + data["notes"]:
        console.print(Text(_disarm(f"Note: {note}"), style="yellow"))


def _mark(runs: list[Run]) -> Text:
    return Text.assemble(*((_disarm(words), _STYLES.get(tag, "")) for words, tag, *_ in runs))


def _tabulate(rows: list[dict[str, str]]) -> Table:
    table = Table(show_lines=True)
    for column in rows[0]:
        table.add_column(column, ratio=3 if column == "What was said" else 1, overflow="fold")
    for row in rows:
        table.add_row(*(Text(_disarm(cell)) for cell in row.values()))
    return table


def _list_quotes(rows: list[dict[str, str]]) -> Group:
    """Return quotes one below the other, for a terminal too narrow for a table."""
    lines: list[Any] = []
    for number, row in enumerate(rows, 1):
        lines.append(Text(_disarm(f"{number}. {row['Who says it']}"), style="bold"))
        lines.append(Text(_disarm(row.get("What was said", ""))))
    return Group(*lines)


def _disarm(words: str) -> str:
    """Return words without what a terminal would obey."""
    return _OBEYED.sub("\N{REPLACEMENT CHARACTER}", words)
