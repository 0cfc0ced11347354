import pandas as pd
import pytest

from newsnb.errors import UnknownName
from newsnb.frames import TABLES
from readings import bare, harbour

READING = harbour()


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_its_columns_with_and_without_rows(table):
    assert list(READING.to_frame(table).columns) == list(bare("").to_frame(table).columns) == list(TABLES[table][0])
    assert len(bare("").to_frame(table)) == 0


@pytest.mark.parametrize("table", TABLES)
def test_a_reading_without_rows_joins_others_without_changing_a_column(table):
    full, empty = READING.to_frame(table), bare("").to_frame(table)
    assert dict(full.dtypes) == dict(empty.dtypes) == dict(pd.concat([full, empty]).dtypes)
    assert not [name for name, kind in full.dtypes.items() if str(kind) == "object"]


def test_an_unknown_table_lists_the_known_ones():
    with pytest.raises(UnknownName, match="no table 'people'; choose one of: quotes"):
        READING.to_frame("people")


@pytest.mark.parametrize("table", [3, ["quotes"], None])
def test_a_table_of_another_kind_is_unknown_too(table):
    with pytest.raises(UnknownName, match=r"no table .*; choose one of: quotes"):
        READING.to_frame(table)


def test_quotes_name_their_speakers_and_places_by_the_ids_of_the_other_tables():
    frame = READING.to_frame("quotes").set_index("id")
    entities, places = (set(READING.to_frame(table)["id"]) for table in ("entities", "places"))
    for quote in READING.quotes:
        assert tuple(filter(None, frame.loc[quote.id, "speaker_ids"].split("; "))) == quote.speakers
        assert set(quote.speakers) <= entities
        assert set(filter(None, frame.loc[quote.id, "place_ids"].split("; "))) == set(quote.places) <= places


@pytest.mark.parametrize("spans", [(0, 5), 3, "words"])
def test_words_say_what_spans_are(spans):
    with pytest.raises(TypeError, match=r"words needs spans, such as quote.content or \[\(0, 5\)\], got "):
        READING.words(spans)


def test_quotes_give_the_words_and_the_names():
    frame = READING.to_frame("quotes")
    assert list(frame["id"]) == [quote.id for quote in READING.quotes]
    for quote, row in zip(READING.quotes, frame.to_dict("records"), strict=True):
        assert row["content"] == READING.words(quote.content)
        assert row["anonymous"] == (quote.anonymity is not None)


def test_mentions_are_in_text_order_with_their_part():
    frame = READING.to_frame("mentions")
    assert list(frame["start"]) == sorted(frame["start"])
    assert all(READING.text[row.start : row.end] == row.words for row in frame.itertuples())
    assert set(frame["part"]) <= {"headline", "byline", "dateline", "body", "caption", "credit"}


def test_sources_count_with_their_totals():
    frame = READING.to_frame("sources")
    spoken = [quote for quote in READING.quotes if quote.kind == "speech" and quote.parent is None]
    assert set(frame["of_quotes"]) == {len(spoken)}
    assert (frame["direct"] + frame["indirect"] + frame["mixed"] == frame["quotes"]).all()
    assert (frame["words"] <= frame["of_words"]).all()
