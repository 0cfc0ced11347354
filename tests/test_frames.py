import pandas as pd
import pytest

import newsnb
from newsnb.errors import UnknownName
from newsnb.export import without_text
from newsnb.frames import ABOUT, TABLES, cast_column
from readings import bare, harbour

READING = harbour()


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_its_columns_with_and_without_rows(table):
    assert (
        list(READING.to_frame(table).columns) == list(bare("").to_frame(table).columns) == [*ABOUT, *TABLES[table][0]]
    )
    assert len(bare("").to_frame(table)) == 0


@pytest.mark.parametrize("table", TABLES)
def test_a_reading_without_rows_joins_others_without_changing_a_column(table):
    full, empty = READING.to_frame(table), bare("").to_frame(table)
    assert dict(full.dtypes) == dict(empty.dtypes) == dict(pd.concat([full, empty]).dtypes)
    words = pd.Series(["words"]).dtype  # "object" before pandas 3
    assert {str(kind) for kind in full.dtypes} <= {str(words), "int64", "float64", "bool"}


@pytest.mark.parametrize("of", ["entity-999", 3])
def test_a_timeline_of_what_is_not_there_lists_what_is(of):
    with pytest.raises(UnknownName, match=rf"there is no entity or place .*{of}.*; choose one of: entity-"):
        harbour().timeline(of)


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
        assert split(frame.loc[quote.id, "speaker_ids"]) == quote.speakers
        assert set(quote.speakers) <= entities
        assert set(split(frame.loc[quote.id, "place_ids"])) == set(quote.places) <= places
        assert split(frame.loc[quote.id, "via_ids"]) == quote.via
        assert split(frame.loc[quote.id, "told_to_ids"]) == quote.told_to


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


def split(ids):
    return () if pd.isna(ids) else tuple(ids.split("; "))


def test_every_table_begins_with_the_article_and_what_is_known_of_it():
    for table in TABLES:
        frame = READING.to_frame(table)
        assert list(frame.columns[:4]) == ["article", "title", "outlet", "date"]
        assert set(frame["article"]) == {1}
        assert set(frame["title"]) == {"Harbour towns weigh a ferry"}
        assert frame.columns.is_unique


def test_tables_of_several_readings_join_by_article_and_id():
    readings = [READING, bare("Rain fell."), READING]
    quotes, links = newsnb.to_frame(readings), newsnb.to_frame(readings, "links")
    assert sorted(set(quotes["article"])) == [1, 3]
    assert not quotes.duplicated(["article", "id"]).any()
    joined = links.merge(quotes, left_on=["article", "quote"], right_on=["article", "id"], suffixes=("_link", ""))
    assert len(joined) == len(links)


def test_links_name_both_ends_of_every_link_of_a_quote():
    links = READING.to_frame("links")
    for kind, field in (("speaker", "speakers"), ("via", "via"), ("told_to", "told_to"), ("place", "places")):
        found = [(row.quote, row.of) for row in links.itertuples() if row.link == kind]
        assert found == [(quote.id, of) for quote in READING.quotes for of in getattr(quote, field)]
    assert links["name"].notna().all() or set(links.loc[links["name"].isna(), "link"]) == {"parent"}


def test_text_that_is_missing_is_missing_and_never_empty():
    for table in TABLES:
        frame = without_text(READING).to_frame(table)
        assert not (frame == "").any().any()
    assert without_text(READING).to_frame("quotes")["content"].isna().all()


def test_a_mention_has_the_words_printed_and_the_full_name():
    mentions = READING.to_frame("mentions")
    assert ("Solheim", "Marit Solheim") in set(zip(mentions["words"], mentions["name"], strict=True))
    people = READING.to_frame("entities").set_index("name")
    assert people.loc["Marit Solheim", "words"].split("; ")[:2] == ["Marit Solheim", "Solheim"]


@pytest.mark.parametrize("given", [3, ["text"], None])
def test_a_table_of_something_else_is_refused_in_a_line(given):
    with pytest.raises(TypeError, match="to_frame needs a reading, or a list of readings, got"):
        newsnb.to_frame(given)


def test_a_table_of_no_reading_has_its_columns():
    assert list(newsnb.to_frame([], "places").columns) == list(READING.to_frame("places").columns)


@pytest.mark.parametrize("missing", [None, float("nan")])
def test_missing_text_stays_missing_when_a_column_gets_its_type(missing):
    cast = cast_column(pd.Series([missing, "Harbour", missing], dtype=object), "str")
    assert list(cast.isna()) == [True, False, True]
    assert cast[1] == "Harbour"
