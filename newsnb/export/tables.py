"""Reading to CSV and Excel, with cells that a spreadsheet would run kept from running."""

import io
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from newsnb.errors import PackageNotFound
from newsnb.frames import TABLES, to_frame
from newsnb.reading import Reading

if TYPE_CHECKING:
    import pandas as pd

# What spreadsheets run, in any width of letters, behind what some of them skip; and what guarded text begins with.
_RUNS = re.compile("[\\s\ufeff\u200b-\u200f\u202a-\u202e\u2066-\u2069\\x00-\\x1f;,|\"]*[=+@＝＋－＠−-]|[\t\r\n']")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]|_x[0-9A-Fa-f]{4}_")
_LONGEST_CELL = 32_767  # characters; what Excel holds


def to_csv(reading: Reading, table: str = "quotes") -> str:
    """Give one table as CSV, in UTF-8 when written; see `guard` for cells that look like formulas."""
    return csv_of(to_frame(reading, table))


def csv_of(frame: "pd.DataFrame") -> str:
    """Give a table as CSV, by RFC 4180: with other line ends, a lone carriage return would break a row."""
    return str(_guarded(frame).to_csv(index=False, lineterminator="\r\n"))


def to_excel(reading: Reading) -> bytes:
    """Give all tables as an Excel workbook, a sheet a table; see `workbook_of`."""
    return workbook_of({table: to_frame(reading, table) for table in TABLES})


def workbook_of(frames: Mapping[str, "pd.DataFrame"]) -> bytes:
    """Give tables as an Excel workbook, a sheet a table.

    Raises
    ------
    PackageNotFound
        If openpyxl, which comes with the extra ``excel``, is not installed.
    """
    import pandas as pd

    buffer = io.BytesIO()
    try:
        with pd.ExcelWriter(buffer, engine="openpyxl") as writer:
            for name, frame in frames.items():
                _guarded(frame).map(_for_excel).to_excel(writer, sheet_name=name, index=False)
    except ImportError as error:
        raise PackageNotFound("a workbook", "openpyxl", "excel") from error
    return buffer.getvalue()


def guard(cell: object) -> object:
    """Put an apostrophe before text that a spreadsheet would take for a formula.

    Every text that starts with an apostrophe of its own gets one, too: `unguard` takes one off, and has the words back.

    Examples
    --------
    >>> guard("=1+1"), guard("'s"), guard("said")
    ("'=1+1", "''s", 'said')
    """
    return f"'{cell}" if isinstance(cell, str) and _RUNS.match(cell) else cell


def unguard(cell: str) -> str:
    """Give the words of a guarded cell back.

    Examples
    --------
    >>> [unguard(guard(words)) for words in ("=1+1", "'s", "said")]
    ['=1+1', "'s", 'said']
    """
    return cell.removeprefix("'")


def _for_excel(cell: object) -> object:
    """Write characters that XML has none of as Excel does (``_x0007_``), and cut what no cell can hold."""
    if not isinstance(cell, str):
        return cell
    written = _NO_XML.sub(lambda found: f"_x{ord(found[0][0]):04X}_" + found[0][1:], cell)
    return written if len(written) <= _LONGEST_CELL else written[: _LONGEST_CELL - 1] + "…"


def _guarded(frame: "pd.DataFrame") -> "pd.DataFrame":
    return frame.map(guard)
