"""Doc to places: find the names, resolve them together, and say for each place where it is named and why it is it."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from newsnb.extract.discourse import Discourse
from newsnb.extract.links import focus_of
from newsnb.extract.places.names import PLACE_LABELS, Name, contains, name_at
from newsnb.extract.places.page import Tag, read_page, tags_of_model
from newsnb.extract.places.proposing import propose_names, without_overlap
from newsnb.extract.places.reasons import reason_for
from newsnb.extract.places.resolving import Scored, resolve
from newsnb.extract.places.senses import Sense, senses_of
from newsnb.extract.places.signs import fits_place
from newsnb.extract.places.uses import use_of
from newsnb.extract.places.verdicts import judge
from newsnb.extract.places.whole import name_kinds
from newsnb.gazetteer import Entry, Gazetteer
from newsnb.lang import english
from newsnb.text.parts import lies_in
from newsnb.values import Candidate, Focus, Place, Span, Toponym, Unresolved

_LIKE_ROADS = english.places.words.like_roads
_CANDIDATES = 5
_LEAST = 0.2  # the score of a place that is shown
_UNKNOWN = "reads like the name of a place, but the gazetteer knows none of this name."
_UNLIKELY = "may be the name of a place, but nothing else in the article speaks for it."
_SEVERAL = "is the name of several places, and the article does not say which is meant."
_SHARED = {field.name for field in fields(Candidate)} & {field.name for field in fields(Entry)}
_UseOf = Callable[[Name, Entry], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPlaces:
    """The places of an article, the names that stay open, and what the article is about."""

    places: tuple[Place, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    focus: Focus = field(default_factory=Focus)


def find_places(
    discourse: Discourse,
    gazetteer: Gazetteer,
    *,
    tags: Sequence[Tag] | None = None,
    home: str | None = None,
    without: Collection[str] = (),
) -> FoundPlaces:
    """Find the places that an article names, and what each name is used for.

    Parameters
    ----------
    discourse
        Of an article; with a dependency parse where uses are wanted. Bylines, credits and the speakers of a dialogue
        name no place in the news.
    gazetteer
        Where names are looked up.
    tags
        The names that somebody found in the article; None for those of the model.
    home
        The place where the article's readers live; None if it is not known.
    without
        The names of proposers that are not asked; `newsnb.extract.places.proposing.PROPOSERS` has them all.

    Returns
    -------
    FoundPlaces
        All in text order, with offsets in characters of ``doc.text``. Persons and organisations give no place.
    """
    doc, text = discourse.doc, discourse.text
    is_silent = lies_in(discourse.layout.parts, "byline", "credit")
    speakers = {turn.start for turn in discourse.layout.turns if turn.kind == "name"}
    found = find_names(discourse, tags_of_model(doc) if tags is None else tags, gazetteer, without=without)
    names = [name for name in found if not is_silent(name.start) and name.start not in speakers]
    parsed = any(token.dep for token in doc)  # the first token tells; has_annotation would look at every one

    def use(name: Name, entry: Entry) -> str:
        if not parsed:
            return _use_of_kind(name, entry)
        return use_of(discourse.span(name.start, name.end), entry)

    resolved = _places_of(text, names, gazetteer, home, use)
    lost = _find_lost(resolved, text, home, gazetteer)
    places = tuple(place for place in resolved if place.id not in lost and not _is_open(place, text))
    persons = {tag.start for tag in tags or () if tag.decided == "PERSON"}
    doubtful = ((place, mention) for place in resolved if place not in places for mention in place.mentions)
    unlikely = (_leave_open(each, text, _why_open(place)) for place, each in doubtful if each.start not in persons)
    unknown = (_leave_open(name, text, _UNKNOWN) for name in names if not name.entries and name.label in PLACE_LABELS)
    unresolved = tuple(sorted((*unlikely, *unknown), key=lambda name: name.start))
    return FoundPlaces(places=places, unresolved=unresolved, focus=focus_of(places))


def locate_spans(
    text: str, spans: Iterable[Span], gazetteer: Gazetteer, *, home: str | None = None
) -> tuple[Place | None, ...]:
    """Resolve toponyms that were found otherwise.

    Parameters
    ----------
    text
        The article.
    spans
        Half-open spans of characters of ``text``, each a toponym.
    gazetteer, home
        As for `find_places`.

    Returns
    -------
    tuple
        For each span its place, or None where the gazetteer does not know the name.
    """
    asked = [name_at(text, start, end, "GPE", gazetteer) for start, end in spans]
    known = sorted({name for name in asked if name is not None}, key=lambda name: (name.start, name.end))
    names = name_kinds(text, known, gazetteer)
    places = _places_of(text, names, gazetteer, home, _use_of_kind)
    by_span = {(mention.start, mention.end): place for place in places for mention in place.mentions}
    return tuple(by_span.get((name.start, name.end)) if name else None for name in asked)


def find_names(
    discourse: Discourse, tags: Sequence[Tag], gazetteer: Gazetteer, *, without: Collection[str] = ()
) -> list[Name]:
    """Find the names of places that an article prints, in text order.

    Names that look like a place and that the gazetteer does not know are among them, without entries. ``tags`` are
    the names that somebody found.
    """
    page = propose_names(read_page(discourse, tags, gazetteer), without)
    return name_kinds(discourse.text, without_overlap(judge(page)), gazetteer)


def _use_of_kind(_: Name, entry: Entry) -> str:
    """Return the use as far as the word alone shows it."""
    return "demonym" if entry.kind == "demonym" else "literal"


def _places_of(
    text: str, names: Sequence[Name], gazetteer: Gazetteer, home: str | None, use: _UseOf
) -> tuple[Place, ...]:
    senses = senses_of(text, names)
    at_home = home_of(home, gazetteer)
    by_key: dict[str, list[tuple[Sense, list[Scored]]]] = {}
    for sense, ranked in zip(senses, resolve(senses, home=at_home), strict=True):
        by_key.setdefault(ranked[0].entry.key, []).append((sense, ranked))
    places = (_place_of(settled, gazetteer, at_home, use) for settled in by_key.values())
    return tuple(sorted(places, key=lambda place: place.mentions[0].start))


def _place_of(
    settled: Sequence[tuple[Sense, list[Scored]]], gazetteer: Gazetteer, home: Entry | None, use: _UseOf
) -> Place:
    """Make one place of the senses that mean it (Qatar, Qatari); the first one gives the reason."""
    sense, ranked = min(settled, key=lambda pair: pair[0].names[0].start)
    best = ((name, scored[0]) for each, scored in settled for name in each.names)
    used = [(name, use(name, scored.entry), round(name.chance * scored.share, 3)) for name, scored in best]
    mentions = [
        Toponym(id=f"mention-{name.start}", start=name.start, end=name.end, use=kind, score=score)
        for name, kind, score in sorted(used, key=lambda each: each[0].start)
    ]
    return Place(
        id=f"place-{mentions[0].start}",
        radius_km=ranked[0].entry.radius_km,
        mentions=tuple(mentions),
        candidates=tuple(Candidate(**_fields_of(scored)) for scored in ranked[:_CANDIDATES]),
        reason=reason_for(sense, ranked, gazetteer, home=home),
        **_fields_of(ranked[0]),
    )


def _fields_of(scored: Scored) -> dict[str, Any]:
    """Return what a place and its candidates have in common."""
    shared = {name: getattr(scored.entry, name) for name in _SHARED}
    return shared | {"score": round(scored.share, 3)}


def _is_open(place: Place, text: str) -> bool:
    """Return whether the likeliest place of a name is not likely enough to be shown.

    The only place of a name is shown where words like "in" say that it is one.
    """
    if any((mention.score or 0.0) >= _LEAST for mention in place.mentions):
        return False
    return len(place.candidates) > 1 or not any(fits_place(text, each.start, each.end) for each in place.mentions)


def _find_lost(places: Sequence[Place], text: str, home: str | None, gazetteer: Gazetteer) -> Collection[str]:
    """Return the ids of places named as roads and quarters are, "Elm Grove", in whose country nothing else lies."""
    alike = [place for place in places if _is_like_a_road(place, text)]
    if not alike:
        return ()
    known = {place.country for place in places if place not in alike}
    at_home = home_of(home, gazetteer)
    known.add(at_home.country if at_home else None)
    return {place.id for place in alike if _may_be_another(place, known)}


def _is_like_a_road(place: Place, text: str) -> bool:
    first = place.mentions[0]
    *before, last = text[first.start : first.end].lower().split()
    return bool(before) and last in _LIKE_ROADS and place.feature.startswith("PPL")


def _may_be_another(place: Place, known: Collection[str | None]) -> bool:
    return place.country not in known and len(place.candidates) > 1


def _why_open(place: Place) -> str:
    return _SEVERAL if len(place.candidates) > 1 else _UNLIKELY


def _leave_open(name: Name | Toponym, text: str, reason: str) -> Unresolved:
    words = " ".join(text[name.start : name.end].split())
    return Unresolved(id=f"unresolved-{name.start}", start=name.start, end=name.end, reason=f"“{words}” {reason}")


def home_of(home: str | None, gazetteer: Gazetteer) -> Entry | None:
    """Find the place that ``home`` names; ``Long Beach, California`` by the whole or by its first part."""
    if not home:
        return None
    spans = (match.span() for match in re.finditer("[^,]+", home))
    named = (name_at(home, start, end, "GPE", gazetteer) for start, end in spans)
    known = [name for name in named if name and name.entries]
    if not known:
        return None
    *inner, around = known
    for name in reversed(inner):
        within = tuple(entry for entry in name.entries if any(contains(outer, entry) for outer in around.entries))
        around = replace(name, entries=within) if within else around
    return max(around.entries, key=lambda entry: entry.prominence)
