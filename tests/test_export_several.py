import csv
import io
import json
import os
from dataclasses import replace

import pandas as pd
import pytest

import newsnb
from newsnb.errors import FileProblem, UnknownName
from newsnb.values import Meta
from readings import bare, harbour

FIRST = harbour()
SECOND = replace(FIRST, meta=Meta(title="The same again", url="https://example.org/again"))
NOTHING = bare("Rain fell.")


def test_a_page_of_several_holds_every_article_and_its_source(tmp_path):
    page = newsnb.save([FIRST, SECOND, NOTHING], tmp_path / "a.html").read_text("utf-8")
    assert "<title>3 articles: Harbour towns weigh a ferry · The same again · Rain fell.</title>" in page
    assert page.count('class="newsnb-fallback"') == 3
    foot = page[page.index("<footer") :]
    for words in ("North Sea Wire, 2 March 2026", "https://example.org/again", "Article 3: no details were given"):
        assert words in " ".join(foot.split())


def test_what_maps_share_is_stored_once(tmp_path):
    one, four = (len(newsnb.save([FIRST] * n, tmp_path / f"{n}.html").read_bytes()) for n in (1, 4))
    assert four - one < 3 * 25_000  # Leaflet alone is 61,000


def test_one_reading_in_a_list_is_the_page_of_one(tmp_path):
    listed = newsnb.save([FIRST], tmp_path / "a.html").read_bytes()
    assert (
        listed == FIRST.save(tmp_path / "b.html").read_bytes() == newsnb.save(FIRST, tmp_path / "c.html").read_bytes()
    )


def test_rows_of_several_name_their_article(tmp_path):
    rows = list(csv.DictReader(io.StringIO(newsnb.save([FIRST, SECOND], tmp_path / "a.csv").read_text("utf-8"))))
    assert [row["article"] for row in rows] == ["1"] * 10 + ["2"] * 10
    assert {row["title"] for row in rows} == {"Harbour towns weigh a ferry", "The same again"}
    assert rows[0]["speaker"] == "Marit Solheim"


def test_a_workbook_of_several_holds_every_table(tmp_path):
    sheets = pd.read_excel(newsnb.save([FIRST, NOTHING, SECOND], tmp_path / "a.xlsx"), sheet_name=None)
    assert list(sheets) == ["quotes", "entities", "places", "mentions", "sources", "times", "links"]
    assert sheets["places"]["article"].tolist() == [1] * 7 + [3] * 7


def test_places_of_several_have_different_ids(tmp_path):
    features = json.loads(newsnb.save([FIRST, SECOND], tmp_path / "a.geojson").read_text("utf-8"))["features"]
    assert len({feature["id"] for feature in features}) == 14
    assert {feature["properties"]["article"] for feature in features} == {1, 2}


def test_readings_may_come_one_by_one(tmp_path):
    path = newsnb.save((one for one in (FIRST, SECOND)), tmp_path / "a.csv")
    assert len(path.read_text("utf-8").splitlines()) == 21


def test_the_words_of_all_readings_can_be_left_out(tmp_path):
    page = newsnb.save([FIRST, SECOND], tmp_path / "a.html", text=False).read_text("utf-8")
    assert page.count("saved without the article’s words") == 2
    assert "slept through the storm" not in page


def test_a_json_file_holds_one_reading(tmp_path):
    with pytest.raises(FileProblem, match=r"holds one reading, 2 were given; save each with reading.save, or all as"):
        newsnb.save([FIRST, SECOND], tmp_path / "a.json")
    assert newsnb.load(newsnb.save([FIRST], tmp_path / "b.json")) == FIRST
    assert os.listdir(tmp_path) == ["b.json"]


def test_what_cannot_be_saved_is_refused_in_one_line(tmp_path):
    for given, problem, words in (
        ([], ValueError, "there is no reading to save; pass one, or a list"),
        ([FIRST, "text"], TypeError, "only readings can be saved, got str"),
    ):
        with pytest.raises(problem, match=words) as refused:
            newsnb.save(given, tmp_path / "a.html")
        assert "\n" not in str(refused.value)
    with pytest.raises(UnknownName, match=r"no file type '\.doc'"):
        newsnb.save([FIRST, SECOND], tmp_path / "a.doc")
    with pytest.raises(UnknownName, match="no table 'people'"):
        newsnb.save([FIRST, SECOND], tmp_path / "a.csv", table="people")
    assert os.listdir(tmp_path) == []
