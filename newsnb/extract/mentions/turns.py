"""The labels of a dialogue's turns to whom they name ("BERG:")."""

from collections.abc import Sequence

from newsnb.extract.findings import Name
from newsnb.extract.names import label_of_words
from newsnb.extract.titles import is_title_word
from newsnb.gazetteer import Gazetteer
from newsnb.text.turns import Turn

_WELL_KNOWN = 0.6  # prominence: of a town of a hundred thousand people


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
