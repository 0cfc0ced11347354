"""A corpus in a folder: Parquet parts of each table, and a manifest for each part, without which it does not count."""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsnb.corpus.columns import Cells, columns_of
from newsnb.corpus.packing import NEEDED, PACKED, pack, unpack
from newsnb.corpus.parts import Read
from newsnb.errors import FileProblem, PackageNotFound
from newsnb.files import make_folder, replace_file, write_whole
from newsnb.frames import cast_column

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

FORMAT = "newsnb.corpus"
VERSION = 2  # 1 packs nothing
READINGS = {"article": "str", "reading": "bytes"}
_MANIFESTS = "manifests"
_LEFT_OVER = ".*.part"  # what a killed run was writing
_KINDS = {
    "str": "string",
    "bool": "bool_",
    "int64": "int64",
    "int32": "int32",
    "float64": "float64",
    "bytes": "binary",
}
_AGAIN = "free some space, or choose another folder, and run the same again: what is finished is kept"


def write_part(
    folder: Path,
    number: int,
    read: Read,
    own: Mapping[str, str],
    manifest: Mapping[str, Any],
    *,
    instead_of: Iterable[int] = (),
) -> None:
    """Write the tables of a part, then its manifest, each whole or not at all.

    Where no readings are kept, tables are packed (`newsnb.corpus.packing`). Parts that this one takes the place of are
    removed once its tables are there.

    Raises
    ------
    FileProblem
        If they cannot be written; the parts that are finished stay.
    PackageNotFound
        If pyarrow is not installed.
    """
    remove_manifest(folder, number)
    tables = columns_of(own)
    packed = None if read.readings else pack(read.tables)
    written, columns = (packed, tables | PACKED) if packed else (read.tables, tables)
    sizes = {name: _write_table(folder, name, number, cells, columns[name]) for name, cells in written.items()}
    for name in set(tables) - set(sizes):
        _path(folder, name, number).unlink(missing_ok=True)
    if read.readings:
        cells: Cells = {"article": list(read.readings), "reading": list(read.readings.values())}
        sizes["readings"] = _write_table(folder, "readings", number, cells, READINGS)
    counts = {name: len(read.tables[name]["article"]) for name in tables}
    for old in instead_of:
        remove_part(folder, old)
    make_folder(folder / _MANIFESTS, todo=_AGAIN)
    done = {
        **manifest,
        "part": number,
        "counts": counts,
        "failed": read.failed,
        "guessed": read.guessed,
        "bytes": sizes,
    }
    _write_json(_manifest(folder, number), done)


def _write_table(folder: Path, table: str, number: int, cells: Cells, columns: Mapping[str, str]) -> int:
    """Write a table of a part, and return its size in bytes."""
    parquet, target = _import_parquet(), _path(folder, table, number)
    make_folder(target.parent, todo=_AGAIN)
    try:
        with replace_file(target) as path:
            parquet.write_table(_arrow_of(cells, columns), path, **_encode(columns))
        return target.stat().st_size
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)  # pyarrow's own are long
        raise FileProblem(target, f"cannot be written ({reason})", _AGAIN) from error


def _encode(columns: Mapping[str, str]) -> dict[str, Any]:
    """Return how columns are written: numbers by their bytes, of which most are alike; other cells each once."""
    whole = [f"{name}.list.element" if kind == "int32s" else name for name, kind in columns.items() if "int" in kind]
    return {
        "compression": "zstd",
        "compression_level": 9,
        "use_dictionary": [name for name, kind in columns.items() if "int" not in kind],
        "column_encoding": dict.fromkeys(whole, "BYTE_STREAM_SPLIT") or None,
        "write_statistics": False,
    }


def _arrow_of(cells: Cells, columns: Mapping[str, str]) -> "pa.Table":
    import pyarrow as pa

    kinds = {"int32s": pa.list_(pa.int32())} | {kind: getattr(pa, name)() for kind, name in _KINDS.items()}
    schema = pa.schema([(name, kinds[kind]) for name, kind in columns.items()])
    return pa.Table.from_pydict({name: cells[name] for name in columns}, schema=schema)


def read_table(folder: Path, table: str, parts: Iterable[int], columns: Mapping[str, str]) -> "pd.DataFrame":
    """Return a table of the parts that are finished, with its types.

    Raises
    ------
    FileProblem
        If a file is missing or was cut.
    """
    import pandas as pd
    import pyarrow as pa

    parquet = _import_parquet()
    found = [_read_part(parquet, folder, table, number, columns) for number in parts]
    whole = pa.concat_tables(found) if found else _arrow_of({name: [] for name in columns}, columns)
    return pd.DataFrame({name: cast_column(whole[name].to_pandas(), kind) for name, kind in columns.items()})


def _read_part(parquet: Any, folder: Path, table: str, number: int, columns: Mapping[str, str]) -> "pa.Table":
    quotes = _path(folder, "quotes", number)
    path = _path(folder, table, number)
    packed = "span_steps" in _read_file(parquet.read_schema, quotes).names
    if not packed:
        return _read_plain(parquet, path, columns)
    if table == "articles" or (table == "links" and path.exists()):
        return _read_file(parquet.read_table, path, partitioning=None)
    wanted = NEEDED[table] | ({table: tuple(PACKED[table])} if table in PACKED else {})
    files = {name: _read_cells(parquet, _path(folder, name, number), some) for name, some in wanted.items()}
    return _arrow_of(unpack(table, files), columns)


def _read_plain(parquet: Any, path: Path, columns: Mapping[str, str]) -> "pa.Table":
    """Return a table that is not packed; earlier versions wrote no times, neither the table nor columns of them."""
    if path.parent.name == "times" and not path.exists():
        return _arrow_of({name: [] for name in columns}, columns)
    found = _read_file(parquet.read_table, path, partitioning=None)
    empty = {name: [0 if "int" in kind else None] * found.num_rows for name, kind in columns.items()}
    later = _arrow_of(empty, columns)
    for name in columns:
        if name not in found.column_names:
            found = found.append_column(name, later[name])
    return found


def _read_cells(parquet: Any, path: Path, columns: Sequence[str]) -> Cells:
    found = _read_file(parquet.read_table, path, partitioning=None, columns=list(columns))
    return {name: _list_cells(found[name]) for name in columns}


def _list_cells(column: "pa.ChunkedArray") -> list[Any]:
    """Return the cells of a column, None for those that are missing; by way of numpy where it can, which is quicker."""
    import pyarrow.types as types

    if types.is_list(column.type):
        whole = column.combine_chunks()
        steps, edges = whole.values.to_numpy().tolist(), whole.offsets.to_numpy().tolist()
        return [steps[first:last] for first, last in pairwise(edges)]
    if column.null_count and not types.is_string(column.type):
        return list(column.to_pylist())
    return list(column.to_numpy().tolist())


def read_reading(folder: Path, article: str, parts: Iterable[int]) -> bytes | None:
    """Return the packed reading of an article; None where none was kept."""
    parquet = _import_parquet()
    for number in parts:
        path = _path(folder, "readings", number)
        if path.exists():
            found = _read_file(parquet.read_table, path, partitioning=None, filters=[("article", "=", article)])
            if found.num_rows:
                packed: bytes = found["reading"][0].as_py()
                return packed
    return None


def _read_file(read: Any, path: Path, **options: Any) -> Any:
    import pyarrow as pa

    try:
        return read(path, **options)
    except (pa.ArrowException, OSError) as error:
        line = str(error).splitlines()[0] if str(error) else type(error).__name__
        todo = "run `newsnb corpus` with the same input and output again: it reads this part anew"
        raise FileProblem(path, f"is missing or damaged ({line})", todo) from error


def _import_parquet() -> Any:
    try:
        import pyarrow.parquet as parquet
    except ImportError as error:
        raise PackageNotFound("a corpus in a folder", "pyarrow", "corpus") from error
    return parquet


def check_parquet() -> None:
    """Raise `PackageNotFound` if pyarrow is not installed."""
    _import_parquet()


def _path(folder: Path, table: str, number: int) -> Path:
    return folder / table / f"part-{number:06}.parquet"


def _manifest(folder: Path, number: int) -> Path:
    return folder / _MANIFESTS / f"part-{number:06}.json"


def remove_manifest(folder: Path, number: int) -> None:
    """Remove a part from those that count."""
    _manifest(folder, number).unlink(missing_ok=True)


def remove_part(folder: Path, number: int) -> None:
    """Remove a part that the input no longer has."""
    remove_manifest(folder, number)
    for path in folder.glob(f"*/part-{number:06}.parquet"):
        path.unlink()


def read_manifests(folder: Path) -> dict[int, dict[str, Any]]:
    """Return the manifests of the parts that are finished and whole, by number."""
    found = (json.loads(path.read_bytes()) for path in sorted((folder / _MANIFESTS).glob("part-*.json")))
    return {one["part"]: one for one in found if _is_whole(folder, one)}


def _is_whole(folder: Path, manifest: Mapping[str, Any]) -> bool:
    """Return whether all files of a part have the size that they were written with."""
    sizes: Mapping[str, int] = manifest["bytes"]
    paths = ((_path(folder, table, manifest["part"]), size) for table, size in sizes.items())
    return all(path.exists() and path.stat().st_size == size for path, size in paths)


def read_run(folder: Path) -> dict[str, Any] | None:
    """Return what is known of the run that made a corpus; None if there was none.

    Raises
    ------
    FileProblem
        If the folder is of a later version.
    """
    path = folder / _MANIFESTS / "run.json"
    if not path.exists():
        return None
    run: dict[str, Any] = json.loads(path.read_bytes())
    if run.get("format") != FORMAT or run.get("version") not in range(1, VERSION + 1):
        raise FileProblem(path, f"is of version {run.get('version')!r}", "run `pip install -U newsnb`")
    return run


def write_run(folder: Path, run: Mapping[str, Any]) -> None:
    """Write what is known of a run, and remove what a killed one left half written."""
    make_folder(folder / _MANIFESTS, todo=_AGAIN)
    remove_left_over(folder)
    _write_json(folder / _MANIFESTS / "run.json", {"format": FORMAT, "version": VERSION, **run})


def remove_left_over(folder: Path) -> None:
    """Remove what a killed process left half written."""
    for left in folder.glob(f"*/{_LEFT_OVER}"):
        left.unlink(missing_ok=True)


def _write_json(path: Path, value: Mapping[str, Any]) -> None:
    write_whole(path, json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def lacking(run: Mapping[str, Any], parts: Iterable[int]) -> str:
    """Return how many parts of a run are not finished, in words; empty where all are."""
    missing = run["parts"] - len(set(parts))
    return f"not finished, or damaged: {missing} of {run['parts']} parts" if missing else ""


def lock_path(folder: Path) -> Path:
    """Return the file whose lock one run at a time holds; the system drops the lock of a process that ends."""
    make_folder(folder / _MANIFESTS, todo=_AGAIN)
    return folder / _MANIFESTS / ".lock"


def is_empty(folder: Path) -> bool:
    """Return whether a folder holds nothing, or is not there."""
    return not folder.exists() or (folder.is_dir() and not os.listdir(folder))
