"""What follows from the values of a reading alone: which place an entity is, what a quote names, what stands in what.

Nothing here knows of a Doc, so that a reading can be linked anew after somebody corrected it.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from newsnb.extract.overlaps import Overlaps
from newsnb.reading import Reading
from newsnb.values import Entity, Focus, Place, Quote


def link(reading: Reading) -> Reading:
    """Return a reading whose links follow from its values; that of a reading nobody changed is the reading itself."""
    entities = add_places(reading.entities, reading.places)
    by_id = {entity.id: entity for entity in entities}
    quotes = add_named_places(add_parents(_add_roles(reading.quotes, by_id)), reading.places)
    return replace(reading, entities=entities, quotes=quotes, focus=focus_of(reading.places))


def focus_of(places: Sequence[Place]) -> Focus:
    """Return the country that is named most (its towns and its people count), and the place in it named most."""
    countries = Counter(place.country for place in places if place.country for _ in place.mentions)
    if not countries:
        return Focus()
    ((country, _),) = countries.most_common(1)  # the first of equals: text order
    inside = [place for place in places if place.country == country]
    literal = {place.id: sum(mention.use == "literal" for mention in place.mentions) for place in inside}
    best = max(inside, key=lambda place: (literal[place.id], not place.feature.startswith("PCL")))
    return Focus(country=country, place=best.id)


def add_places(entities: Iterable[Entity], places: Sequence[Place]) -> tuple[Entity, ...]:
    """Return entities with the place that each is, if a name of it was resolved to one."""
    at = {mention.start: number for number, place in enumerate(places) for mention in place.mentions}

    def placed(entity: Entity) -> Entity:
        starts = (mention.start for mention in entity.mentions) if entity.label in ("GPE", "LOC", "FAC") else ()
        found = [at[start] for start in starts if start in at]
        place = places[min(found)].id if found else None
        return entity if entity.place == place else replace(entity, place=place)

    return tuple(map(placed, entities))


def add_named_places(quotes: Iterable[Quote], places: Sequence[Place]) -> tuple[Quote, ...]:
    """Return quotes with the places that their words name."""
    printed = sorted((m.start, m.end, number) for number, place in enumerate(places) for m in place.mentions)
    starts = [start for start, _, _ in printed]

    def named(quote: Quote) -> tuple[str, ...]:
        inside = {
            number
            for start, end in quote.content
            for _, stop, number in printed[bisect_left(starts, start) : bisect_left(starts, end)]
            if stop <= end
        }
        return tuple(places[number].id for number in sorted(inside))

    both = ((quote, named(quote)) for quote in quotes)
    return tuple(quote if quote.places == found else replace(quote, places=found) for quote, found in both)


def add_parents(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Return quotes with the parent of each whose cue and content stand in the content of another."""
    contents: Overlaps[int] = Overlaps()
    for at, quote in enumerate(quotes):
        contents.add(at, quote.content)
    made = []
    for quote in quotes:
        near = (quotes[at] for at in contents.near(quote.cue[:1]))
        around = [q for q in near if q is not quote and _covers(q, quote)]
        outer = min(around, key=lambda q: sum(b - a for a, b in q.content), default=None)
        parent = outer.id if outer else None
        made.append(quote if quote.parent == parent else replace(quote, parent=parent))
    return tuple(made)


def _covers(outer: Quote, inner: Quote) -> bool:
    return bool(inner.cue) and all(
        any(a <= start and end <= b for a, b in outer.content) for start, end in (*inner.cue, *inner.content)
    )


def role_of(entity: Entity | None) -> str | None:
    """Return the role of a speaker; None where there is none. A place that speaks is its government."""
    return (entity.role or ("government" if entity.label == "GPE" else None)) if entity else None


def _add_roles(quotes: Iterable[Quote], entities: Mapping[str, Entity]) -> tuple[Quote, ...]:
    """Return quotes with the role of their first speaker."""
    both = ((quote, role_of(entities.get(next(iter(quote.speakers), "")))) for quote in quotes)
    return tuple(quote if quote.role == role else replace(quote, role=role) for quote, role in both)
