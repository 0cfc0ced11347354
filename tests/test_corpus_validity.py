"""Samples for people to code, and how often a corpus is right by what they coded."""

import pandas as pd
import pytest

import newsnb
from newsnb.corpus import Corpus
from newsnb.corpus.columns import add_rows, empty_tables
from newsnb.corpus.intervals import interval_of
from newsnb.corpus.parts import pack
from newsnb.corpus.sampling import _share_out
from newsnb.errors import NewsnbError
from readings import harbour

OUTLETS = ["North Wire"] * 6 + ["Coast Post"] * 2


@pytest.fixture(scope="module")
def corpus():
    tables, reading = empty_tables({}), harbour()
    for number, outlet in enumerate(OUTLETS):
        add_rows(tables, f"a{number}", reading, {})
        for name in tables:
            cells = tables[name]["outlet"]
            at = tables[name]["article"].index(f"a{number}") if f"a{number}" in tables[name]["article"] else len(cells)
            cells[at:] = [outlet] * (len(cells) - at)
    return Corpus(own={}, tables=tables, readings={f"a{number}": pack(reading) for number in range(len(OUTLETS))})


def sheets_of(corpus, articles):
    """Return sheets on which people found just what the machine did."""
    quotes, mentions, entities = corpus.quotes, corpus.mentions, corpus.entities
    places = mentions[mentions["kind"] == "place"]
    named = entities[entities["named"] & entities["label"].isin(["PERSON", "ORG"])]
    sheets = {
        "articles": pd.DataFrame({"article": articles, "done": "x"}),
        "quotes": quotes[["article", "content", "speaker"]].rename(columns={"content": "words"}),
        "places": places[["article", "words"]].assign(place=None),
        "entities": named[["article", "name"]].assign(words=named["name"]),
    }
    return {name: frame[frame["article"].isin(articles)] for name, frame in sheets.items()}


def test_a_sample_has_the_share_of_each_outlet_and_hides_what_was_found(corpus, tmp_path):
    sample = corpus.sample(4, seed=3)
    assert sorted(sample.articles["outlet"]) == ["Coast Post", "North Wire", "North Wire", "North Wire"]
    assert list(corpus.sample(4, seed=3).articles["article"]) == list(sample.articles["article"])
    sheets = pd.read_excel(sample.save(tmp_path / "sheet.xlsx"), sheet_name=None)
    assert list(sheets) == ["how", "articles", "quotes", "places", "entities"]
    assert sheets["articles"]["text"][0] == harbour().text
    assert sum(len(sheets[layer]) for layer in ("quotes", "places", "entities")) == 0


@pytest.mark.parametrize(("n", "sizes", "shares"), [(4, [6, 2], [3, 1]), (2, [9, 1], [1, 1]), (9, [3, 1], [3, 1])])
def test_shares_are_kept_with_one_at_least(n, sizes, shares):
    assert _share_out(n, sizes) == shares


def test_what_both_found_is_right_and_all_else_is_counted(corpus):
    sheets = sheets_of(corpus, ["a0", "a1", "a6"])
    perfect = newsnb.validate(sheets, corpus)
    assert set(perfect.table["layer"]) == {"quotes", "speakers", "places", "entities"}
    assert set(perfect.table["group"]) == {"all", "North Wire", "Coast Post"}
    assert (perfect.table["precision"] == 1).all()
    assert (perfect.table["recall"] == 1).all()
    assert (perfect.table["precision_low"] < 1).all()
    sheets["quotes"] = sheets["quotes"].iloc[:-1]
    sheets["places"] = pd.concat(
        [sheets["places"], pd.DataFrame({"article": ["a0"], "words": ["Nowhere"], "place": [None]})]
    )
    worse = newsnb.validate(sheets, corpus)
    at = worse.table.set_index(["layer", "group"])
    assert at.loc[("quotes", "Coast Post"), "precision"] < 1 == at.loc[("quotes", "Coast Post"), "recall"]
    assert at.loc[("places", "North Wire"), "recall"] < 1 == at.loc[("places", "North Wire"), "precision"]
    assert list(worse.pairs[~worse.pairs["right"]]["human"].dropna()) == ["Nowhere"]


def test_a_filled_in_workbook_is_read(corpus, tmp_path):
    path = corpus.sample(2).save(tmp_path / "sheet.xlsx")
    with pytest.raises(ValueError, match="no article is marked in the column 'done'"):
        newsnb.validate(path, corpus)
    sheets = pd.read_excel(path, sheet_name=None, dtype=str)
    with pd.ExcelWriter(path) as writer:
        for name, sheet in sheets.items():
            (sheet.assign(done="x") if name == "articles" else sheet).to_excel(writer, sheet_name=name, index=False)
    assert (newsnb.validate(path, corpus).table["precision"] == 0).all()


@pytest.mark.parametrize(
    ("coded", "said"),
    [
        (3, "validate needs the path of a workbook"),
        ({}, "no sheet 'articles'"),
        ({"articles": pd.DataFrame({"article": ["z"]})}, "no column of the sheet 'articles' 'done'"),
        ({"articles": pd.DataFrame({"article": ["z"], "done": ["x"]})}, "no article in the corpus 'z'"),
        ("nowhere.xlsx", "cannot be read"),
    ],
)
def test_what_cannot_be_validated_is_told(corpus, coded, said):
    with pytest.raises(NewsnbError, match=said):
        newsnb.validate(coded, corpus)


def test_intervals_are_wide_for_few_and_hold_the_share():
    import numpy as np

    for right, total in (([9, 10], [10, 10]), ([1] * 50, [1] * 50), ([0, 0], [3, 2]), ([5, 0, 9], [9, 9, 9])):
        low, high = interval_of(np.array(right), np.array(total))
        assert 0 <= low <= sum(right) / sum(total) <= high <= 1
        assert high - low > 0.05
    assert interval_of(np.array([0]), np.array([0])) == (None, None)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("x", "is not JSON"),
        ("{}", "holds no coded articles"),
        ('{"format": "newsnb.coding", "version": 2}', "is of version 2"),
        ('{"format": "newsnb.coding", "version": 1, "articles": [{"article": "a"}]}', "was changed"),
    ],
)
def test_a_file_of_something_else_is_told(corpus, tmp_path, content, said):
    path = tmp_path / "coded-ab.json"
    path.write_text(content)
    with pytest.raises(newsnb.NewsnbError, match=said):
        newsnb.validate(path, corpus)


def test_a_sheet_is_a_page_or_a_workbook(corpus, tmp_path):
    with pytest.raises(newsnb.NewsnbError, match=r"choose a name that ends in .html or .xlsx"):
        corpus.sample(2).save(tmp_path / "sheet.pdf")
