"""Write tables as CSV and Excel, with cells guarded that a spreadsheet would run as formulas."""

import io
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from newsnb.errors import PackageNotFound
from newsnb.frames import TABLES, to_frame
from newsnb.reading import Reading

if TYPE_CHECKING:
    import pandas as pd

# Starts of formulas, in half and full width, after characters that some spreadsheets skip; and the guard itself.
_RUNS = re.compile("[\\s\ufeff\u200b-\u200f\u202a-\u202e\u2066-\u2069\\x00-\\x1f;,|\"]*[=+@＝＋－＠−-]|[\t\r\n']")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]|_x[0-9A-Fa-f]{4}_")
_LONGEST_CELL = 32_767  # characters; Excel's limit


def to_csv(reading: Reading, table: str = "quotes") -> str:
    """Return one table as CSV; see `guard` for cells that look like formulas."""
    return csv_of(to_frame(reading, table))


def csv_of(frame: "pd.DataFrame") -> str:
    """Return a table as CSV with the line ends of RFC 4180; with others, a lone carriage return would break a row."""
    return str(_guard_frame(frame).to_csv(index=False, lineterminator="\r\n"))


def to_excel(reading: Reading) -> bytes:
    """Return all tables as an Excel workbook, one sheet per table; see `workbook_of`."""
    return workbook_of({table: to_frame(reading, table) for table in TABLES})


def workbook_of(frames: Mapping[str, "pd.DataFrame"]) -> bytes:
    """Return tables as an Excel workbook, one sheet per table.

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
                _guard_frame(frame).map(_clean_for_excel).to_excel(writer, sheet_name=name, index=False)
    except ImportError as error:
        raise PackageNotFound("a workbook", "openpyxl", "excel") from error
    return buffer.getvalue()


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


def _clean_for_excel(cell: object) -> object:
    """Return text with characters that XML lacks escaped as in Excel (``_x0007_``), cut to what a cell can hold."""
    if not isinstance(cell, str):
        return cell
    written = _NO_XML.sub(lambda found: f"_x{ord(found[0][0]):04X}_" + found[0][1:], cell)
    return written if len(written) <= _LONGEST_CELL else written[: _LONGEST_CELL - 1] + "…"


def _guard_frame(frame: "pd.DataFrame") -> "pd.DataFrame":
    return frame.map(guard)
