"""Corrections in a file beside the notebook: written at once, read again, and good in part when the file is not."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import newsnb
from newsnb.classroom import BadCorrection
from newsnb.classroom.keeping import apply_kept, keep, path_beside
from newsnb.corrections import Corrections
from newsnb.errors import BadReading, FileProblem
from newsnb.extract.links import link
from newsnb.magic import _keep_corrections
from readings import HARBOUR, harbour

READING = link(harbour())
QUOTE, OTHER = READING.quotes[1], READING.quotes[2]
BERGEN = next(place for place in READING.places if place.name == "Bergen")


def quote_of(reading):
    return next(quote for quote in reading.quotes if quote.id == QUOTE.id)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def kept():
    keep(READING.correct(QUOTE.id, speakers=["Ines Aune"], by="T1").correct(OTHER.id, naming="collective"))
    return path_beside(READING)


def test_what_is_kept_comes_back_whole(kept):
    made, said = apply_kept(READING)
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
    kept.unlink()
    before.view.correct(before.quotes[3].id, naming="named")
    kept.unlink()
    assert len(_keep_corrections(READING, before).corrections) == 1
    assert capsys.readouterr().out == "Corrections kept: 1 of 1.\n"
    assert _keep_corrections(READING, None) == READING


def views(number=2):
    """Return views of one text in several kernels, which know of one another only by the file."""
    readings = [link(harbour()) for _ in range(number)]
    return [reading.view for reading in readings], readings  # a view lives as long as its reading


def rerun():
    """Return what the magic shows after *Restart and run all*: the reading, and the line that it prints."""
    return apply_kept(link(harbour()))


def test_what_two_views_correct_is_kept_of_both():
    (one, other), readings = views()
    one.correct(QUOTE.id, speakers=["Ines Aune"], by="A")
    other.correct(OTHER.id, speakers=["Bo Dahl"], by="B")
    (bo,) = (entity.id for entity in other.reading.entities if entity.name == "Bo Dahl")
    assert bo != "entity-new-1"  # that is Ines Aune
    other.correct(bo, role="expert", by="B")
    one.correct(QUOTE.id, naming="described", by="A")
    made, said = rerun()
    assert [(one.by, one.what) for one in made.corrections] == [
        ("A", "speakers"), ("B", "speakers"), ("B", "role"), ("A", "naming"),
    ]  # fmt: skip
    assert said == f"Corrections kept from {path_beside(made)}: 4 of 4."
    assert {entity.name: entity.role for entity in made.entities if "-new-" in entity.id} == {
        "Ines Aune": None, "Bo Dahl": "expert",
    }  # fmt: skip
    assert one.reading == made  # and each view shows what the others did when it next writes
    assert readings[0].view is one


def test_undo_takes_back_what_was_corrected_in_the_same_view_and_nothing_else():
    (one, other), _readings = views()
    one.correct(QUOTE.id, naming="collective", by="A")
    other.correct(OTHER.id, naming="described", by="B")
    one.correct(BERGEN.id, name="Bjørgvin", by="A")
    other.undo()
    assert [one.by for one in rerun()[0].corrections] == ["A", "A"]
    other.undo()  # nothing of its own is left
    assert [one.by for one in rerun()[0].corrections] == ["A", "A"]
    one.undo()
    one.undo()
    one.undo()
    assert rerun()[0].corrections == ()
    other.redo()
    one.redo()
    assert {one.by for one in rerun()[0].corrections} == {"A", "B"}


def test_corrections_that_contradict_one_another_cost_a_line_and_both_are_kept():
    (one, other), _readings = views()
    one.correct(QUOTE.id, naming="collective", by="A")
    answer = other._desk.hear(message(other, QUOTE.id, naming="described", by="B"))
    line = (
        f"two people corrected {QUOTE.id} differently: "
        'A says {"naming": "collective"}; B says {"naming": "described"}; the first counts'
    )
    assert answer["said"] == f"corrections made elsewhere meanwhile: 1; {line}"
    made, said = rerun()
    assert quote_of(made).naming == "collective"
    assert said == f"Corrections kept from {path_beside(made)}: 1 of 1; {line}."
    one.undo()  # what spoke against the other correction is gone
    made, said = rerun()
    assert quote_of(made).naming == "described"
    assert said == f"Corrections kept from {path_beside(made)}: 1 of 1."


def test_somebody_who_knows_of_a_conflict_settles_it():
    (one, other), _readings = views()
    one.correct(QUOTE.id, naming="collective", by="A")
    other.correct(QUOTE.id, naming="described", by="B")
    later, _ = rerun()
    later.view.correct(QUOTE.id, naming="none", by="C")
    made, said = rerun()
    assert quote_of(made).naming == "none"
    assert said == f"Corrections kept from {path_beside(made)}: 2 of 2."


def message(view, on, by=None, **to):
    record = {"on": on, "to": to, "by": by, "why": None, "on_day": "2026-11-28"}
    return {"newsnb": view._key, "say": "correct", "nr": str(id(record)), "records": [record]}


def test_corrections_of_the_file_that_do_not_fit_stay_in_it(kept):
    records = json.loads(kept.read_text())["corrections"]
    edit(kept, corrections=[*records, records[0] | {"id": "correction-3", "on": "quote-7", "span": [7, 9]}])
    (view,), _readings = views(1)
    view.correct(BERGEN.id, name="Bjørgvin")
    view.correct(BERGEN.id, name="Bergen")
    assert len(json.loads(kept.read_text())["corrections"]) == 5


@pytest.mark.parametrize("content", [b"", b"{not json", b"[]", b"\xff\xfe", b'{"format": "newsnb-corrections"}'])
def test_a_file_that_cannot_be_read_is_put_aside_and_not_overwritten(kept, content):
    kept.write_bytes(content)
    (view,), _readings = views(1)
    answer = view._desk.hear(message(view, QUOTE.id, naming="collective"))
    aside = kept.with_suffix(".unreadable.json")
    assert answer["said"].startswith(f"what cannot be read of {kept} is in {aside} now (")
    assert "\n" not in answer["said"]
    assert aside.read_bytes() == content
    assert len(rerun()[0].corrections) == 1


def test_a_folder_that_cannot_be_written_to_costs_a_line_and_no_correction_is_lost_in_the_kernel(folder):
    way = folder / "newsnb-corrections" / ".lock"
    way.mkdir(parents=True)
    (view,), _readings = views(1)
    answer = view._desk.hear(message(view, QUOTE.id, naming="collective"))
    assert answer["said"].startswith("not written to a file: ")
    assert "\n" not in answer["said"]
    assert len(view.reading.corrections) == 1
    way.rmdir()
    view.correct(OTHER.id, naming="described")
    assert len(rerun()[0].corrections) == 2


KERNEL = """
import sys
from readings import harbour
reading = harbour()
for number, thing in enumerate(getattr(reading, sys.argv[1])):
    asked = {"name": f"Name {number}"} if sys.argv[1] == "entities" else {"why": "because", "naming": "collective"}
    reading.view.correct(thing.id, by=sys.argv[1], **asked)
"""


@pytest.mark.slow
def test_two_kernels_that_write_at_once_lose_nothing(folder):
    paths = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    environment = {**os.environ, "PYTHONPATH": paths}
    started = [
        subprocess.Popen([sys.executable, "-c", KERNEL, name], cwd=folder, env=environment)
        for name in ("entities", "quotes")
    ]
    assert [kernel.wait(timeout=60) for kernel in started] == [0, 0]
    made, said = rerun()
    assert len(made.corrections) == len(READING.entities) + len(READING.quotes)
    assert {entity.name.split()[0] for entity in made.entities} == {"Name"}
    assert "differently" not in said
