"""A reading -> who is heard without a word of theirs: *The winner, Ana Berg, offered to share the prize*."""

from collections.abc import Iterable, Iterator

from newsnb.checking.ground import marked_of
from newsnb.comparing.heard import Heard, make_silent
from newsnb.lang import english
from newsnb.reading import Reading
from newsnb.values import Entity

_ACT = english.comparing.patterns.act
_LABELS = frozenset(("PERSON", "ORG"))


def list_acting(reading: Reading, number: int, heard: Iterable[Heard]) -> list[Heard]:
    """Return who promises, thanks, denies or the like, and is not among those who are quoted."""
    known = {id for one in heard for id in (one.entity, one.likely)}
    return [make_silent(reading, number, one) for one in _list_actors(reading) if one.id not in known]


def _list_actors(reading: Reading) -> Iterator[Entity]:
    text = reading.text or ""
    marked = marked_of(text)
    for one in reading.entities:
        plain = (at for at in one.mentions if not any(start <= at.start < end for start, end in marked))
        if one.named and one.label in _LABELS and any(_ACT.match(text, at.end) for at in plain):
            yield one
