"""The labels of a dialogue's turns to whom they name ("BERG:")."""

from collections.abc import Iterable, Sequence
from itertools import takewhile

from newsnb.extract.findings import Name
from newsnb.extract.names import label_of_words
from newsnb.extract.titles import is_title_word
from newsnb.gazetteer import Gazetteer
from newsnb.text.turns import Turn

_WELL_KNOWN = 0.6  # prominence: of a town of a hundred thousand people


def without_labels(names: Sequence[Name], turns: Iterable[Turn]) -> list[Name]:
    """Leave out what the model took for a name in the labels that name nobody: Q, A, TR, Reporter."""
    labels = {i for turn in turns if turn.kind != "name" for i in range(turn.start, turn.end + 1)}
    return [name for name in names if name.start not in labels]


def find_speakers(text: str, turns: Iterable[Turn], gazetteer: Gazetteer | None) -> list[Name]:
    """Return the names of persons in the labels of turns, without their titles: Weiss of "Chancellor Weiss:"."""
    names = (_name_in_label(text, turn) for turn in turns if turn.kind == "name")
    return [name for name in names if name.words[:1].isupper() and _is_person(name.words, gazetteer)]


def _name_in_label(text: str, turn: Turn) -> Name:
    """Return what follows the titles of a label, at least its last word."""
    label = text[turn.start : turn.end].partition(",")[0]
    titles = takewhile(_is_title, label.split(" ")[:-1])
    start = turn.start + sum(len(title) + 1 for title in titles)
    end = turn.start + len(label)
    return Name(start, end, text[start:end], "PERSON", "turn")


def _is_title(word: str) -> bool:
    return is_title_word(word.rstrip(".").capitalize())


def _is_person(words: str, gazetteer: Gazetteer | None) -> bool:
    if label_of_words(words) is not None:
        return False
    entries = gazetteer.lookup(words.title()) if gazetteer is not None else ()
    return not (entries and entries[0].prominence > _WELL_KNOWN)
