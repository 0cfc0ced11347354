"""Hand-made readings, to test views and exports without a model."""

import re
from dataclasses import fields, is_dataclass, replace
from itertools import islice

from newsnb.reading import Reading, sha256_of
from newsnb.values import (
    Anonymity,
    Candidate,
    Entity,
    Focus,
    MadeBy,
    Mention,
    Meta,
    Note,
    Part,
    Place,
    Quote,
    Reference,
    Time,
    Toponym,
    Unresolved,
)

MADE_BY = MadeBy(newsnb="0.1.0", spacy="3.8", model="none", gazetteer=f"none, sha256 {0:064x}")

HARBOUR = """\
Harbour towns weigh a ferry that may never sail
By Ines Calder
BERGEN (North Sea Wire) — Norway's transport minister, Marit Solheim, said on Monday that the night ferry to \
Aberdeen would sail again “before the first snow,” although nobody in the Scottish port has seen a timetable. 🛳️

“We have the ship, we have the crew,” she told reporters in Bergen. “What we don't have is a quay.”
Solheim holds up a sign reading “Aberdeen or bust” on the quay in Bergen. (Photo: Jon Lie/North Sea Wire)
A British official, who asked not to be named because talks go on, called the plan “brave.” Edinburgh has not \
answered two letters, according to the Norwegian news site Kysten, which cited people close to the ministry.

The line closed in 2008. Economists at Havn Institute, a think tank, expect that a new one would lose money for \
six years; the Institute's director, Peder Aas, wrote that “Edinburgh wants the tourists and Oslo wants the headline.”
It has been said that the ship was never bought.

Fishermen remember the old boat. “My father slept through the storm off Vestavik, and woke up in Scotland 😀,” \
said Olaf Berg, 71. He added that the crossing took 19 hours.
North Sea Wire contributed to this report.
"""


def spans_of(text: str, *phrases: str, after: int = 0) -> tuple[tuple[int, int], ...]:
    """Find each phrase in turn, starting after the one before."""
    found = []
    for phrase in phrases:
        after = text.index(phrase, after)
        found.append((after, after + len(phrase)))
        after += len(phrase)
    return tuple(found)


def harbour(text: str = HARBOUR, **changes: object) -> Reading:
    """Return a reading with quotes of every type, nested marks, an emoji and a name that was not placed."""

    def at(phrase: str, nth: int = 0) -> tuple[int, int]:
        start = -1
        for _ in range(nth + 1):
            start = text.index(phrase, start + 1)
        return start, start + len(phrase)

    def mention(phrase: str, nth: int = 0) -> Mention:
        start, end = at(phrase, nth)
        return Mention(start=start, end=end, rule="hand")

    def reference(phrase: str, nth: int = 0, kind: str = "pronoun") -> Reference:
        start, end = at(phrase, nth)
        return Reference(start=start, end=end, kind=kind, rule="hand")

    def place(key, name, lat, lon, feature, country, *mentions, radius=None, candidates=(), score=0.9):
        toponyms = []
        for phrase, nth, use in mentions:
            start, end = at(phrase, nth)
            toponyms.append(Toponym(id=f"mention-{start}", start=start, end=end, use=use, score=score))
        toponyms.sort(key=lambda toponym: toponym.start)
        return Place(
            id=f"place-{toponyms[0].start}",
            key=key,
            name=name,
            latitude=lat,
            longitude=lon,
            radius_km=radius,
            feature=feature,
            country=country,
            mentions=tuple(toponyms),
            candidates=candidates,
            reason=f"{name} is the largest place of this name.",
            score=score,
        )

    aberdeens = (
        Candidate(key="geonames:2657832", name="Aberdeen", latitude=57.14, longitude=-2.1, feature="PPLA2",
                  country="GB", score=0.9),
        Candidate(key="geonames:5225857", name="Aberdeen", latitude=45.46, longitude=-98.49, feature="PPLA2",
                  country="US", admin1="SD", score=0.1),
    )  # fmt: skip
    places = (
        place("geonames:3161732", "Bergen", 60.39, 5.32, "PPLA", "NO", ("BERGEN", 0, "literal"),
              ("Bergen", 0, "literal"), ("Bergen", 1, "literal")),
        place("geonames:3144096", "Norway", 62.0, 10.0, "PCLI", "NO", ("Norway", 0, "metonym"),
              ("Norwegian", 0, "demonym"), radius=350),
        place("geonames:2657832", "Aberdeen", 57.14, -2.1, "PPLA2", "GB", ("Aberdeen", 0, "literal"),
              ("Aberdeen", 1, "literal"), candidates=aberdeens, score=0.62),
        place("geonames:2638360", "Scotland", 56.0, -4.0, "ADM1", "GB", ("Scottish", 0, "adjective"),
              ("Scotland", 0, "literal"), radius=160),
        place("geonames:2635167", "United Kingdom", 54.75, -2.7, "PCLI", "GB", ("British", 0, "demonym"), radius=280),
        place("geonames:2650225", "Edinburgh", 55.95, -3.2, "PPLA", "GB", ("Edinburgh", 0, "metonym"),
              ("Edinburgh", 1, "metonym"), score=0.4),
        place("geonames:3143244", "Oslo", 59.91, 10.75, "PPLC", "NO", ("Oslo", 0, "metonym")),
    )  # fmt: skip

    def entity(name: str, label: str, mentions, references=(), **more) -> Entity:
        return Entity(
            id=f"entity-{mentions[0].start}",
            name=name,
            label=label,
            mentions=tuple(mentions),
            references=tuple(references),
            **more,
        )

    solheim = entity("Marit Solheim", "PERSON", [mention("Marit Solheim"), mention("Solheim", 1)],
                     [reference("she", 0)], role="government", title="transport minister")  # fmt: skip
    calder = entity("Ines Calder", "PERSON", [mention("Ines Calder")])
    official = entity("A British official", "PERSON", [mention("A British official")], named=False, role="government")
    kysten = entity("Kysten", "ORG", [mention("Kysten")], role="media")
    people = entity("people close to the ministry", "PERSON", [mention("people close to the ministry")], named=False)
    havn = entity("Havn Institute", "ORG", [mention("Havn Institute")], [reference("the Institute", 0, "role")])
    aas = entity("Peder Aas", "PERSON", [mention("Peder Aas")], role="expert", title="director")
    berg = entity("Olaf Berg", "PERSON", [mention("Olaf Berg")], [reference("He", 0)], role="resident")
    wire = entity("North Sea Wire", "ORG", [mention("North Sea Wire", n) for n in range(3)])
    norway = entity("Norway", "GPE", [mention("Norway")], place=places[1].id)
    entities = sorted((solheim, calder, official, kysten, people, havn, aas, berg, wire, norway),
                      key=lambda item: item.mentions[0].start)  # fmt: skip

    by_name = {item.name: item.id for item in places}

    def quote(type: str, content: tuple[tuple[int, int], ...], **more) -> Quote:
        return Quote(id=f"quote-{content[0][0]}", type=type, content=content, **more)

    crew = spans_of(text, "“We have the ship, we have the crew,”", "“What we don't have is a quay.”")
    father = spans_of(text, "“My father slept through the storm off Vestavik, and woke up in Scotland 😀,”")
    wrote = spans_of(text, "that “Edinburgh wants the tourists and Oslo wants the headline.”")
    money = spans_of(text, "that a new one would lose money for six years")
    snow = spans_of(text, "that the night ferry to Aberdeen would sail again “before the first snow,”")
    quotes = (
        quote("mixed", snow, cue=(at("said", 0),), source=(at("Norway's transport minister, Marit Solheim"),),
              speakers=(solheim.id,), naming="named", role="government", places=(by_name["Aberdeen"],), score=0.9),
        quote("direct", crew, cue=(at("told"),), source=(at("she"),), speakers=(solheim.id,), naming="named",
              role="government", score=0.95),
        quote("direct", spans_of(text, "“Aberdeen or bust”"), cue=(at("reading"),), naming="none",
              places=(by_name["Aberdeen"],)),
        quote("mixed", spans_of(text, "the plan “brave.”"), cue=(at("called"),), source=(at("A British official"),),
              speakers=(official.id,), naming="described", role="government",
              anonymity=Anonymity(reason=(at("because talks go on"),)), score=0.6),
        quote("indirect", spans_of(text, "Edinburgh has not answered two letters"), cue=(at("according to"),),
              source=(at("people close to the ministry"),), speakers=(people.id,), naming="collective",
              via=(kysten.id,), places=(by_name["Edinburgh"],), score=0.45),
        quote("indirect", money, cue=(at("expect"),), source=(at("Economists at Havn Institute, a think tank,"),),
              naming="collective", score=0.55),
        quote("mixed", wrote, cue=(at("wrote"),), source=(at("the Institute's director, Peder Aas,"),),
              speakers=(aas.id,), naming="named", role="expert", places=(by_name["Edinburgh"], by_name["Oslo"])),
        quote("indirect", spans_of(text, "that the ship was never bought"), cue=(at("said", 1),), naming="none"),
        quote("direct", father, cue=(at("said", 2),), source=(at("Olaf Berg, 71"),), speakers=(berg.id,),
              naming="named", role="resident", places=(by_name["Scotland"],), score=0.97),
        quote("indirect", spans_of(text, "that the crossing took 19 hours"), cue=(at("added"),), source=(at("He"),),
              speakers=(berg.id,), naming="named", role="resident"),
    )  # fmt: skip

    def part(kind: str, first: str, last: str) -> Part:
        start = at(first)[0]
        end = text.index(last, start) + len(last)
        return Part(kind=kind, start=start, end=end)

    parts = (
        part("headline", "Harbour towns", "never sail"),
        part("byline", "By Ines", "Calder"),
        part("dateline", "BERGEN", "Wire) —"),
        part("body", "Norway's", "a quay.”"),
        part("caption", "Solheim holds", "in Bergen."),
        part("credit", "(Photo", "North Sea Wire)"),
        part("body", "A British", "19 hours."),
        Part(kind="credit", start=text.rindex("North Sea Wire"), end=len(text.rstrip())),
    )

    def time(phrase: str, value: str, first: str, last: str, **more: object) -> Time:
        start, end = at(phrase)
        days = {"earliest": first, "latest": last}
        return Time(id=f"time-{start}", start=start, end=end, type="date", value=value, score=0.9, **days, **more)

    times = (
        time("Monday", "2026-03-02", "2026-03-02", "2026-03-02", anchor="publication",
             reason="Monday, the day of publication: 2 March 2026."),
        time("2008", "2008", "2008-01-01", "2008-12-31", reason="A year as printed."),
    )  # fmt: skip
    quotes = (replace(quotes[0], said_when=times[0].id), *quotes[1:])
    vestavik = at("Vestavik")
    values = {
        "text": text,
        "sha256": sha256_of(text),
        "length": len(text),
        "meta": Meta(title="Harbour towns weigh a ferry", outlet="North Sea Wire", date="2026-03-02", home="Scotland"),
        "made_by": MADE_BY,
        "parts": parts,
        "entities": tuple(entities),
        "places": tuple(sorted(places, key=lambda item: item.mentions[0].start)),
        "unresolved": (
            Unresolved(
                id=f"unresolved-{vestavik[0]}", start=vestavik[0], end=vestavik[1], reason="No place is so named."
            ),
        ),
        "focus": Focus(country="NO"),
        "quotes": quotes,
        "times": times,
        "notes": (Note(code="example", start=0, end=1, message="This article was made up for a test."),),
    }
    return Reading(**(values | changes))  # type: ignore[arg-type]


def bare(text: str, **changes: object) -> Reading:
    """Return a reading in which nothing was found."""
    values = {"text": text, "sha256": sha256_of(text), "length": len(text), "meta": Meta(), "made_by": MADE_BY}
    return Reading(**(values | changes))  # type: ignore[arg-type]


def long_reading(characters: int = 100_000, marks: int = 3_000) -> Reading:
    """Return a reading of the harbour article repeated: places are the same, people and quotes are new each time."""
    one = harbour()
    text = HARBOUR * (characters // len(HARBOUR) + 1)
    shifts = range(0, len(text), len(HARBOUR))

    def moved(value, by: int):
        """Copy a value of a reading with every offset and id moved."""
        if isinstance(value, tuple):
            pair = len(value) == 2 and all(isinstance(item, int) for item in value)
            return tuple(item + by if pair else moved(item, by) for item in value)
        if isinstance(value, str):
            kind, _, start = value.rpartition("-")
            has_place = kind in {"quote", "entity", "mention", "unresolved", "time"}
            return f"{kind}-{int(start) + by}" if has_place else value
        if not is_dataclass(value):
            return value
        changes = {field.name: moved(getattr(value, field.name), by) for field in fields(value)}
        changes |= {name: getattr(value, name) + by for name in ("start", "end") if name in changes}
        return replace(value, **changes)

    places = tuple(
        replace(place, mentions=tuple(moved(mention, by) for by in shifts for mention in place.mentions))
        for place in one.places
    )
    copies = {name: tuple(moved(item, by) for by in shifts for item in getattr(one, name))
              for name in ("parts", "entities", "unresolved", "quotes", "times")}  # fmt: skip
    drawn = sum(len(item.mentions) for item in (*copies["entities"], *places)) + len(copies["unresolved"])
    words = (match.span() for match in re.finditer(r"\b(?:the|that|and|of|to|one|in|a)\b", text))
    plain = tuple(Mention(start=start, end=end, rule="hand") for start, end in islice(words, max(0, marks - drawn)))
    small = Entity(id="entity-0", name="small words", label="EVENT", mentions=plain)
    values = {"text": text, "sha256": sha256_of(text), "length": len(text), "places": places, **copies}
    return replace(one, **(values | {"entities": (*copies["entities"], small)}))


def assert_sound(reading: Reading) -> None:
    """Assert what every reading promises of its ids and offsets."""
    lists = (reading.entities, reading.places, reading.quotes, reading.unresolved)
    ids = [item.id for items in lists for item in items]
    assert len(ids) == len(set(ids))
    entities, places = ({item.id for item in items} for items in (reading.entities, reading.places))
    for quote in reading.quotes:
        assert {*quote.speakers, *quote.via, *quote.told_to} <= entities
        assert set(quote.places) <= places
        assert quote.parent is None or quote.parent in {other.id for other in reading.quotes}
        assert all(0 <= start < end <= reading.length for start, end in quote.content)
    assert {entity.place for entity in reading.entities} - {None} <= places
    mentions = [mention for thing in (*reading.entities, *reading.places) for mention in thing.mentions]
    assert all(0 <= mention.start < mention.end <= reading.length for mention in mentions)
    numbers = [correction.id for correction in reading.corrections]
    assert len(numbers) == len(set(numbers))
