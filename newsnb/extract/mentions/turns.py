"""The labels of a dialogue's turns to whom they name ("BERG:"), or stand for (A, or T.R. for Tomas Rehn)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsnb.extract.mentions.names import PARTICLES, Name, label_of_words
from newsnb.extract.mentions.titles import is_title_word
from newsnb.gazetteer import Gazetteer
from newsnb.text.turns import Turn
from newsnb.values import Entity, Reference

_WELL_KNOWN = 0.6  # prominence: of a town of a hundred thousand people
_SCORE = 0.9  # as a title given before


def without_labels(names: Sequence[Name], turns: Sequence[Turn]) -> list[Name]:
    """Leave out what the model took for a name in the labels that name nobody: Q, A, TR, Reporter."""
    labels = {i for turn in turns if turn.kind != "name" for i in range(turn.start, turn.end + 1)}
    return [name for name in names if name.start not in labels]


def names_of_turns(text: str, turns: Sequence[Turn], gazetteer: Gazetteer | None) -> list[Name]:
    """Give the names of persons in the labels of turns, without their titles: Weiss of "Chancellor Weiss:"."""
    return [
        name
        for turn in turns
        if turn.kind == "name" and (name := _name_of(text, turn)) and _is_person(name.words, gazetteer)
    ]


def _name_of(text: str, turn: Turn) -> Name | None:
    label = text[turn.start : turn.end].partition(",")[0]
    start = 0
    for word in label.split(" "):
        if not is_title_word(word.rstrip(".").capitalize()) or start + len(word) == len(label):
            break
        start += len(word) + 1
    words = label[start:]
    return Name(turn.start + start, turn.start + len(label), words, "PERSON", "turn") if words[:1].isupper() else None


def _is_person(words: str, gazetteer: Gazetteer | None) -> bool:
    if label_of_words(words) is not None:
        return False
    entries = gazetteer.lookup(words.title()) if gazetteer is not None else ()
    return not (entries and entries[0].prominence > _WELL_KNOWN)


def with_answers(entities: Sequence[Entity], text: str, turns: Sequence[Turn]) -> tuple[Entity, ...]:
    """Give the entities with the labels that stand for them: A for who is asked, initials for whose they are."""
    labels = [turn for turn in turns if turn.kind in ("answer", "initials")]
    asked = _asked(entities, turns[0].start) if labels else None
    return tuple(_with(entity, _references(entity, entity.id == asked, text, labels)) for entity in entities)


def _with(entity: Entity, references: Iterator[Reference]) -> Entity:
    more = tuple(references)
    every = sorted((*entity.references, *more), key=lambda reference: reference.start)
    return replace(entity, references=tuple(every)) if more else entity


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
    """Tell who is asked: the person whom the article names most often before the first turn."""
    counts = [(sum(m.start < start for m in e.mentions), e.id) for e in entities if e.label == "PERSON" and e.named]
    best = max(counts, key=lambda count: count[0], default=(0, None))
    return best[1] if best[0] and [count for count, _ in counts].count(best[0]) == 1 else None


def _initials(name: str) -> tuple[str, str]:
    """Give the initials of the first and last name, and those of all."""
    letters = "".join(part[0] for part in name.split() if part.casefold() not in PARTICLES).upper()
    return letters[:1] + letters[-1:], letters
