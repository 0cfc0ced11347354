"""Write tables as CSV, with cells guarded that a spreadsheet would run as formulas, and as Excel workbooks."""

import io
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from newsnb.frames import TABLES, to_frame
from newsnb.reading import Reading

if TYPE_CHECKING:
    import pandas as pd

# Starts of formulas, in half and full width, after characters that some spreadsheets skip; and the guard itself.
_RUNS = re.compile("[\\s\ufeff\u200b-\u200f\u202a-\u202e\u2066-\u2069\\x00-\\x1f;,|\"]*[=+@＝＋－＠−-]|[\t\r\n']")
_LONGEST_CELL = 32_767  # characters; Excel's limit
_WIDEST_COLUMN = 60  # characters; longer words are wrapped by whoever reads them


def to_csv(readings: Reading | Iterable[Reading], table: str = "quotes", *, bom: bool = False) -> str:
    """Return one table of one reading, or of several, as CSV; see `guard` for cells that look like formulas.

    ``bom`` puts a byte order mark in front, without which Excel on Windows takes a file in UTF-8 for one in the local
    encoding. Lines end as in RFC 4180; with other ends, a lone carriage return would break a row.
    """
    guarded = to_frame(readings, table).map(guard)
    return ("\ufeff" if bom else "") + str(guarded.to_csv(index=False, lineterminator="\r\n"))


def to_excel(readings: Reading | Iterable[Reading]) -> bytes:
    """Return all tables of one reading, or of several, as an Excel workbook, one sheet per table.

    Text is stored as text, and cells that look like formulas are marked as text (Excel's *quote prefix*), so that none
    becomes a formula when somebody edits it.
    """
    import pandas as pd

    listed = [readings] if isinstance(readings, Reading) else list(readings)
    buffer = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with pd.ExcelWriter(buffer, engine="xlsxwriter", engine_kwargs={"options": plain}) as writer:
        for table in TABLES:
            frame = to_frame(listed, table).map(_cut_for_excel)
            frame.to_excel(writer, sheet_name=table, index=False, freeze_panes=(1, 0))
            sheet, as_text = writer.sheets[table], writer.book.add_format({"quote_prefix": True})
            for row, column, cell in _list_formulas(frame):
                sheet.write_string(row + 1, column, cell, as_text)
            sheet.autofilter(0, 0, len(frame), len(frame.columns) - 1)
            for at, name in enumerate(frame.columns):
                sheet.set_column(at, at, _find_width(frame[name]))
    return buffer.getvalue()


def _list_formulas(frame: "pd.DataFrame") -> Iterator[tuple[int, int, str]]:
    """Yield row, column and text of the cells that look like formulas."""
    for at, name in enumerate(frame.columns):
        yield from ((row, at, cell) for row, cell in enumerate(frame[name]) if guard(cell) is not cell)


def _find_width(column: "pd.Series") -> int:
    """Return the width of a column in characters: that of its longest cell, within bounds."""
    cells = [str(column.name), *column.dropna().astype(str)]
    return min(max(map(len, cells)) + 2, _WIDEST_COLUMN)


def guard(cell: object) -> object:
    """Return ``cell`` with an apostrophe in front if a spreadsheet would run it as a formula.

    Text that starts with an apostrophe of its own gets one too, so that `unguard` can always remove one.

    Examples
    --------
    >>> guard("=1+1"), guard("'s"), guard("said")
    ("'=1+1", "''s", 'said')
    """
    return f"'{cell}" if isinstance(cell, str) and _RUNS.match(cell) else cell


def unguard(cell: str) -> str:
    """Return the original text of a guarded cell.

    Examples
    --------
    >>> [unguard(guard(words)) for words in ("=1+1", "'s", "said")]
    ['=1+1', "'s", 'said']
    """
    return cell.removeprefix("'")


def _cut_for_excel(cell: object) -> object:
    """Return text cut to what a cell can hold."""
    is_long = isinstance(cell, str) and len(cell) > _LONGEST_CELL
    return f"{cell[: _LONGEST_CELL - 1]}…" if is_long else cell  # type: ignore[index]
