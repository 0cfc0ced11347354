"""Hostile rows -> what became of them without a browser: at the door, and in files, names, tables and cells."""

import csv
import io
import ipaddress
import re
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import replace
from pathlib import Path
from time import process_time
from typing import Any
from xml.etree import ElementTree

from newsnb.bench.safety.canaries import was_evaluated
from newsnb.bench.safety.rows import Row
from newsnb.errors import NewsnbError, PackageNotFound
from newsnb.export import load, save
from newsnb.export.tables import to_csv, to_excel, unguard
from newsnb.intake import clean, fetch, take
from newsnb.intake.addresses import is_public
from newsnb.pipeline import read
from newsnb.reading import Reading, sha256_of
from newsnb.settings import Settings
from newsnb.values import MadeBy, Meta, Quote

CELLS = ("CSV", "Excel")
CELL_FIGURES = ("would run", "templates evaluated", "do not come back")
_CARRIER = "“We will sail on,” Ada Berg said in Lisbon."
_ESCAPED = re.compile("_x([0-9A-F]{4})_")  # a character that XML lacks, in a workbook
_SHEETS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_FORMULA = re.compile(r"[=+\-@\t\r]")
_LARGEST_CELL = 10_000_000  # characters
_SLOW = 10.0  # CPU seconds


class Outcome:
    """What became of the rows: counts by name, and what is worth looking at, by the id of its row."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}
        self.odd: dict[str, str] = {}

    def add(self, name: str, what: int | bool = 1) -> None:
        """Count ``what`` under ``name``; a name that was never counted is not in the table."""
        self.counts[name] = self.counts.get(name, 0) + int(what)

    def fail(self, name: str, row: Row, why: object) -> None:
        """Count a failure and keep its reason."""
        self.add(name)
        self.odd[row.id] = " ".join(f"{name}: {why}".split())[:200]

    @contextmanager
    def named_errors_only(self, row: Row) -> Iterator[None]:
        """Count an error with a name of ours as an answer, and any other as an exception."""
        self.add("exceptions", 0)
        try:
            yield
        except NewsnbError as error:
            self.add(f"answered by {type(error).__name__}")
        except Exception as error:  # the finding that this bench is after
            self.fail("exceptions", row, f"{type(error).__name__}: {error}")


def read_texts(rows: list[Row], outcome: Outcome) -> list[tuple[Row, Reading]]:
    """Read each row as an article; give the readings that came of it, and check that nothing of it was changed."""
    readings = []
    for row in rows:
        text = _text_of(row)
        began = process_time()
        with outcome.named_errors_only(row):
            given = row.content if row.content is not None else text
            reading = read(given, title=text[:200] or None)
            readings.append((row, reading))
            _check_text(row, text, reading, outcome)
            _check_spans(row, reading, outcome)
            _check_files(row, reading, outcome)
        if process_time() - began > _SLOW:
            outcome.fail("slower than 10 CPU seconds", row, f"{process_time() - began:.1f}")
    return readings


def _text_of(row: Row) -> str:
    if row.context == "place-name":
        return f"“We will sail on,” Ada Berg said in {row.text} on Monday. {row.text} is far away."
    return row.text if row.content is None else ""


def _check_text(row: Row, text: str, reading: Reading, outcome: Outcome) -> None:
    if row.content is not None or row.family == "html-page":
        return
    outcome.add("valid strings")
    expected, _ = clean(text, Settings())
    if reading.text == expected:
        outcome.add("kept as they are")
    else:
        outcome.odd[row.id] = f"the text was changed: {take(text).notes}"


def _check_spans(row: Row, reading: Reading, outcome: Outcome) -> None:
    for quote in reading.quotes:
        for start, end in (*quote.content, *quote.cue, *quote.source, *quote.channel):
            if not 0 <= start < end <= reading.length:
                outcome.fail("spans outside the text", row, (start, end))


def _check_files(row: Row, reading: Reading, outcome: Outcome) -> None:
    """Save as JSON, CSV and Excel, and see that what comes back is the same."""
    with tempfile.TemporaryDirectory() as folder:
        if load(save(reading, Path(folder) / "a.json")) != reading:
            outcome.fail("JSON that came back changed", row, reading)
        save(reading, Path(folder) / "a.geojson")
        save(reading, Path(folder) / "a.xlsx")


def check_cells(rows: list[Row], outcome: Outcome) -> None:
    """Check the cells of the tables of articles that each hold one row, as a spreadsheet would read them."""
    usual = csv.field_size_limit(_LARGEST_CELL)  # Python's own reader stops at 131,072 characters
    for row in rows:
        with outcome.named_errors_only(row):
            words = clean(row.text, Settings())[0]
            if words:
                _check_cell(row, words, outcome)
    csv.field_size_limit(usual)


def _check_cell(row: Row, words: str, outcome: Outcome) -> None:
    reading = said(words)
    in_csv = next(csv.DictReader(io.StringIO(to_csv(reading), newline="")))["content"]
    in_excel, is_marked = read_workbook_cell(to_excel(reading), "content")
    is_text = is_marked or not _FORMULA.match(in_excel)
    cells = {  # what a reader of the file sees, and whether a spreadsheet would run it
        "CSV": (unguard(in_csv), _FORMULA.match(in_csv) is not None),
        "Excel": (in_excel, not is_text),
    }
    for kind, (found, runs) in cells.items():
        outcome.add(f"{kind}: cells")
        wrong = {
            "would run": runs,
            "templates evaluated": was_evaluated(words, found),
            "do not come back": not _came_back(kind, words, found),
        }
        for name in (name for name, is_so in wrong.items() if is_so):
            outcome.fail(f"{kind}: {name}", row, found)


def _came_back(kind: str, words: str, found: str) -> bool:
    """Return whether a cell's words are the words; Excel has one kind of line end, and cells of 32,767 characters."""
    if kind == "CSV":
        return found == words
    words, found = (one.replace("\r\n", "\n").replace("\r", "\n") for one in (words, found))
    return found == words or (found.endswith("…") and words.startswith(found[:-1][:30_000]))


def said(words: str) -> Reading:
    """Return a reading in which ``words`` are all there is, and all of them a quote."""
    made_by = MadeBy(newsnb="", spacy="", model="", gazetteer="")
    quote = Quote(id="quote-0", type="direct", content=((0, len(words)),), naming="none")
    return Reading(
        text=words, sha256=sha256_of(words), length=len(words), meta=Meta(title=words), made_by=made_by, quotes=(quote,)
    )


def read_workbook_cell(workbook: bytes, column: str) -> tuple[str, bool]:
    """Return the text of a column's first cell as Excel shows it, and whether the cell is marked as text.

    openpyxl finds the cell; the text is read from the XML, because openpyxl changes escaped characters in it.
    """
    try:
        import openpyxl
    except ImportError as error:
        raise PackageNotFound("reading a workbook back", "openpyxl", "bench") from error
    sheet = openpyxl.load_workbook(io.BytesIO(workbook)).worksheets[0]
    cell = sheet[2][[head.value for head in sheet[1]].index(column)]
    assert cell.data_type == "s"
    with zipfile.ZipFile(io.BytesIO(workbook)) as parts:
        cells = ElementTree.fromstring(parts.read("xl/worksheets/sheet1.xml"))
        strings = ElementTree.fromstring(parts.read("xl/sharedStrings.xml"))
    index = next(int(one[0].text or 0) for one in cells.iter(f"{_SHEETS}c") if one.get("r") == cell.coordinate)
    written = "".join(strings[index].itertext())
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), written), bool(cell.quotePrefix)


def check_names(rows: list[Row], outcome: Outcome) -> None:
    """Save a reading in a folder under each title, and see that one file is made, in that folder."""
    for row in rows:
        outcome.add("bad file names")
        with tempfile.TemporaryDirectory() as outside, outcome.named_errors_only(row):
            folder = Path(outside, "inner")
            folder.mkdir()
            path = save(replace(said("words"), meta=Meta(title=row.text)), folder)
            files = [one for one in Path(outside).rglob("*") if one.is_file()]
            contained = path.resolve().parent == folder.resolve() and files == [path]
            outcome.add("contained", contained)
            if not contained:
                outcome.odd[row.id] = f"not contained: {path}"


def check_urls(rows: list[Row], outcome: Outcome) -> None:
    """Ask for each address, and see that it is refused and that no inner machine is connected to."""
    outcome.add("connections to inner addresses", 0)
    with _connections() as seen:
        for row in rows:
            outcome.add("bad addresses")
            with outcome.named_errors_only(row):
                try:
                    fetch(row.text)
                except NewsnbError:
                    outcome.add("refused")
                else:
                    outcome.odd[row.id] = f"opened: {row.text}"
    inner = [host for host in seen if not _is_public(host)]
    outcome.add("connections to inner addresses", len(inner))


_watchers: list[list[str]] = []


@contextmanager
def _connections() -> Iterator[list[str]]:
    """Note each machine that this process connects to, as Python itself tells of it."""
    if not _watchers:
        sys.addaudithook(_note_connection)
    seen: list[str] = []
    _watchers.append(seen)
    yield seen
    _watchers[:] = [[]]


def _note_connection(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        _watchers[-1].append(str(arguments[1][0]))


def _is_public(host: str) -> bool:
    try:
        return is_public(ipaddress.ip_address(host))
    except ValueError:
        return False


def check_lines(rows: list[Row], outcome: Outcome) -> None:
    """Put each row behind ``%%article`` in a shell, and see that it is read or answered without a traceback."""
    from IPython.core.interactiveshell import InteractiveShell

    shell = InteractiveShell()  # type: ignore[no-untyped-call]
    shell.run_line_magic("load_ext", "newsnb")
    for row in rows:
        outcome.add("magic lines")
        printed = _printed(shell.run_cell, f"%%article {row.text}\n{_CARRIER}")
        if "Traceback" in printed:
            outcome.fail("tracebacks", row, printed[-200:])
    outcome.add("tracebacks", 0)


def _printed(call: Callable[[str], object], source: str) -> str:
    words = io.StringIO()
    with redirect_stdout(words), redirect_stderr(words):
        call(source)
    return words.getvalue()
