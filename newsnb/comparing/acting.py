"""A reading -> who is heard without a word of theirs: *The winner, Ana Berg, offered to share the prize*."""

from collections.abc import Iterable, Iterator

from newsnb.checking.ground import marked_of
from newsnb.comparing.heard import Heard, make_silent
from newsnb.lang import english
from newsnb.reading import Reading
from newsnb.values import Entity, Span

_ACT = english.comparing.patterns.act
_OF = english.comparing.patterns.of_whom
_NEAR = 10  # letters before a name in which *of* or *for* stands
_LABELS = frozenset(("PERSON", "ORG"))


def list_acting(reading: Reading, number: int, heard: Iterable[Heard]) -> list[Heard]:
    """Return who promises, thanks, denies or the like, and is not among those who are quoted."""
    known = {id for one in heard for id in (one.entity, one.likely)}
    return [make_silent(reading, number, one) for one in _list_actors(reading) if one.id not in known]


def _list_actors(reading: Reading) -> Iterator[Entity]:
    text = reading.text or ""
    marked = marked_of(text)
    for one in reading.entities:
        spans = [span for span in _list_printed(one) if not any(start <= span[0] < end for start, end in marked)]
        plain = [end for start, end in spans if not _OF.search(text, max(0, start - _NEAR), start)]
        if one.named and one.label in _LABELS and any(_ACT.match(text, end) for end in plain):
            yield one


def _list_printed(one: Entity) -> list[Span]:
    """Return where somebody stands by name or by what they are: *The 29-year-old cyclist*."""
    roles = [(at.start, at.end) for at in one.references if at.kind == "role"]
    return [*((at.start, at.end) for at in one.mentions), *roles]
