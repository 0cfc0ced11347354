from dataclasses import replace

import pytest

from newsnb.values import Entity, Mention, Note, Part, Place, Toponym
from newsnb.views.model import key_of, shape_of, targets_of, view_data
from readings import bare, harbour, spans_of


@pytest.fixture(scope="module")
def reading():
    return harbour()


def test_the_blocks_joined_are_the_text(reading):
    pieces = [piece[0] for block in view_data(reading)["blocks"] for piece in [*block["pieces"], [block["gap"]]]]
    assert "".join(pieces) == reading.text


def test_marks_carry_a_tag_and_the_id_they_select(reading):
    marks = view_data(reading)["marks"]
    known = set(targets_of(reading).values())
    assert all(mark["ids"][0] in known for mark in marks)
    assert all(mark["tag"] or mark["family"] == "reference" for mark in marks)


def test_a_name_that_is_entity_and_place_is_one_mark(reading):
    norway = next(place.id for place in reading.places if place.name == "Norway")
    marks = [mark for mark in view_data(reading)["marks"] if norway in mark["ids"]]
    assert [mark["use"] for mark in marks] == ["metonym", "demonym"]


def test_ids_select_what_they_stand_for(reading):
    targets = targets_of(reading)
    norway = next(entity for entity in reading.entities if entity.name == "Norway")
    assert targets[norway.id] == norway.place
    assert targets[reading.places[0].mentions[1].id] == reading.places[0].id
    assert targets[reading.quotes[0].id] == reading.quotes[0].id


def test_people_called_by_their_country_are_selected_with_the_country():
    text = "Norwegian crews met Norwegians at intra-Norwegian talks, and Norwegian Sami left."
    spans = spans_of(text, "Norwegian", "Norwegians", "Norwegian", "Norwegian")
    mentions = tuple(Toponym(id=f"mention-{a}", start=a, end=b, use="demonym") for a, b in spans)
    norway = replace(harbour().places[1], id="place-0", mentions=mentions)

    def group(name, *places):
        return Entity(
            id=name, name=name, label="NORP", mentions=tuple(Mention(start=a, end=b, rule="") for a, b in places)
        )

    prefixed = (spans[2][0] - len("intra-"), spans[2][1])
    sami = (spans[3][0], spans[3][1] + len(" Sami"))
    groups = (group("Norwegian", *spans[:2]), group("intra-Norwegian", prefixed), group("Norwegian Sami", sami))
    made = replace(bare(text), places=(norway,), entities=groups)
    assert targets_of(made) == {one.id: "place-0" for one in (*mentions, norway, *groups[:2])} | {
        "Norwegian Sami": "Norwegian Sami"
    }
    data = view_data(made)
    assert [entity["name"] for entity in data["entities"]] == ["Norwegian Sami"]
    assert data["aliases"] == {"Norwegian": "place-0", "intra-Norwegian": "place-0"}
    assert [mark["tag"] for mark in data["marks"]] == ["from there"] * 3 + ["group", "from there"]


@pytest.mark.parametrize(
    ("uses", "drawn"),
    [
        (("literal", "metonym", "metonym"), "metonym"),
        (("metonym", "literal"), "literal"),
        (("literal", "demonym", "adjective"), "demonym"),
    ],
    ids=["the commonest", "the place itself where it is as common", "derived words are one use"],
)
def test_a_place_with_several_uses_is_drawn_by_the_most_frequent(reading, uses, drawn):
    mentions = tuple(Toponym(id=f"mention-{i}", start=i, end=i + 1, use=use) for i, use in enumerate(uses))
    [place] = view_data(replace(reading, places=(replace(reading.places[0], mentions=mentions),)))["places"]
    assert place["use"] == drawn


def test_a_missing_place_is_not_a_target(reading):
    stray = replace(reading, entities=(replace(reading.entities[0], place="place-9999"),))
    assert targets_of(stray)[reading.entities[0].id] == reading.entities[0].id


def test_overlapping_quotes_are_on_different_lanes(reading):
    outer = reading.quotes[0]
    inner = replace(outer, id="quote-170", content=((170, 180),), parent=outer.id)
    lanes = {quote["id"]: quote["lane"] for quote in view_data(replace(reading, quotes=(outer, inner)))["quotes"]}
    assert lanes == {outer.id: 0, "quote-170": 1}


def test_the_screen_has_words_and_no_scores(reading):
    data = view_data(reading)
    assert [quote["sure"] for quote in data["quotes"]][:3] == ["sure", "sure", ""]
    assert {quote["how"] for quote in data["quotes"]} == {"word for word", "partly word for word", "paraphrased"}
    assert "score" not in repr(data)


def test_a_credit_in_a_caption_is_a_separate_part(reading):
    caption = next(block for block in view_data(reading)["blocks"] if block["kind"] == "caption")
    assert {piece[3] for piece in caption["pieces"] if len(piece) > 3} == {"credit", "body"}


@pytest.mark.parametrize(
    ("feature", "country", "radius", "shape"),
    [
        ("PCLI", "NO", 300, "area"),
        ("PCLI", "MC", None, "pin"),
        ("RGN", None, 900, "ring"),
        ("PPLC", "NO", None, "pin"),
    ],
    ids=["country", "country too small for an outline", "region", "city"],
)
def test_places_are_drawn_by_their_size(feature, country, radius, shape):
    mention = Toponym(id="mention-0", start=0, end=1, use="literal")
    place = Place(
        id="place-0", key="geonames:1", name="X", latitude=1, longitude=1, radius_km=radius, feature=feature,
        country=country, mentions=(mention,), reason="",
    )  # fmt: skip
    assert shape_of(place) == shape


def test_the_key_is_the_contents(reading):
    assert key_of(reading) == key_of(harbour()) != key_of(bare("x"))


def test_a_reading_without_words_keeps_its_lists(reading):
    data = view_data(replace(reading, text=None))
    assert data["withheld"]
    assert data["blocks"] == []
    assert len(data["places"]) == len(reading.places)
    assert all(quote["content"] == "" for quote in data["quotes"])


def test_the_title_is_the_first_line_of_the_headline():
    text = "Storm over Oslo\nTrains stop, and the ferry waits\n\nRain fell."
    parts = (Part(kind="headline", start=0, end=text.index("\n\n")),)
    assert view_data(replace(bare(text), parts=parts))["title"] == "Storm over Oslo"


def test_a_note_about_the_whole_text_quotes_none_of_it():
    notes = (Note(code="hardly-english", start=0, end=1, message="this does not look like English prose"),)
    data = view_data(replace(bare("Regen"), notes=notes))
    assert (data["doubts"], data["notes"]) == (["this does not look like English prose"], [])
