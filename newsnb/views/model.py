"""Turn a reading into what its views show: plain values in a reader's words, without offsets.

The article becomes blocks of pieces; every piece refers by index to its marks and to the quotes that it belongs to.
Places, people, quotes and names that were not placed follow as lists, each with its id.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from newsnb.bands import band_of
from newsnb.corrections import record_of
from newsnb.gazetteer import Entry
from newsnb.plain import to_plain
from newsnb.reading import Reading
from newsnb.values import Candidate, Entity, Mention, Note, Place, Quote, Reference, Toponym
from newsnb.views import words
from newsnb.views.moments import build_moments, day_number, moments_of, name_day
from newsnb.views.outlines import country_name, outlined
from newsnb.views.pieces import Block, Layer, blocks_of
from newsnb.views.quality import honesty, measured_bands, measured_by, share_found
from newsnb.views.story import far_places, is_behind

ROLES = ("content", "cue", "source", "channel", "reason")

_PREFIX = re.compile(r"[a-z]+[-\u2010\u2011]")
_GEONAMES = re.compile(r"geonames:(\d+)")


def key_of(reading: Reading) -> str:
    """Return the key of a reading's views: the same for the same content, in every process."""
    plain = json.dumps(to_plain(reading), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()[:16]


def targets_of(reading: Reading) -> dict[str, str]:
    """Return, for each id of ``reading``, the id that is selected with it.

    Mentions select their place, and so do entities that are a place, and groups that are named only by words derived
    from its name (Russians, intra-Afghan). Times select the first with their value. Everything else selects itself.
    """
    mentions = {toponym.id: place.id for place in reading.places for toponym in place.mentions}
    places = {place.id: place.id for place in reading.places}
    ends = {toponym.end: (toponym.start, place.id) for place in reading.places for toponym in place.mentions}
    entities = {
        entity.id: places.get(entity.place or "") or _find_homeland(reading, entity, ends) or entity.id
        for entity in reading.entities
    }
    others = {quote.id: quote.id for quote in reading.quotes} | {item.id: item.id for item in reading.unresolved}
    return mentions | entities | others | places | moments_of(reading.times)


def _find_homeland(reading: Reading, entity: Entity, ends: dict[int, tuple[int, str]]) -> str:
    """Return the place whose people a group is, if all of its names are derived from the name of that place."""
    if entity.label != "NORP":
        return ""
    found = set()
    for mention in entity.mentions:
        start, place = ends.get(mention.end, (-1, ""))
        before = reading.words([(mention.start, start)]) if mention.start < start else ""
        found.add(place if mention.start == start or _PREFIX.fullmatch(before) else "")
    return found.pop() if len(found) == 1 else ""


def view_data(reading: Reading, key: str = "") -> dict[str, Any]:
    """Return all that the views of ``reading`` show, as plain values; ``key`` names views that are there already."""
    targets = targets_of(reading)
    people = {entity.id: {"id": targets[entity.id], "name": entity.name} for entity in reading.entities}
    times = build_moments(reading)
    marks, mark_layers = _build_marks(reading, targets, {time["id"]: time["name"] for time in times})
    far = far_places(reading.places)
    return {
        "key": key or key_of(reading),
        "sha256": reading.sha256,
        "corrections": [record_of(correction) for correction in reading.corrections],
        "title": reading.meta.title or find_headline(reading),
        "outlet": reading.meta.outlet or "",
        "date": reading.meta.date or "",
        "day": name_day(reading.meta.date or ""),
        "url": check_link(reading.meta.url) or "",
        "withheld": reading.text is None,
        "words": len((reading.text or "").split()),
        "honesty": honesty(len(reading.corrections)),
        "bands": measured_bands(),
        "by": measured_by(),
        "missed": share_found(),
        "blocks": _build_blocks(reading, mark_layers),
        "marks": marks,
        "quotes": [
            _build_quote(reading, quote, lane, people) | {"when": targets.get(quote.said_when or "", "")}
            for quote, lane in zip(reading.quotes, _assign_lanes(reading), strict=True)
        ],
        "places": [_build_place(reading, place, far.get(place.id, 0), targets) for place in reading.places],
        "entities": [_build_entity(entity, targets) for entity in reading.entities if targets[entity.id] == entity.id],
        "unplaced": [
            {"id": item.id, "name": reading.words([(item.start, item.end)]) or "a name", "reason": item.reason}
            for item in reading.unresolved
        ],
        "times": times,
        "published": day_number(reading.meta.date or ""),
        "aliases": {entity.id: targets[entity.id] for entity in reading.entities if targets[entity.id] != entity.id},
        "doubts": [note.message for note in reading.notes if not _find_context(reading, note)],
        "notes": [f"{note.message}: … {words}" for note in reading.notes if (words := _find_context(reading, note))],
    }


def check_link(url: str | None) -> str | None:
    """Return ``url`` if it is a web address, or None: nothing else becomes a link."""
    return url if url and url.startswith(("https://", "http://")) else None


def find_headline(reading: Reading) -> str:
    """Return the first line of the headline; the lines below it are not the title."""
    lines = (reading.words([(part.start, part.end)]).strip() for part in reading.parts if part.kind == "headline")
    return next(lines, "").partition("\n")[0].strip()


# The article


def _build_marks(
    reading: Reading, targets: dict[str, str], moments: dict[str, str]
) -> tuple[list[dict[str, Any]], list[Layer[Any]]]:
    """Return the marks and their spans; names with the same span are one mark with several ids."""
    marks: dict[tuple[int, int], dict[str, Any]] = {}
    for start, end, mark in _list_marks(reading, targets, moments):
        seen = marks.setdefault((start, end), mark)
        seen["ids"] = list(dict.fromkeys([*seen["ids"], *mark["ids"]]))
    ordered = sorted(marks.items(), key=lambda item: (item[0][0], -item[0][1]))
    layers = [Layer(start, end, ("mark", index)) for index, ((start, end), _) in enumerate(ordered)]
    return [mark for _, mark in ordered], layers


def _list_marks(
    reading: Reading, targets: dict[str, str], moments: dict[str, str]
) -> Iterator[tuple[int, int, dict[str, Any]]]:
    for place in reading.places:
        for toponym in place.mentions:
            tag = words.USE_TAGS.get(toponym.use, "place")
            mark = {"ids": [place.id], "family": "place", "use": toponym.use, "tag": tag, "label": place.name}
            yield toponym.start, toponym.end, mark | {"at": toponym.id}
    for item in reading.unresolved:
        mark = {"ids": [item.id], "family": "unplaced", "tag": "not placed", "label": "a name that was not placed"}
        yield item.start, item.end, mark
    for time in reading.times:
        mark = {"ids": [targets[time.id]], "family": "time", "tag": "when", "label": moments[targets[time.id]]}
        yield time.start, time.end, mark | {"at": time.id}
    for entity in reading.entities:
        target = targets[entity.id]
        family = words.FAMILIES.get(entity.label, "thing") if target == entity.id else "place"
        tag = words.TAGS.get(entity.label, "name") if entity.named else "unnamed"
        people = entity.label == "NORP" and target != entity.id  # the marks of the place are there
        for mention in () if people else entity.mentions:
            yield mention.start, mention.end, {"ids": [target], "family": family, "tag": tag, "label": entity.name}
        for reference in entity.references:
            mark = {"ids": [target], "family": "reference", "tag": "", "label": entity.name}
            yield reference.start, reference.end, mark


def _build_blocks(reading: Reading, mark_layers: list[Layer[Any]]) -> list[dict[str, Any]]:
    layers = list(mark_layers)
    for index, quote in enumerate(reading.quotes):
        reason = quote.anonymity.reason if quote.anonymity else ()
        spans = (quote.content, quote.cue, quote.source, quote.channel, reason)
        for role, role_spans in enumerate(spans):
            layers += [Layer(start, end, ("quote", (index, role))) for start, end in role_spans]
    layers += [Layer(part.start, part.end, ("part", part.kind)) for part in reading.parts]
    return [_build_block(block) for block in blocks_of(reading.text or "", layers)]


def _build_block(block: Block[Any]) -> dict[str, Any]:
    """Build a block with its kind; a piece has a kind only if it differs (a credit after a caption)."""
    lengths: dict[str, int] = {}
    parts = []
    for piece in block.pieces:
        part = next((what for sort, what in reversed(piece.layers) if sort == "part"), "body")
        lengths[part] = lengths.get(part, 0) + len(piece.words)
        parts.append(part)
    kind = max(lengths, key=lambda part: lengths[part]) if lengths else "body"
    pieces = []
    for piece, part in zip(block.pieces, parts, strict=True):
        marks = [what for sort, what in piece.layers if sort == "mark"]
        quotes = [what for sort, what in piece.layers if sort == "quote"]
        row: list[Any] = [piece.words, marks, quotes, part if part != kind else ""]
        while not row[-1]:
            row.pop()
        pieces.append(row)
    return {"kind": kind, "pieces": pieces, "gap": block.gap}


def _assign_lanes(reading: Reading) -> list[int]:
    """Assign each quote the first line under the words that no overlapping quote has taken."""
    lanes: list[int] = []
    open_until: list[int] = []
    order = sorted(
        range(len(reading.quotes)), key=lambda i: (_find_start(reading.quotes[i]), -_find_end(reading.quotes[i]))
    )
    placed = {}
    for index in order:
        start, end = _find_start(reading.quotes[index]), _find_end(reading.quotes[index])
        lane = next((lane for lane, until in enumerate(open_until) if until <= start), len(open_until))
        open_until[lane : lane + 1] = [end]
        placed[index] = lane
    lanes = [placed[index] for index in range(len(reading.quotes))]
    return lanes


def _find_start(quote: Quote) -> int:
    return min((start for start, _ in quote.content), default=0)


def _find_end(quote: Quote) -> int:
    return max((end for _, end in quote.content), default=0)


# The lists


def _build_quote(reading: Reading, quote: Quote, lane: int, people: dict[str, dict[str, str]]) -> dict[str, Any]:
    source = reading.words(quote.source)
    speakers, via, told_to = (
        [people[name] for name in names if name in people] for names in (quote.speakers, quote.via, quote.told_to)
    )
    return {
        "id": quote.id,
        "lane": lane,
        "type": quote.type,
        "how": words.TYPES.get(quote.type, quote.type),
        "stance": quote.kind == "stance",
        "who": speakers or ([{"name": source}] if source else []),
        "via": via,
        "toldTo": told_to,
        "named": words.NAMINGS.get(quote.naming, quote.naming),
        "role": quote.role or "",
        "source": source,
        "cue": reading.words(quote.cue),
        "content": reading.words(quote.content),
        "words": sum(len(reading.words([span]).split()) for span in quote.content),
        "channel": reading.words(quote.channel),
        "reason": reading.words(quote.anonymity.reason) if quote.anonymity else None,
        "places": [place.id for place in reading.places if place.id in quote.places],
        "inside": quote.parent or "",
        "sure": band_of(quote.score),
        "sureWho": band_of(quote.speaker_score),
        "statements": len(quote.statements),
    }


def _build_place(reading: Reading, place: Place, far: int, targets: dict[str, str]) -> dict[str, Any]:
    return {
        "id": place.id,
        "name": place.name,
        "where": describe_where(place.feature, place.country, place.name),
        "shape": shape_of(place),
        "uses": list(dict.fromkeys(words.USES.get(toponym.use, "") for toponym in place.mentions)),
        "use": _find_main_use(place),
        "count": len(place.mentions),
        "called": list(dict.fromkeys(reading.words([(t.start, t.end)]) for t in place.mentions if reading.text)),
        "times": _name_moments(place.mentions, targets),
        "reason": place.reason,
        "sure": band_of(place.score),
        "point": [round(place.latitude, 4), round(place.longitude, 4)],
        "radius": place.radius_km or 0,
        "far": far,
        "behind": is_behind(place),
        "country": place.country or "",
        "geonames": _find_geonames_id(place.key),
        "others": [place_choice(other) for other in place.candidates if other.key != place.key][:8],
    }


def place_choice(place: Candidate | Entry) -> dict[str, Any]:
    """Return a place that a name could mean, as views offer it."""
    return {
        "key": place.key,
        "point": [round(place.latitude, 4), round(place.longitude, 4)],
        "name": place.name,
        "where": describe_where(place.feature, place.country, place.name, admin1=place.admin1),
    }


def shape_of(place: Place) -> str:
    """Return how a place is drawn: ``"area"`` by its outline, ``"ring"`` by its size, ``"pin"`` as a point."""
    if place.feature.startswith("PCL") and place.country in outlined():
        return "area"
    return "ring" if place.radius_km and place.radius_km >= 40 else "pin"


def _find_main_use(place: Place) -> str:
    """Return the use that a place is drawn by: the most frequent one, or literal if that is as frequent."""
    uses = [words.DRAWN.get(toponym.use, "literal") for toponym in place.mentions] or ["literal"]
    return max(dict.fromkeys(["literal", *uses]), key=uses.count)


def describe_where(feature: str, country: str | None, name: str, *, admin1: str | None = None) -> str:
    """Return what a place is and where, such as ``"city or town, Norway"``."""
    kind, home = words.feature_word(feature), country_name(country)
    region = f"{admin1}, " if admin1 and admin1.isalpha() and not feature.startswith("PCL") else ""
    return kind if not home or home == name else f"{kind}, {region}{home}"


def _find_geonames_id(key: str) -> str:
    match = _GEONAMES.fullmatch(key)
    return match[1] if match else ""


def _find_context(reading: Reading, note: Note) -> str:
    """Return the words that a note is about with a few before them; empty if it is about the whole text."""
    line = reading.words([(max(0, note.start - 24), note.end)]).rpartition("\n")[2]
    words = (line.partition(" ")[2] or line).strip()
    return words if len(words) > 1 else ""


def _build_entity(entity: Entity, targets: dict[str, str]) -> dict[str, Any]:
    return {
        "id": entity.id,
        "name": entity.name,
        "family": words.FAMILIES.get(entity.label, "thing"),
        "kind": words.LABELS.get(entity.label, entity.label.lower()) if entity.named else "unnamed source",
        "title": entity.title or "",
        "role": entity.role or "",
        "count": len(entity.mentions),
        "refers": len(entity.references),
        "times": _name_moments((*entity.mentions, *entity.references), targets),
    }


def _name_moments(mentions: Iterable[Mention | Reference | Toponym], targets: dict[str, str]) -> list[str]:
    """Return what is selected with the times of some mentions."""
    return list(dict.fromkeys(targets[id] for mention in mentions for id in mention.times if id in targets))
