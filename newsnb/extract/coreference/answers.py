"""The labels of a dialogue's turns that stand for a person: A for who is asked, T.R. for Tomas Rehn."""

from collections import Counter
from collections.abc import Iterator, Sequence

from newsnb.extract.discourse import Discourse
from newsnb.extract.names import PARTICLES
from newsnb.text.turns import Turn
from newsnb.values import Entity, Reference

_SCORE = 0.9  # as a title given before


def find_answers(discourse: Discourse, entities: Sequence[Entity]) -> Iterator[tuple[str, Reference]]:
    """Yield each person's id with the labels that stand for it: A for who is asked, initials for whose they are."""
    labels = [turn for turn in discourse.layout.turns if turn.kind in ("answer", "initials")]
    if not labels:
        return
    asked = _asked(entities, discourse.layout.turns[0].start)
    for entity in entities:
        for reference in _references(entity, entity.id == asked, discourse.text, labels):
            yield entity.id, reference


def _references(entity: Entity, is_asked: bool, text: str, labels: Sequence[Turn]) -> Iterator[Reference]:
    """Yield the labels that stand for an entity."""
    if entity.label != "PERSON":
        return
    initials = _initials(entity.name)
    for turn in labels:
        if turn.kind == "answer" and is_asked:
            yield Reference(start=turn.start, end=turn.end, kind="role", rule="answers the questions", score=_SCORE)
        elif turn.kind == "initials" and text[turn.start : turn.end].replace(".", "") in initials:
            yield Reference(start=turn.start, end=turn.end, kind="role", rule="initials", score=_SCORE)


def _asked(entities: Sequence[Entity], start: int) -> str | None:
    """Return who is asked: the person whom the article names most often before the first turn; None where two are."""
    named = Counter(e.id for e in entities if e.label == "PERSON" for m in e.mentions if m.start < start)
    first, second = [*named.most_common(2), (None, 0), (None, 0)][:2]
    return first[0] if first[1] > second[1] else None


def _initials(name: str) -> tuple[str, str]:
    """Return the initials of the first and last name, and those of all."""
    letters = "".join(part[0] for part in name.split() if part.casefold() not in PARTICLES).upper()
    return letters[:1] + letters[-1:], letters
