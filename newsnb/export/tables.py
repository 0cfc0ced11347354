"""Reading to CSV and Excel, with cells that a spreadsheet would run kept from running."""

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING

from newsnb.errors import PackageNotFound
from newsnb.frames import TABLES, to_frame
from newsnb.values import Reading

if TYPE_CHECKING:
    import pandas as pd

_RUNS = ("=", "+", "-", "@", "\t", "\r", "'")


def to_csv(reading: Reading, table: str = "quotes") -> str:
    """Give one table as CSV, in UTF-8 when written; see `guard` for cells that look like formulas."""
    return csv_of(to_frame(reading, table))


def csv_of(frame: "pd.DataFrame") -> str:
    """Give a table as CSV."""
    return str(_guarded(frame).to_csv(index=False, lineterminator="\n"))


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
                _guarded(frame).to_excel(writer, sheet_name=name, index=False)
    except ImportError as error:
        raise PackageNotFound("a workbook", "openpyxl", "excel") from error
    return buffer.getvalue()


def guard(cell: object) -> object:
    """Put an apostrophe before text that a spreadsheet would take for a formula.

    Take one apostrophe off any cell that starts with one to have the words back.

    Examples
    --------
    >>> guard("=1+1"), guard("'s"), guard("said")
    ("'=1+1", "''s", 'said')
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_RUNS) else cell


def _guarded(frame: "pd.DataFrame") -> "pd.DataFrame":
    return frame.map(guard)
