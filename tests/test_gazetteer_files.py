"""User-supplied gazetteers are checked: whatever is in the file, the result is an answer or a one-line error."""

import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing

import pytest

from newsnb.errors import GazetteerProblem
from newsnb.gazetteer import load
from newsnb.gazetteer.dump import digest_of, dump_rows
from newsnb.gazetteer.rows import Row, read_table
from newsnb.gazetteer.store import write

LISBON = Row(
    key="geonames:2267057", name="Lisbon", latitude=38.7, longitude=-9.1, feature="PPLC", country="PT", admin1="14",
    population=517_802, names=(("Lisbon", "name"), ("Lisboa", "alternate")),
)  # fmt: skip


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "small.sqlite"
    write(file, [LISBON], "small 1, sha256 0")
    return file


def said(path, ask=lambda gazetteer: gazetteer.lookup("Lisbon")):
    """Ask, and return the one-line error."""
    before = path.read_bytes() if path.is_file() and os.access(path, os.R_OK, effective_ids=True) else None
    with pytest.raises(GazetteerProblem) as raised:
        ask(load(path))
    message = str(raised.value)
    assert "\n" not in message
    assert str(path) in message
    assert "newsnb gazetteer build --to" in message
    assert before is None or path.read_bytes() == before
    return message


def changed(path, *statements):
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        (b"", "not a newsnb gazetteer"),
        (b"not a database " * 500, "not a database"),
        (b"%PDF-1.7" + b"\0" * 8192, "not a database"),
        (b"SQLite format 3\0" + b"\xff" * 8192, ""),
        (os.urandom(8192), "not a database"),
    ],
    ids=["empty", "text", "PDF", "only a head", "noise"],
)
def test_a_file_of_another_kind_is_refused(path, content, seen):
    path.write_bytes(content)
    assert seen in said(path)


def test_a_database_of_another_program_is_refused(tmp_path):
    with closing(sqlite3.connect(tmp_path / "other.sqlite")) as connection:
        connection.execute("CREATE TABLE entry (key TEXT)")
    assert "it is not a newsnb gazetteer" in said(tmp_path / "other.sqlite")


@pytest.mark.parametrize(
    ("statements", "seen"),
    [
        (["PRAGMA user_version = 4"], "made by a later newsnb (its schema is 4, this one knows up to 3): `pip"),
        (["PRAGMA user_version = 0"], "its schema is 0"),
        (["PRAGMA user_version = -7"], "its schema is -7"),
        (["DROP TABLE name"], "it has no table 'name'"),
        (["DROP TABLE sieve"], "it has no table 'sieve'"),
        (["ALTER TABLE entry DROP COLUMN latitude"], "its table 'entry' has no column 'latitude'"),
        (["ALTER TABLE name RENAME COLUMN rank TO place"], "its table 'name' has no column 'rank'"),
        (["DELETE FROM meta WHERE name = 'names'"], "not written completely"),
        (["DELETE FROM meta WHERE name = 'version'"], "not written completely"),
        (["UPDATE meta SET value = 'many' WHERE name = 'entries'"], "its entries"),
        (["UPDATE meta SET value = x'ff' WHERE name = 'version'"], "its version"),
        (["UPDATE meta SET value = '[1]' WHERE name = 'parts'"], "its parts"),
        (["ALTER TABLE entry RENAME TO e", "CREATE VIEW entry AS SELECT * FROM e"], "it has no table 'entry'"),
    ],
    ids=lambda value: value if isinstance(value, str) else "; ".join(value)[:40],
)  # fmt: skip
def test_what_a_file_lacks_is_named_before_it_is_used(path, statements, seen):
    changed(path, *statements)
    assert seen in said(path, lambda gazetteer: gazetteer.info())


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET latitude = 'north'", "UPDATE entry SET latitude = 1e300", "UPDATE entry SET longitude = NULL",
        "UPDATE entry SET name = x'ff'", "UPDATE entry SET name = NULL", "UPDATE entry SET key = x'00'",
        "UPDATE entry SET population = 'many'", "UPDATE entry SET radius_km = -1", "UPDATE entry SET radius_km = 9e999",
        "UPDATE entry SET country = x'00'", "UPDATE entry SET admin1 = x'00'", "UPDATE name SET kind = 5",
        "UPDATE name SET kind = -1", "UPDATE name SET kind = 'name'", "UPDATE entry SET feature = x'ff'",
        "UPDATE entry SET name = CAST(x'ff' AS TEXT)",
    ],
)  # fmt: skip
def test_an_entry_that_we_did_not_write_is_reported_when_it_is_read(path, statement):
    changed(path, statement)
    said(path)


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM sieve", "UPDATE sieve SET bits = NULL", "UPDATE sieve SET bits = 'all'",
     "UPDATE sieve SET bits = x'ff'", "UPDATE sieve SET bits = zeroblob(3000)",
     "UPDATE sieve SET bits = zeroblob(16777216)"],
)  # fmt: skip
def test_a_sieve_that_we_did_not_write_is_reported_and_hides_no_name(path, statement):
    changed(path, statement)
    assert "its sieve was not written by newsnb" in said(path)


@pytest.mark.parametrize(
    "older", [["PRAGMA user_version = 1", "DELETE FROM meta WHERE name = 'parts'"], ["PRAGMA user_version = 2"]]
)
def test_files_of_older_versions_are_read(path, older):
    changed(path, *older, "DROP TABLE sieve")
    assert load(path).lookup("Lisboa")[0].country == "PT"
    assert load(path).info()["entries"] == 1


def test_a_folder_and_a_pipe_are_named_in_one_line(tmp_path):
    (tmp_path / "gazetteer.sqlite").mkdir()
    os.mkfifo(tmp_path / "pipe.sqlite")
    assert "it is not a regular file" in said(tmp_path / "pipe.sqlite")
    with pytest.raises(GazetteerProblem, match="it is a folder"):
        load(tmp_path).lookup("Lisbon")


def test_a_file_without_read_permission_is_reported_in_one_line(path, locked):
    with pytest.raises(GazetteerProblem, match="Permission denied"):
        load(locked(path)).lookup("Lisbon")


def test_a_file_that_is_overwritten_in_use_gives_no_mixed_answer_and_is_read_again(path, tmp_path):
    gazetteer = load(path)
    assert gazetteer.lookup("Lisbon")
    other = tmp_path / "other.sqlite"
    write(other, [LISBON, *(town(number) for number in range(500))], "other 1")
    path.write_bytes(other.read_bytes())
    with pytest.raises(GazetteerProblem, match="it was overwritten while it was in use"):
        gazetteer.lookup("Town 7")
    assert gazetteer.lookup("Town 7")[0].key == "k:7"


def test_a_file_that_is_replaced_in_use_is_still_read(path, tmp_path):
    gazetteer = load(path)
    gazetteer.lookup("Lisbon")
    write(path, [town(7)], "other 1")
    assert gazetteer.lookup("Lisboa")
    assert load(path).lookup("Town 7")
    shutil.rmtree(tmp_path)
    assert gazetteer.lookup("Lisboa")


def town(number):
    name = f"Town {number}"
    return Row(key=f"k:{number}", name=name, latitude=0, longitude=0, feature="PPL", names=((name, "name"),))


NAMED_BY_THE_ENVIRONMENT = "import newsnb.cli, sys; sys.exit(newsnb.cli.main(['gazetteer', 'lookup', 'Lisbon']))"


def test_the_command_says_in_one_line_what_is_wrong_with_the_shared_file(path):
    path.write_bytes(b"\0" * 100)
    environment = os.environ | {"NEWSNB_GAZETTEER": str(path)}
    done = subprocess.run(
        [sys.executable, "-c", NAMED_BY_THE_ENVIRONMENT], capture_output=True, text=True, env=environment
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "unset NEWSNB_GAZETTEER" in done.stderr


def line(**changes):
    fields = dict.fromkeys(map(str, range(19)), "") | {
        "0": "7", "1": "Dvani", "2": "Dvani", "4": "42.1", "5": "43.8", "6": "P", "7": "PPL", "8": "GE", "14": "300",
    }  # fmt: skip
    return "\t".join((fields | {name.lstrip("_"): value for name, value in changes.items()}).values()) + "\n"


def nothing(path):
    return list(dump_rows(path, taken=frozenset(), reserved=frozenset()))


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (line(_14=str(10**30)), "line 1: 'Dvani' has a population of 1000"),
        (line(_14="-5"), "line 1: 'Dvani' has a population of -5"),
        (line(_4="nan"), "lies off the globe"),
        (line() + "x" * 300_000, "line 2 has 1 columns"),
        ("\ud800", "not UTF-8 text"),
    ],
    ids=["people", "fewer than none", "no latitude", "no end of a line", "bytes"],
)
def test_an_impossible_line_of_a_dump_is_reported(tmp_path, text, seen):
    (tmp_path / "GE.txt").write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(GazetteerProblem, match=seen) as raised:
        nothing(tmp_path / "GE.txt")
    assert "\n" not in str(raised.value)


def packed(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("GE.txt", line() * 2000)
    return bytearray(path.read_bytes())


def damaged_inside(content):
    content[60:90] = b"\xff" * 30
    return content


def locked_by_a_word(content):
    for head in (content.find(b"PK\x03\x04") + 6, content.find(b"PK\x01\x02") + 8):
        content[head] |= 1
    return content


def packed_oddly(content):
    for head in (content.find(b"PK\x03\x04") + 8, content.find(b"PK\x01\x02") + 10):
        content[head] = 99
    return content


@pytest.mark.parametrize("damage", [damaged_inside, locked_by_a_word, packed_oddly])
def test_a_dump_that_cannot_be_unpacked_is_reported_in_one_line(tmp_path, damage):
    path = tmp_path / "GE.zip"
    path.write_bytes(damage(packed(path)))
    with pytest.raises(GazetteerProblem) as raised:
        nothing(path)
    assert "\n" not in str(raised.value)
    assert "GE.zip" in str(raised.value)


def test_a_dump_that_is_not_a_file_is_reported_in_one_line(tmp_path, locked):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "closed.txt").write_text(line())
    for path in (tmp_path, tmp_path / "pipe", tmp_path / "a\0b", locked(tmp_path / "closed.txt")):
        with pytest.raises(GazetteerProblem) as raised:
            digest_of(path)
        assert "\n" not in str(raised.value)


@pytest.mark.parametrize("number", ["nan", "inf", "1e999", "many", "9" * 5000])
def test_a_wrong_number_in_a_table_is_reported(tmp_path, number):
    (tmp_path / "a.csv").write_text(
        "key,name,kind,latitude,longitude,radius_km,country,admin1,population,names,demonyms,abbreviations\n"
        f"newsnb:a,A,PPL,1,2,,GB,ENG,{number},,,\n"
    )
    with pytest.raises(GazetteerProblem, match=r"line 2: population should be a number, got '.{1,40}'$"):
        list(read_table(tmp_path / "a.csv"))
