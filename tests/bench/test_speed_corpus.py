"""The benchmark of corpora: what it shows, and what it takes for the same."""

from newsnb.bench.speed.corpus import _digest, table

RESULTS = {
    "articles": 60,
    "equal tables": True,
    "engines": {
        "processes": {"wall": 9.1, "cpu": 30.2, "begin": 11.0, "overhead": 1.05, "megabytes": 440.0, "rate": 3.3},
    },
    "sizes": {"quotes": 400.2, "all": 1230.0},
    "kills": {
        "processes": {
            "worker": [{"equal": True, "ended": True, "orphans": 0, "kept": 0}] * 2,
            "command": [{"equal": True, "ended": True, "orphans": 1, "kept": 3}],
        }
    },
}


def test_the_table_counts_kills_and_what_came_of_them():
    shown = [line.split("  ") for line in table(RESULTS).splitlines()]
    lines = [[cell.strip() for cell in line if cell.strip()] for line in shown]
    assert ["processes, worker", "2", "2", "2", "0", "0"] in lines
    assert ["processes, command", "1", "1", "1", "1", "3"] in lines
    assert ["all", "1,230 bytes an article"] in lines


def test_tables_are_the_same_byte_for_byte_whatever_else_lies_there(tmp_path):
    for name, other in (("one", b""), ("two", b"half written")):
        (tmp_path / name / "quotes").mkdir(parents=True)
        (tmp_path / name / "quotes" / "part-000000.parquet").write_bytes(b"the same")
        (tmp_path / name / "quotes" / ".part-000001.parquet.x.part").write_bytes(other)
    assert _digest(tmp_path / "one") == _digest(tmp_path / "two")
    (tmp_path / "two" / "quotes" / "part-000000.parquet").write_bytes(b"another")
    assert _digest(tmp_path / "one") != _digest(tmp_path / "two")
