"""A summary in points -> what each point says that somebody said: *Mayor Ada Berg: the road stays shut*.

A label counts as a speaker if it holds the name of a person, or if an article knows somebody by it; *Background:* and
*Update:* are none.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from newsnb.checking.voices import Voice, describe, people, resolve
from newsnb.lang import english
from newsnb.reading import Reading
from newsnb.values import Entity, Quote, Span

_POINT = re.compile(english.checking.patterns.point)


def add_points(reading: Reading, known: Sequence[Voice]) -> Reading:
    """Return the reading of a text with a quote for each point behind a label.

    Parameters
    ----------
    known
        Whom the articles name, and who speaks in them.
    """
    added = [quote for quote in _list_points(reading, known) if not _overlaps(quote, reading.quotes)]
    quotes = sorted((*reading.quotes, *added), key=lambda quote: quote.content[0])
    return replace(reading, quotes=tuple(quotes)) if added else reading


def _overlaps(point: Quote, quotes: Iterable[Quote]) -> bool:
    (start, end), *_ = point.content
    return any(begin < end and start < stop for quote in quotes for begin, stop in quote.content)


def _list_points(reading: Reading, known: Sequence[Voice]) -> Iterator[Quote]:
    for point in _POINT.finditer(reading.text or ""):
        label = point.span("who")
        named = _find_person(label, reading)
        if named or _is_known(point["who"], known):
            yield Quote(
                id=f"quote-{point.start('said')}",
                type="indirect",
                content=(point.span("said"),),
                source=(label,),
                speakers=(named.id,) if named else (),
                naming="named" if named else "described",
            )


def _find_person(label: Span, reading: Reading) -> Entity | None:
    start, end = label
    inside = (one for one in people(reading) for at in one.mentions if start <= at.start and at.end <= end)
    return next(inside, None)


def _is_known(label: str, known: Sequence[Voice]) -> bool:
    """Return whether an article knows somebody by a label; a plural is what a point is about: *Schools*."""
    claimed = (describe(label),)
    named = any(label.casefold() == voice.name.casefold() for voice in known)
    return named or (not label.endswith("s") and resolve(claimed, known) is not claimed)
