"""The pure functions of the view, run by Node if it is installed."""

import json
import math
from dataclasses import replace

import pytest

from newsnb.values import Entity, Mention, Quote, Reference
from newsnb.views import words
from newsnb.views.compact import compact
from newsnb.views.model import view_data
from readings import bare, harbour, spans_of
from scripted import NEEDS_NODE, run

pytestmark = NEEDS_NODE


@pytest.fixture(scope="module")
def data():
    return view_data(harbour())


@pytest.mark.parametrize(
    ("search", "text", "found"),
    [
        ("don't", "They don’t and don't.", ["don’t", "don't"]),
        ("a  (b", "A\n(B) a (b", ["A\n(B", "a (b"]),
        ("straße", "STRASSE Straße", ["Straße"]),
        ("😀.", "x 😀. y😀x", ["😀."]),
        ("cease-fire", "a cease‑fire", ["cease‑fire"]),
    ],
    ids=["quotation marks", "white space and brackets", "letters", "emoji", "hyphens"],
)
def test_a_search_ignores_case_and_typography(search, text, found):
    assert run("search.js", "patternOf", f"{json.dumps(text)}.match(patternOf({json.dumps(search)}))") == found


def test_the_counts_of_who_speaks_are_those_of_the_frame(data):
    made = run(
        "audit.js",
        "tally",
        "((t) => ({ words: t.words, quotes: t.quotes.length, namings: t.namings.map((s) => [s.key, s.quotes.length]),"
        " speakers: t.speakers.map((s) => [s.name, s.words]) }))(tally(data.quotes))",
        data,
    )
    sources = harbour().to_frame("sources")
    assert made["words"] == sources["of_words"].iloc[0]
    assert made["quotes"] == sources["of_quotes"].iloc[0]
    assert made["namings"] == [["by name", 5], ["by a description", 1], ["as a group", 2], ["by nobody", 2]]
    named = sources.dropna(subset="speaker").groupby("speaker")["words"].sum().to_dict()
    assert {name: words for name, words in made["speakers"] if name in named} == named
    assert [words for _, words in made["speakers"]] == sorted((words for _, words in made["speakers"]), reverse=True)


def test_a_selection_is_related_to_its_quotes(data):
    oslo = next(place["id"] for place in data["places"] if place["name"] == "Oslo")
    related = "((r) => [r.kind, r.quotes.length, [...r.ids]])(relate(data, index(data), {}))"
    assert run("relations.js", "relate, index", related.format(json.dumps(oslo)), data) == ["place", 1, [oslo]]
    assert run("relations.js", "relate, index", related.format("'nothing-1'"), data) == ["nothing", 10, []]
    quote = data["quotes"][0]
    kind, _, ids = run("relations.js", "relate, index", related.format(json.dumps(quote["id"])), data)
    assert kind == "quote"
    assert set(ids) == {quote["id"], quote["who"][0]["id"], *quote["places"], quote["when"]}


def test_a_time_is_related_to_what_was_said_then(data):
    related = "((r) => [r.kind, r.quotes.map((q) => q.id), sayTies(r)])(relate(data, index(data), {}))"
    quote = data["quotes"][0]
    kind, quotes, words = run("relations.js", "relate, index, sayTies", related.format(json.dumps(quote["when"])), data)
    assert kind == "time"
    assert quote["id"] in quotes
    assert words[0] == "said then 1"


def ties(data, id):
    """Return how quotes are related to something, and why those are that it did not say."""
    return run(
        "relations.js",
        "relate, index, sayTies, sayMention",
        "((r) => [sayTies(r).join(', '),"
        " r.quotes.map((q) => sayMention(r.ties.get(q.id), r.item.name, q)).filter(Boolean)])"
        f"(relate(data, index(data), {json.dumps(id)}))",
        data,
    )


def test_speakers_are_distinguished_from_those_spoken_of():
    text = "Shops shut, said a Unionist official, citing Ada Berg. Ada Berg told the Post that Unionists lied. She ran."
    entities = []
    for name, label, found, meant in (
        ("Unionists", "NORP", ("Unionist", "Unionists"), ()),
        ("a Unionist official", "PERSON", ("a Unionist official",), ()),
        ("Ada Berg", "PERSON", ("Ada Berg",), ("She",)),
        ("Post", "ORG", ("Post",), ()),
    ):
        mentions = [Mention(start=start, end=end, rule="hand") for start, end in spans_of(text, *found)]
        references = [
            Reference(start=start, end=end, kind="pronoun", rule="hand") for start, end in spans_of(text, *meant)
        ]
        entities.append(
            Entity(id=f"entity-{len(entities)}", name=name, label=label, mentions=tuple(mentions),
                   references=tuple(references))
        )  # fmt: skip
    quotes = (
        Quote(id="quote-0", type="indirect", content=spans_of(text, "Shops shut"), speakers=("entity-1",),
              source=spans_of(text, "a Unionist official"), via=("entity-2",), naming="described"),
        Quote(id="quote-1", type="indirect", content=spans_of(text, "that Unionists lied. She ran"),
              speakers=("entity-2",), source=spans_of(text, "Ada Berg"), told_to=("entity-3",), naming="named"),
    )  # fmt: skip
    made = view_data(replace(bare(text), entities=tuple(entities), quotes=quotes))
    assert ties(made, "entity-0") == [
        "said 0, passed on 0, was told 0, spoken of in 1, named in the source of 1",
        ["names Unionists in its source, “a Unionist official”", "speaks of Unionists"],
    ]
    assert ties(made, "entity-1") == ["said 1, passed on 0, was told 0", []]
    assert ties(made, "entity-2") == [
        "said 1, passed on 1, was told 0",
        [],
    ]  # her own words about herself are said, not spoken of
    assert ties(made, "entity-3") == ["said 0, passed on 0, was told 1", []]


def test_a_place_that_says_nothing_is_only_spoken_of(data):
    oslo = next(place["id"] for place in data["places"] if place["name"] == "Oslo")
    assert ties(data, oslo) == ["spoken of in 1", ["speaks of Oslo"]]
    bergen = next(place["id"] for place in data["places"] if place["name"] == "Bergen")
    assert ties(data, bergen) == ["", []]


def test_the_store_reports_only_changes_and_known_ids(data):
    heard = run(
        "store.js",
        "makeStore",
        "((store) => { const heard = []; store.watch((id, from) => heard.push([id, from]));"
        " store.set('a'); store.set('a'); store.set('b', 'map'); store.set(null); return heard; })"
        "(makeStore((id) => id === 'a'))",
    )
    assert heard == [["a", "view"], [None, "map"]]


MAP = "../map/"


@pytest.mark.parametrize(
    ("hash", "count", "found"),
    [
        ("", 1, [0, None]),
        ("#quote-3", 1, [0, "quote-3"]),
        ("#2", 1, [0, "2"]),
        ("#2", 3, [1, None]),
        ("#2/quote-3", 3, [1, "quote-3"]),
        ("#quote-3", 3, [0, "quote-3"]),
        ("#4", 3, [0, None]),
        ("#0/x", 3, [0, None]),
        ("#%E0%A4%A", 3, [0, None]),
        ("#3/place%2F1", 3, [2, "place/1"]),
        ("#&hide=marks,map", 1, [0, None, "marks", "map"]),
        ("#2/quote-3&hide=tags", 3, [1, "quote-3", "tags"]),
    ],
)
def test_an_address_is_read_as_it_is_written(hash, count, found):
    read = f"((a) => [a.number, a.id, ...a.hidden])(readAddress({json.dumps(hash)}, {count}))"
    assert run("address.js", "readAddress", read) == found
    again = f"readAddress(writeAddress({found[0]}, {json.dumps(found[1])}, {count}, {found[2:]}), {count})"
    wanted = {"number": found[0], "id": found[1], "hidden": found[2:]}
    assert run("address.js", "readAddress, writeAddress", again) == wanted


def test_compacted_data_is_restored(data):
    made = run("unpack.js", "unpack", "unpack(data)", compact(data))
    data = json.loads(json.dumps(data))  # pairs are lists there
    for key in data:
        if key != "marks":
            assert made[key] == data[key], key
    bare = {"use": None, "at": None}
    assert [bare | mark for mark in made["marks"]] == [bare | mark for mark in data["marks"]]


def test_a_mention_resolves_to_its_place(data):
    bergen = next(place for place in harbour().places if place.name == "Bergen")
    found = run("relations.js", "standFor", f"standFor(data, {bergen.mentions[1].id!r})", data)
    assert found["id"] == bergen.id
    assert data["marks"][found["at"]]["at"] == bergen.mentions[1].id
    norway = next(entity for entity in harbour().entities if entity.name == "Norway")
    assert run("relations.js", "standFor", f"standFor(data, {norway.id!r})", data) == {"id": norway.place, "at": -1}
    assert run("relations.js", "standFor", "standFor(data, 'nothing')", data) == {"id": "nothing", "at": -1}


def test_every_word_that_is_a_button_has_a_meaning(data):
    measured = {"bands": {"quotes": {"sure": 91}, "places": {}}}
    said = run("terms.js", "meaningOf", "meaningOf('sure', data)", measured)
    assert "of quotes that it calls sure, 91 in 100 were right" in said
    assert "of places, not measured yet" in said
    shown = [*words.TYPES.values(), *words.NAMINGS.values(), *words.USES.values(), words.KINDS["stance"]]
    meanings = run("terms.js", "meaningOf", f"{json.dumps(shown)}.map((word) => meaningOf(word, data))", measured)
    assert all(meanings)


def test_the_legend_has_only_the_signs_of_this_map(data):
    shown = run("legend.js", "signsOf", "signsOf(data).map(({ tag, signs, words }) => [tag ?? '', signs, words])", data)
    assert shown == [
        ["place", ["pin literal"], "the place itself"],
        ["stands for", ["pin metonym", "area metonym"], "stands for a government or group"],
        ["from there", ["area demonym"], "people or things from there"],
        ["", ["ring literal"], "roughly here"],
        ["", ["moved"], "beside its place"],
        ["", ["pin literal fairly"], "fairly sure"],
        ["", ["pin literal unsure"], "unsure"],
        ["", ["unplaced"], "not placed"],
        ["", [], "used in several ways"],
    ]
    one = {"use": "literal", "shape": "pin", "uses": ["the place itself"], "sure": "sure"}
    few = {"places": [one], "unplaced": [], "marks": []}
    assert run("legend.js", "signsOf", "signsOf(data)", few) == [
        {"signs": ["pin literal"], "words": "the place itself"}
    ]
    words = [words for _, _, words in shown]
    assert all(run("terms.js", "meaningOf", f"{json.dumps(words)}.map((one) => meaningOf(one, data))", data))


def test_crowded_pins_are_moved_apart_but_not_away():
    crowd = "[0, 1, 2, 3, 4].map(() => ({ x: 100, y: 100 })).concat({ x: 300, y: 100 })"
    moved = run(f"{MAP}room.js", "spread", f"spread({crowd})")
    assert moved[-1] == {"x": 300, "y": 100}
    for i, one in enumerate(moved[:5]):
        assert math.dist((one["x"], one["y"]), (100, 100)) <= 44.001
        assert all(math.dist((one["x"], one["y"]), (other["x"], other["y"])) > 8 for other in moved[i + 1 :])


def test_two_pins_are_moved_as_little_as_possible_and_keep_their_direction():
    moved = run(f"{MAP}room.js", "spread", "spread([{ x: 100, y: 100 }, { x: 103, y: 104 }, { x: 200, y: 100 }])")
    apart = math.dist(*((one["x"], one["y"]) for one in moved[:2]))
    assert 19.9 < apart < 20.1
    assert [math.dist((one["x"], one["y"]), at) for one, at in zip(moved, ((100, 100), (103, 104)), strict=False)] == [
        pytest.approx(7.5, abs=0.1)
    ] * 2
    assert (moved[1]["x"] - moved[0]["x"]) / (moved[1]["y"] - moved[0]["y"]) == pytest.approx(3 / 4, abs=0.01)
    crowd = [(100 + 7 * (i % 3), 100 + 6 * (i // 3)) for i in range(9)]
    spots = json.dumps([{"x": x, "y": y} for x, y in crowd])
    moved = [(one["x"], one["y"]) for one in run(f"{MAP}room.js", "spread", f"spread({spots})")]
    for i, one in enumerate(crowd):
        for j, other in enumerate(crowd[:i]):
            ways = [(b[0] - a[0], b[1] - a[1]) for a, b in ((one, other), (moved[i], moved[j]))]
            assert ways[0][0] * ways[1][0] + ways[0][1] * ways[1][1] > 0


def test_a_name_gives_way_to_one_of_a_lower_rank_and_to_pins():
    box = {"left": 0, "right": 50, "top": 0, "bottom": 15}
    apart = box | {"left": 200, "right": 250}
    names = json.dumps([{"rank": 2, "box": box}, {"rank": 1, "box": box}, {"rank": 2, "box": apart}])
    assert run(f"{MAP}room.js", "readable", f"readable({names}, [null, null, null])") == [False, True, True]
    assert run(f"{MAP}room.js", "readable", f"readable({names}, [{json.dumps(apart)}, null, null])") == [
        False,
        True,
        False,
    ]


def test_a_map_shows_the_selection_with_some_land_around_it():
    oslo = json.dumps([{"point": [59.9, 10.7], "radius": 0, "shape": "pin"}])
    (south, west), (north, east) = run(f"{MAP}reach.js", "viewOf", f"viewOf({oslo}, true)")
    assert 50 < south < 55 < 64 < north < 68
    assert west < 0 < 20 < east
    assert run(f"{MAP}reach.js", "viewOf", f"viewOf({oslo}, false)") == [[54.9, 10.7], [64.9, 10.7]]
    assert run(f"{MAP}reach.js", "viewOf", "viewOf([], false)") == [[-50, -130], [65, 160]]


@pytest.mark.parametrize(
    ("words", "way"),
    [
        ("“We will wait,” said Yusuf al-Amin (يوسف الأمين).", None),
        ("«لن ننتظر», al-Amin added in Arabic, and left the room.", None),
        ("قال الأمين في الدوحة (Doha) إن الباب مفتوح", "rtl"),
        ("הארץ דיווח", "rtl"),
        ("٠١٢، ٣", None),
        ("", None),
        ("2019 – 12", None),
    ],
    ids=["name", "first words", "arabic", "hebrew", "arabic figures", "nothing", "no letter"],
)
def test_text_direction_is_that_of_most_letters(words, way):
    assert run("dom.js", "wayOf", "wayOf(data)", words) == way
