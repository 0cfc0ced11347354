"""Corrections in a file beside the notebook: written at once, read again, and good in part when the file is not."""

import json

import pytest

import newsnb
from newsnb.classroom import BadCorrection
from newsnb.classroom.keeping import apply_kept, keep, path_beside
from newsnb.errors import BadReading, FileProblem
from newsnb.extract.links import link
from newsnb.magic import _keep_corrections
from newsnb.values import Corrections
from readings import HARBOUR, harbour

READING = link(harbour())
QUOTE, OTHER = READING.quotes[1], READING.quotes[2]


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def kept():
    return keep(READING.correct(QUOTE.id, speakers=["Ines Aune"], by="T1").correct(OTHER.id, naming="collective"))


def test_what_is_kept_comes_back_whole(kept):
    made, said = apply_kept(READING)
    assert kept == path_beside(READING)
    assert [one.what for one in made.corrections] == ["speakers", "naming"]
    assert said == f"Corrections kept from {kept}: 2 of 2."
    assert made.undo(2) == READING


def test_a_file_of_corrections_is_loaded_and_applied_by_its_path(kept):
    found = newsnb.load(kept)
    assert isinstance(found, Corrections)
    assert newsnb.apply(READING, found) == newsnb.apply(READING, kept) == newsnb.apply(READING, str(kept))


def test_a_text_without_corrections_says_nothing():
    assert apply_kept(READING) == (READING, "")


def test_corrections_of_another_text_are_refused_by_their_hash(kept):
    with pytest.raises(BadCorrection, match="made in another text"):
        newsnb.apply(harbour(HARBOUR + "More.\n"), kept)


def edit(path, **changes):
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


def test_good_corrections_of_a_file_edited_by_hand_are_kept(kept):
    records = json.loads(kept.read_text())["corrections"]
    gone = records[1] | {"on": "quote-7", "span": [7, 9]}
    edit(kept, corrections=[{"id": 3}, 7, records[0], gone, records[1] | {"to": "<script>"}])
    made, said = apply_kept(READING)
    assert len(made.corrections) == 1
    assert said.startswith(f"Corrections kept from {kept}: 1 of 5; ")
    assert "correction 2 is no object" in said
    assert "there is no quote at 7:9" in said


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"version": 2}, "pip install -U newsnb"),
        ({"corrections": None}, "was the file cut"),
        ({"sha256": "0"}, "another text"),
    ],
    ids=["of a later version", "without a list", "of another text"],
)
def test_a_file_that_cannot_be_used_costs_a_line(kept, changes, says):
    edit(kept, **changes)
    made, said = apply_kept(READING)
    assert made == READING
    assert says in said
    assert "\n" not in said


def test_where_a_reading_is_needed_corrections_are_refused_in_words(kept):
    from newsnb.export import load

    with pytest.raises(BadReading, match=r"holds corrections, not a reading; use newsnb.apply"):
        load(kept)


def test_a_folder_that_cannot_be_made_costs_a_line_and_no_correction(folder):
    (folder / "newsnb-corrections").write_text("a file is in the way")
    with pytest.raises(FileProblem, match="save them with the button"):
        keep(READING.correct(QUOTE.id, speakers=[]))
    heard = []
    reading = harbour()
    reading.view.on_correct(heard.append)
    made = reading.view.correct(reading.quotes[1].id, speakers=[])
    assert heard == [made]
    answer = reading.view._desk.hear({"newsnb": reading.view._key, "say": "undo", "nr": "1"})
    assert answer["said"].startswith("not written to a file: 'newsnb-corrections': cannot be made")


def test_a_rerun_takes_corrections_from_the_file_and_from_the_view(kept, capsys):
    assert len(_keep_corrections(READING, None).corrections) == 2
    assert capsys.readouterr().out == f"Corrections kept from {kept}: 2 of 2.\n"
    before = link(harbour())
    before.view.correct(before.quotes[3].id, naming="named")
    kept.unlink()
    assert len(_keep_corrections(READING, before).corrections) == 1
    assert capsys.readouterr().out == "Corrections kept: 1 of 1.\n"
    assert _keep_corrections(READING, None) == READING
