import csv
import io
import json
import os
import pickle
import stat
from dataclasses import replace
from importlib.resources import files

import jsonschema
import pytest

import newsnb
from newsnb.errors import BadReading, FileProblem, UnknownName
from newsnb.export import to_csv, to_dict, to_json, without_text
from newsnb.export.tables import guard
from readings import bare, harbour

READING = harbour()
SCHEMA = json.loads((files("newsnb") / "export" / "reading-1.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("reading", [READING, without_text(READING), bare("")], ids=["full", "no text", "empty"])
def test_json_matches_the_schema_and_round_trips(tmp_path, reading):
    jsonschema.validate(to_dict(reading), SCHEMA)
    path = reading.save(tmp_path / "reading.json")
    assert newsnb.load(path) == reading


def test_the_schema_asks_for_every_field():
    assert set(SCHEMA["required"]) | {"times"} == set(to_dict(READING))
    later = {"speaker_score", "statements", "said_when"}  # readings of earlier versions have none
    assert set(SCHEMA["$defs"]["quote"]["required"]) | later == set(to_dict(READING)["quotes"][0])
    assert set(SCHEMA["$defs"]["place"]["required"]) == set(to_dict(READING)["places"][0])
    assert set(SCHEMA["$defs"]["time"]["required"]) | {"other_end"} == set(to_dict(READING)["times"][0])
    assert set(SCHEMA["$defs"]["entity"]["required"]) == set(to_dict(READING)["entities"][0])


def test_text_false_leaves_out_the_words(tmp_path):
    path = READING.save(tmp_path / "a.json", text=False)
    assert json.loads(path.read_text(encoding="utf-8"))["text"] is None
    sheet = READING.save(tmp_path / "a.csv", text=False).read_text(encoding="utf-8")
    quotes = list(csv.DictReader(io.StringIO(sheet)))
    assert len(quotes) == len(READING.quotes)
    assert not any(row["content"] or row["cue"] for row in quotes)


def change(found, path, value):
    *way, last = path
    for step in way:
        found = found[step]
    found[last] = value


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (["format"], "else", "not a reading"),
        (["version"], 2, "version 2, this newsnb knows up to 1"),
        (["text"], "another", "its text was changed"),
        (["parts", 0, "end"], 10**6, "is outside the text"),
        (["quotes", 0, "content"], [[1]], "list of 2"),
        (["places", 0, "latitude"], 95, "off the globe"),
    ],
    ids=["format", "version", "text", "span", "span list", "latitude"],
)
def test_load_says_what_is_wrong(tmp_path, path, value, message):
    found = json.loads(to_json(READING))
    change(found, path, value)
    file = tmp_path / "a.json"
    file.write_text(json.dumps(found), encoding="utf-8")
    with pytest.raises(BadReading, match=message):
        newsnb.load(file)


def test_load_reports_a_file_that_is_not_json_or_does_not_exist(tmp_path):
    (tmp_path / "cut.json").write_text(to_json(READING)[:100], encoding="utf-8")
    with pytest.raises(BadReading, match="is not a JSON file"):
        newsnb.load(tmp_path / "cut.json")
    with pytest.raises(FileProblem, match="No such file"):
        newsnb.load(tmp_path / "gone.json")


@pytest.mark.parametrize("suffix", [".json", ".html", ".csv", ".xlsx", ".geojson"])
def test_save_replaces_the_file_in_one_step(tmp_path, suffix):
    path = tmp_path / f"a{suffix}"
    path.write_text("old")
    READING.save(path)
    assert path.read_bytes() != b"old"
    assert os.listdir(tmp_path) == [path.name]


def test_save_names_the_file_types(tmp_path):
    with pytest.raises(UnknownName, match=r"no file type '\.doc'; choose one of: \.html, \.json"):
        READING.save(tmp_path / "a.doc")
    with pytest.raises(UnknownName, match="no table 'people'; choose one of: quotes, entities"):
        READING.save(tmp_path / "a.csv", table="people")
    assert os.listdir(tmp_path) == []


def test_save_reports_a_folder_that_does_not_exist(tmp_path):
    with pytest.raises(FileProblem, match="choose a folder that exists"):
        READING.save(tmp_path / "none" / "a.json")


def test_saved_files_have_the_usual_permissions(tmp_path):
    (tmp_path / "b").touch()
    path = READING.save(tmp_path / "a.json")
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE((tmp_path / "b").stat().st_mode)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "'=x"])
def test_guarded_cells_can_be_restored(cell):
    assert str(guard(cell))[0] == "'"
    assert str(guard(cell))[1:] == cell


def test_csv_keeps_formulas_from_running():
    harmful = replace(READING, entities=(replace(READING.entities[0], name="=1+1"),))
    (row,) = csv.DictReader(io.StringIO(to_csv(harmful, "entities")))
    assert row["name"] == "'=1+1"


def test_excel_holds_every_table(tmp_path):
    import pandas as pd

    sheets = pd.read_excel(READING.save(tmp_path / "a.xlsx"), sheet_name=None)
    assert list(sheets) == ["quotes", "entities", "places", "mentions", "sources", "times", "links"]
    assert len(sheets["places"]) == len(READING.places)


def test_geojson_holds_every_place(tmp_path):
    found = json.loads(READING.save(tmp_path / "a.geojson").read_text(encoding="utf-8"))
    assert [f["id"] for f in found["features"]] == [place.id for place in READING.places]
    assert found["features"][0]["geometry"]["coordinates"] == [READING.places[0].longitude, READING.places[0].latitude]


def test_a_loaded_reading_pickles(tmp_path):
    reading = newsnb.load(READING.save(tmp_path / "a.json"))
    assert pickle.loads(pickle.dumps(reading)) == READING
