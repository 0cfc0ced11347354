"""Tables of articles in files: CSV and JSON lines by their bytes, Parquet by its rows, and rows at hand."""

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from newsnb.corpus.given import Columns, Item, find_columns, make_item, number_in
from newsnb.corpus.sources import Folder, Part, Source
from newsnb.errors import FileProblem, PackageNotFound, UnknownName
from newsnb.files import open_regular, path_of
from newsnb.intake.decoding import decode
from newsnb.values import Note

if TYPE_CHECKING:
    import pyarrow.parquet as parquet

_MOST_FIELD = 50_000_000  # characters of a cell
_OTHER_UNICODE = (b"\xff\xfe", b"\xfe\xff")
_MARK = b"\xef\xbb\xbf"

Named = Mapping[str, str | None]
"""The columns that a user named, by what they hold."""


def open_source(path: str | Path, named: Named) -> Source:
    """Return the source at a path: a folder, or a .csv, .jsonl or .parquet file.

    Raises
    ------
    FileProblem
        If there is none.
    UnknownName
        If a column is missing, or the file is of another kind.
    """
    where = path_of(path)
    if where.is_dir():
        return Folder(path=where)
    if not where.exists():
        raise FileProblem(where, "does not exist", "check the path: it needs to name a folder or a table of articles")
    kinds = {".csv": _open_csv, ".jsonl": _open_lines, ".ndjson": _open_lines, ".parquet": _open_parquet}
    if where.suffix.lower() not in kinds:
        raise UnknownName("kind of table", where.suffix or where.name, [*kinds, "a folder"])
    try:
        return kinds[where.suffix.lower()](where, named)
    except UnknownName as error:
        raise FileProblem(where, str(error), "name it with --text, --id, --title ...") from error
    except OSError as error:
        raise FileProblem(where, f"cannot be read ({error.strerror or error})", "check the path") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bytes:
    """A file with rows that begin and end where lines do."""

    path: Path
    columns: Columns

    @property
    def name(self) -> str:
        """Its path."""
        return str(self.path)

    def digest(self, part: Part) -> str:
        """Return the hash of the bytes of a part."""
        return hashlib.sha256(self._read(part)).hexdigest()

    def _read(self, part: Part) -> bytes:
        with open_regular(self.path) as file:
            file.seek(part.start)
            return file.read(part.end - part.start)

    def _make(self, row: Mapping[str, Any] | str, number: int, notes: tuple[Note, ...]) -> Item:
        """Return the item of a row, or of a reason why it is none."""
        if isinstance(row, str):
            return Item(id=str(number), where=f"{self.path.name}, row {number:,}", problem=row)
        item = make_item(row, number, self.path.name, self.columns)
        return replace(item, article=replace(item.article, notes=notes)) if notes and item.article else item


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines(_Bytes):
    """A file of JSON objects, one a line."""

    def rows(self) -> Iterator[tuple[Item, int, int]]:
        """Yield each line as an item."""
        with open_regular(self.path) as file:
            begin = 0
            for number, line in enumerate(file, 1):
                yield self._item(line, number), begin, begin + len(line)
                begin += len(line)

    def items(self, part: Part) -> list[Item]:
        """Return the items of a part."""
        return [self._item(line, number) for number, line in enumerate(io.BytesIO(self._read(part)), part.first)]

    def _item(self, line: bytes, number: int) -> Item:
        text, notes = decode(line.removeprefix(_MARK))
        try:
            row = json.loads(text) if text.strip() else "is empty; leave it out"
        except (ValueError, RecursionError) as error:
            row = f"is not JSON ({error}); correct it, or leave it out"
        if not isinstance(row, dict | str):
            row = 'holds no JSON object; write {"text": ...} on each line'
        return self._make(row, number, notes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Csv(_Bytes):
    """A table of comma-separated values with a row of names."""

    names: tuple[str, ...]
    body: int

    def rows(self) -> Iterator[tuple[Item, int, int]]:
        """Yield each row as an item."""
        with open_regular(self.path) as file:
            file.seek(self.body)
            yield from self._parse(file, 1, self.body)

    def items(self, part: Part) -> list[Item]:
        """Return the items of a part."""
        return [item for item, _, _ in self._parse(io.BytesIO(self._read(part)), part.first, part.start)]

    def _parse(self, lines: BinaryIO, number: int, begin: int) -> Iterator[tuple[Item, int, int]]:
        walk = _Walk(lines)
        while (row := walk.next_row()) is not None:
            cells, notes = row
            end = begin + walk.taken
            if cells != []:  # an empty line is no row
                yield self._make(self._by_name(cells), number, notes), begin, end
                number += 1
            begin = end

    def _by_name(self, cells: list[str] | str) -> Mapping[str, Any] | str:
        if isinstance(cells, str):
            return cells
        if len(cells) != len(self.names):
            return f"has {len(cells)} cells where the first row has {len(self.names)}; are quotation marks missing?"
        texts = (self.columns.text, self.columns.id)
        return {name: cell if name in texts else number_in(cell) for name, cell in zip(self.names, cells, strict=True)}


class _Walk:
    """Rows of CSV, with the number of bytes that each took; one that cannot be read takes one line."""

    def __init__(self, lines: BinaryIO) -> None:
        self._lines = iter(lines)
        self._kept: list[bytes] = []
        self._row: list[bytes] = []
        self.taken = 0
        csv.field_size_limit(_MOST_FIELD)

    def next_row(self) -> tuple[list[str] | str, tuple[Note, ...]] | None:
        """Return the cells of the next row, or why it cannot be read, and notes; None at the end."""
        self._row = []
        self._notes: tuple[Note, ...] = ()
        try:
            cells: list[str] | str | None = next(csv.reader(self._feed(), strict=True), None)
        except csv.Error as error:
            cells = f"cannot be read as CSV ({error}); are quotation marks missing?"
            self._kept = self._row[1:] + self._kept
            self._row = self._row[:1]
        self.taken = sum(map(len, self._row))
        return None if cells is None else (cells, self._notes)

    def _feed(self) -> Iterator[str]:
        while (line := self._kept.pop(0) if self._kept else next(self._lines, None)) is not None:
            self._row.append(line)
            text, notes = decode(line)
            self._notes = self._notes or notes
            yield text


@dataclass(frozen=True, slots=True, kw_only=True)
class Parquet:
    """A Parquet file."""

    path: Path
    columns: Columns

    @property
    def name(self) -> str:
        """Its path."""
        return str(self.path)

    def rows(self) -> Iterator[tuple[Item, int, int]]:
        """Yield each row as an item."""
        for number, row in enumerate(self._iterate(range(_open_table(self.path).num_row_groups)), 1):
            yield make_item(row, number, self.path.name, self.columns), number - 1, number

    def items(self, part: Part) -> list[Item]:
        """Return the items of a part, of the groups of rows in which it lies."""
        rows = self._slice(part)
        return [make_item(row, number, self.path.name, self.columns) for number, row in enumerate(rows, part.first)]

    def digest(self, part: Part) -> str:
        """Return the hash of the rows of a part."""
        return hashlib.sha256(repr(self._slice(part)).encode("utf-8", "surrogatepass")).hexdigest()

    def _slice(self, part: Part) -> list[dict[str, Any]]:
        meta = _open_table(self.path).metadata
        begin, groups, skipped = 0, [], 0
        for group in range(meta.num_row_groups):
            end = begin + meta.row_group(group).num_rows
            if end <= part.start:
                skipped = end
            elif begin < part.end:
                groups.append(group)
            begin = end
        rows = list(self._iterate(groups))
        return rows[part.start - skipped : part.end - skipped]

    def _iterate(self, groups: Sequence[int]) -> Iterator[dict[str, Any]]:
        import pyarrow as pa

        try:
            for batch in _open_table(self.path).iter_batches(1000, row_groups=list(groups)):
                yield from batch.to_pylist()
        except (pa.ArrowException, OSError) as error:
            raise FileProblem(self.path, f"is damaged ({error})", "write or fetch it again") from error


def _open_csv(path: Path, named: Named) -> Source:
    with open_regular(path) as file:
        start = file.read(4)
        if start.startswith(_OTHER_UNICODE):
            raise FileProblem(path, "is in UTF-16", "save it as CSV in UTF-8")
        begin = len(_MARK) if start.startswith(_MARK) else 0
        file.seek(begin)
        walk = _Walk(file)
        found = walk.next_row()
    if found is None or isinstance(found[0], str):
        raise FileProblem(path, "has no first row with names of columns", "add one with at least the name 'text'")
    names = tuple(found[0])
    return Csv(path=path, columns=find_columns(named, names), names=names, body=begin + walk.taken)


def _open_lines(path: Path, named: Named) -> Source:
    names: dict[str, None] = {}
    with open_regular(path) as file:
        for line, _ in zip(file, range(1000), strict=False):
            try:
                names |= dict.fromkeys(json.loads(line.removeprefix(_MARK)))
            except (ValueError, TypeError):
                continue  # said of its row later
    if not names:
        raise FileProblem(path, "holds no articles", 'write a JSON object with a "text" on each line')
    return Lines(path=path, columns=find_columns(named, names))


def _open_parquet(path: Path, named: Named) -> Source:
    return Parquet(path=path, columns=find_columns(named, _open_table(path).schema_arrow.names))


def _open_table(path: Path) -> "parquet.ParquetFile":
    try:
        import pyarrow as pa
        import pyarrow.parquet as parquet
    except ImportError as error:
        raise PackageNotFound("a Parquet file", "pyarrow", "corpus") from error
    try:
        return parquet.ParquetFile(path)
    except (pa.ArrowException, OSError) as error:
        raise FileProblem(path, f"is no whole Parquet file ({error})", "write or fetch it again") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Rows at hand."""

    listed: Sequence[Mapping[str, Any]]
    columns: Columns
    begin: int = 0
    name: str = "the table"

    def rows(self) -> Iterator[tuple[Item, int, int]]:
        """Yield each row as an item."""
        for number, row in enumerate(self.listed, 1):
            yield make_item(row, number, self.name, self.columns), number - 1, number

    def items(self, part: Part) -> list[Item]:
        """Return the items of a part."""
        rows = self.listed[part.start - self.begin : part.end - self.begin]
        return [make_item(row, number, self.name, self.columns) for number, row in enumerate(rows, part.first)]

    def digest(self, part: Part) -> str:
        """Return the hash of the rows of a part."""
        return hashlib.sha256(repr(self.listed[part.start : part.end]).encode("utf-8", "surrogatepass")).hexdigest()

    def of_part(self, part: Part) -> "Rows":
        """Return the rows of a part alone, for another process."""
        return replace(self, listed=self.listed[part.start - self.begin : part.end - self.begin], begin=part.start)


def rows_of(frame: Any, named: Named) -> Rows:
    """Return the rows of a DataFrame, or of a list of dicts."""
    listed = frame.to_dict("records") if hasattr(frame, "to_dict") else list(frame)
    names = list(frame.columns) if hasattr(frame, "columns") else list(dict.fromkeys(n for row in listed for n in row))
    return Rows(
        listed=[{str(n): plain(v) for n, v in row.items()} for row in listed], columns=find_columns(named, names)
    )


def plain(value: Any) -> Any:
    """Return a value of numpy as one of Python."""
    return value.item() if type(value).__module__ == "numpy" and hasattr(value, "item") and not value.shape else value
