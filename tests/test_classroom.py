"""Corrections: each changes what it says, keeps every invariant of a reading, and can be taken back."""

import datetime
import json
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsnb
from newsnb.classroom import BadCorrection
from newsnb.errors import BadReading
from newsnb.export.document import from_dict
from newsnb.extract.links import link
from newsnb.plain import Json
from readings import assert_sound, bare, harbour

READING = link(harbour())
QUOTE = READING.quotes[1]
BERGEN = next(place for place in READING.places if place.name == "Bergen")
SOLHEIM = next(entity for entity in READING.entities if entity.name == "Marit Solheim")
OLAF = next(entity for entity in READING.entities if entity.name == "Olaf Berg")


def span_of(words, reading=READING):
    start = reading.text.index(words)
    return start, start + len(words)


def corrected(on=None, **asked):
    return READING.correct(on, by="T1", day=datetime.date(2026, 11, 28), **asked)


def quote_of(reading, id=QUOTE.id):
    return next(quote for quote in reading.quotes if quote.id == id)


def test_a_quote_gets_another_speaker_with_their_role():
    made = quote_of(corrected(QUOTE.id, speakers=[OLAF.id]))
    assert (made.speakers, made.naming, made.role) == ((OLAF.id,), "named", OLAF.role)
    assert quote_of(READING).speakers != (OLAF.id,)  # a reading never changes


def test_a_speaker_may_be_nobody_or_somebody_whom_the_text_does_not_name():
    assert quote_of(corrected(QUOTE.id, speakers=[])).naming == "none"
    made = corrected(QUOTE.id, speakers=["Ines Aune"])
    (id,) = quote_of(made).speakers
    assert id == "entity-new-1"
    assert next(entity for entity in made.entities if entity.id == id).name == "Ines Aune"


def test_other_words_of_a_quote_say_whether_they_are_word_for_word():
    start, end = span_of("that the crossing took 19 hours")
    assert quote_of(corrected(QUOTE.id, content=[(start, end)])).type == "indirect"
    start, end = span_of("“My father slept through the storm off Vestavik, and woke up in Scotland 😀,”")
    assert quote_of(corrected(QUOTE.id, content=[(start, end)])).type == "direct"


def test_a_place_is_moved_by_hand_or_to_a_candidate():
    made = next(place for place in corrected(BERGEN.id, point=(1.5, 2.25)).places if place.id == BERGEN.id)
    assert (made.latitude, made.longitude, made.country, made.key) == (1.5, 2.25, None, "user:1.5,2.25")
    assert made.candidates == BERGEN.candidates
    place = next(place for place in READING.places if len(place.candidates) > 1)
    other = place.candidates[-1]
    made = next(one for one in corrected(place.id, key=other.key).places if one.id == place.id)
    assert (made.key, made.latitude, made.reason) == (other.key, other.latitude, "A person chose this place.")


def test_a_place_may_be_any_that_the_gazetteer_has_under_a_name():
    made = corrected(BERGEN.id, key="geonames:2950159", called="Berlin")
    berlin = next(place for place in made.places if place.id == BERGEN.id)
    assert (berlin.name, berlin.country, berlin.candidates[-1].key) == ("Berlin", "DE", "geonames:2950159")
    assert newsnb.apply(READING, made).places == made.places
    assert made.undo() == READING
    with pytest.raises(BadCorrection, match="the gazetteer has no place 'geonames:1' called 'Berlin'"):
        corrected(BERGEN.id, key="geonames:1", called="Berlin")


def test_a_mention_that_is_no_place_goes_and_takes_its_place_along_if_it_is_the_last():
    first, *rest = BERGEN.mentions
    made = corrected(first.id, remove=True)
    assert next(place for place in made.places if place.id == BERGEN.id).mentions == tuple(rest)
    for mention in rest:
        made = made.correct(mention.id, remove=True)
    assert BERGEN.id not in {place.id for place in made.places}
    assert all(BERGEN.id not in quote.places for quote in made.quotes)


def test_entities_are_merged_and_split():
    made = corrected(merge=[OLAF.id, SOLHEIM.id])
    merged = next(entity for entity in made.entities if entity.id == OLAF.id)
    assert set(merged.mentions) == {*OLAF.mentions, *SOLHEIM.mentions}
    assert not [quote for quote in made.quotes if SOLHEIM.id in quote.speakers]
    last = SOLHEIM.mentions[-1]
    made = corrected(SOLHEIM.id, split=[(last.start, last.end)])
    assert next(entity for entity in made.entities if entity.id == f"entity-{last.start}").mentions == (last,)


def test_a_missed_quote_place_and_person_are_added():
    made = corrected(add="quote", content=[span_of("Fishermen remember the old boat")], speakers=[OLAF.id])
    added = next(quote for quote in made.quotes if quote not in READING.quotes)
    assert (added.speakers, added.type) == ((OLAF.id,), "indirect")
    assert [quote.content[0][0] for quote in made.quotes] == sorted(quote.content[0][0] for quote in made.quotes)
    start, end = span_of("quay in Bergen")
    made = corrected(add="entity", span=(start, start + 4), label="FAC")
    assert f"entity-{start}" in {entity.id for entity in made.entities}
    start, end = span_of("old boat")
    made = corrected(add="place", span=(start, end), point=(59, 5))
    assert next(place for place in made.places if place.id == f"place-{start}").name == "old boat"


@pytest.mark.parametrize(
    ("on", "asked", "line"),
    [
        ("quote-9999", {"naming": "named"}, "nothing in this reading has the id 'quote-9999'; the tables have the ids"),
        (BERGEN.id, {"speakers": []}, f"'{BERGEN.id}' is a place; this correction is for quote"),
        (QUOTE.id, {"naming": "loud"}, "there is no naming 'loud'; choose one of: named, described, collective, none"),
        (QUOTE.id, {"speakers": "Ada Berg"}, "speakers= needs a list, such as speakers=[...], got 'Ada Berg'"),
        (QUOTE.id, {"speakers": ["entity-9999"]}, "there is no entity 'entity-9999'; give the id of one, or the name"),
        (QUOTE.id, {"content": [(5, 99_999)]}, "5:99999 is outside the text of "),
        (
            QUOTE.id,
            {"content": [(5, 70)]},
            "[5, 70] begins in the headline and ends in the dateline",
        ),
        (QUOTE.id, {"content": [(5,)]}, "a span needs a start and an end, such as (10, 42), got [5]"),
        (QUOTE.id, {"content": []}, "a quote needs words: give spans, such as content=[(10, 42)]"),
        (BERGEN.id, {"key": "geonames:1"}, "'geonames:1' is no candidate of 'Bergen' (those are: "),
        (BERGEN.id, {"point": (95, 5)}, "a point needs latitude and longitude, such as (59.9, 10.7), got [95, 5]"),
        (OLAF.id, {"name": "  "}, "a name needs letters, got '  '"),
        (None, {"merge": [OLAF.id]}, "give at least two entities to merge"),
        (None, {"add": "song"}, "there is no kind 'song' to add; choose one of: quote, place, entity"),
        (None, {"add": "place", "span": (0, 5)}, "add='place': missing 1 required positional argument: 'point'"),
        (QUOTE.id, {"remove": False}, "remove= can only be True, got False; undo takes a correction back"),
        (
            QUOTE.id,
            {"speakers": [["Ada"]]},
            "there is no entity ['Ada']; give the id of one, or the name",
        ),
        (QUOTE.id, {"speakers": [b"Ada"]}, "speakers= needs words, numbers or lists of them, got bytes"),
        (None, {"add": ["quote"]}, "there is no kind \"['quote']\" to add"),
        (None, {"add": "quote", "content": [(5, 9)], "speakers": "Ada"}, "speakers= needs a list"),
        (QUOTE.id, {"naming": "named", "by": 3}, "by needs words, or None, got int"),
        (QUOTE.id, {"naming": "named", "day": "today"}, "day needs a date, such as datetime.date(2026, 11, 28)"),
        ([QUOTE.id], {"naming": "named"}, "an id needs words, or None, got list"),
        (None, {}, "correct needs an id and one of speakers=, "),
        (QUOTE.id, {"colour": "red"}, "got colour= for "),
    ],
)
def test_a_correction_that_does_not_fit_is_refused_in_one_line(on, asked, line):
    with pytest.raises(BadCorrection, match=re.escape(line)) as refused:
        READING.correct(on, **asked)
    assert "\n" not in str(refused.value)


def test_corrections_are_saved_and_taken_back_exactly(tmp_path):
    made = corrected(QUOTE.id, speakers=["Ines Aune"], why="She signs it.").correct(BERGEN.id, point=(1, 2))
    loaded = newsnb.load(made.save(tmp_path / "a.json"))
    assert loaded == made
    assert next((one.id, one.what, one.on, one.by, one.on_day, one.why) for one in loaded.corrections) == (
        "correction-1", "speakers", QUOTE.id, "T1", "2026-11-28", "She signs it.",
    )  # fmt: skip
    assert loaded.corrections[0].to.value == {"speakers": ["Ines Aune"]}
    assert loaded.undo() == corrected(QUOTE.id, speakers=["Ines Aune"], why="She signs it.")
    assert loaded.undo(2) == READING
    with pytest.raises(BadCorrection, match="this reading has 2 corrections; 3 cannot be taken back"):
        loaded.undo(3)


def test_corrections_are_applied_to_another_reading_of_the_text_by_their_words():
    made = corrected(QUOTE.id, speakers=[OLAF.id]).correct(BERGEN.id, name="Bjørgvin", by="T2")
    other = replace(READING, entities=tuple(replace(e, id=f"{e.id}-9") if e == OLAF else e for e in READING.entities))
    other = replace(other, quotes=tuple(replace(q, speakers=()) for q in other.quotes))
    again = newsnb.apply(other, made)
    assert quote_of(again).speakers == (f"{OLAF.id}-9",)
    assert next((one.by, one.on_day) for one in again.corrections) == ("T1", "2026-11-28")
    assert again.undo(2) == other


def test_a_correction_that_no_longer_fits_is_noted_and_the_others_are_kept():
    made = corrected(QUOTE.id, naming="collective").correct(BERGEN.id, name="Bjørgvin")
    start, end = QUOTE.content[0][0], QUOTE.content[-1][1]
    far = [quote for quote in READING.quotes if quote.content[0][0] >= end or quote.content[-1][1] <= start]
    again = newsnb.apply(replace(READING, quotes=tuple(far)), made)
    assert [note.code for note in again.notes][-1] == "correction-lost"
    assert "Bjørgvin" in {place.name for place in again.places}


def test_corrections_of_another_text_are_refused():
    with pytest.raises(BadCorrection, match="made in another text; apply them to a reading of that one"):
        newsnb.apply(bare("Rain fell."), corrected(QUOTE.id, naming="collective"))


def test_corrections_of_several_people_are_merged_and_conflicts_shown():
    first = READING.correct(QUOTE.id, by="A", naming="collective")
    second = READING.correct(QUOTE.id, by="B", naming="described").correct(BERGEN.id, by="B", name="Bjørgvin")
    merged = newsnb.merge([first, second])
    assert quote_of(merged).naming == "collective"
    assert "Bjørgvin" in {place.name for place in merged.places}
    (note,) = [note for note in merged.notes if note.code == "correction-conflict"]
    assert 'A says {"naming": "collective"}; B says {"naming": "described"}' in note.message
    assert newsnb.merge([first, first]) == first


def test_the_same_correction_by_two_people_is_made_once_and_changes_of_ones_mind_are_no_conflict():
    both = [READING.correct(merge=[OLAF.id, SOLHEIM.id], by=name) for name in ("A", "B")]
    assert newsnb.merge(both) == both[0]
    twice = READING.correct(QUOTE.id, by="B", naming="described").correct(QUOTE.id, by="B", naming="collective")
    merged = newsnb.merge([READING, twice])
    assert quote_of(merged).naming == "collective"
    assert merged.notes == READING.notes


def test_new_people_of_two_readings_are_two():
    first = READING.correct(QUOTE.id, by="A", speakers=["Ines Aune"])
    other = READING.quotes[2]
    second = READING.correct(other.id, by="B", speakers=["Bo Dahl"]).correct("entity-new-1", by="B", role="expert")
    merged = newsnb.merge([first, second])
    people = {entity.name: entity for entity in merged.entities}
    assert (people["Bo Dahl"].role, people["Ines Aune"].role) == ("expert", None)
    assert quote_of(merged, other.id).speakers == (people["Bo Dahl"].id,)


def test_spans_may_come_from_a_frame():
    row = READING.to_frame("quotes").iloc[1]
    made = corrected(row["id"], content=[(row["start"], row["end"])])
    assert newsnb.apply(READING, made).corrections == made.corrections


def test_an_edited_file_of_corrections_is_answered_in_one_line():
    made = corrected(QUOTE.id, naming="collective")
    (correction,) = made.corrections
    for patch in ({"quotes": {}}, [], {"quotes": {"drop": [], "put": [[0]], "set": {}}}):
        with pytest.raises(BadReading, match="a correction cannot be taken back"):
            replace(made, corrections=(replace(correction, from_=Json.of(patch)),)).undo()
    for asked in ({"on": "x"}, {"speakers": 5}, [5], {}):
        again = newsnb.apply(READING, replace(correction, to=Json.of(asked)))
        assert [note.code for note in again.notes][-1] == "correction-lost"
    for other in (None, 5, ["x"]):
        with pytest.raises(TypeError, match="apply needs corrections, or a reading that has some"):
            newsnb.apply(READING, other)
    with pytest.raises(TypeError, match="merge needs a list of readings"):
        newsnb.merge(READING)


def test_what_a_removed_person_said_is_said_by_nobody():
    made = corrected(SOLHEIM.id, remove=True)
    said = [quote.id for quote in READING.quotes if quote.speakers == (SOLHEIM.id,)]
    assert said
    assert {quote_of(made, id).naming for id in said} == {"none"}


def ask(draw, reading):
    """Draw a correction of anything in a reading, fitting or not."""
    things = [*reading.quotes, *reading.entities, *reading.places, *(m for p in reading.places for m in p.mentions)]
    ids = [thing.id for thing in things] or ["quote-1"]
    number = st.integers(0, reading.length)
    spans = st.lists(st.tuples(number, number), max_size=2)
    points = st.tuples(st.floats(-95, 95), st.floats())
    return draw(
        st.one_of(
            st.tuples(st.sampled_from(ids), st.fixed_dictionaries({"remove": st.just(True)})),
            st.tuples(st.sampled_from(ids), st.fixed_dictionaries({"name": st.text(max_size=5)})),
            st.tuples(st.sampled_from(ids), st.fixed_dictionaries({"content": spans})),
            st.tuples(st.sampled_from(ids), st.fixed_dictionaries({"split": spans})),
            st.tuples(
                st.sampled_from(ids),
                st.fixed_dictionaries({"speakers": st.lists(st.sampled_from([*ids, "Ines Aune"]), max_size=2)}),
            ),
            st.tuples(st.sampled_from(ids), st.fixed_dictionaries({"point": points})),
            st.tuples(st.none(), st.fixed_dictionaries({"merge": st.lists(st.sampled_from(ids), max_size=3)})),
            st.tuples(st.none(), st.fixed_dictionaries({"add": st.just("quote"), "content": spans})),
            st.tuples(
                st.none(),
                st.fixed_dictionaries({"add": st.just("entity"), "span": st.tuples(number, number)}),
            ),
            st.tuples(
                st.none(),
                st.fixed_dictionaries(
                    {"add": st.just("place"), "span": st.tuples(number, number), "point": st.just((1, 2))}
                ),
            ),
        )
    )


@pytest.mark.slow
@settings(max_examples=max(20, settings.default.max_examples // 10))  # each is a sequence of corrections
@given(st.data())
def test_any_corrections_keep_the_reading_sound_and_can_all_be_taken_back(data):
    reading, made = READING, 0
    for _ in range(data.draw(st.integers(1, 30))):
        on, asked = ask(data.draw, reading)
        try:
            reading = reading.correct(on, **asked)
            made += 1
        except BadCorrection:
            continue
    assert from_dict(json.loads(reading.to_json())) == reading
    assert_sound(reading)
    assert reading.undo(made) == READING
    assert newsnb.apply(READING, reading).corrections == reading.corrections
