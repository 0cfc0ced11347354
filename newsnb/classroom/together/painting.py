"""Paint an article: each paragraph as runs of words with the same look, some with tags before their first word."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from newsnb.classroom.lesson.pages import blocks_with_words
from newsnb.values import Part

Looks = Mapping[int, frozenset[str]]
"""The classes of a style that each word has, by the number of the word."""

Tags = Mapping[int, tuple[tuple[str, str], ...]]
"""The tags before some words, by number: each with its class and its words."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words with one look, and the tags before them."""

    words: str
    look: str
    tags: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``kind`` is that of the part of the article."""

    kind: str
    runs: tuple[Run, ...]


_Piece = tuple[str, frozenset[str], tuple[tuple[str, str], ...]]
_PLAIN: frozenset[str] = frozenset()


def paint(text: str, parts: Iterable[Part], looks: Looks, tags: Tags) -> list[Paragraph]:
    """Return the article with its looks and tags; what is between two words has the look that they share."""
    found, number = [], 0
    for block in blocks_with_words(text, parts):
        pieces: list[_Piece] = []
        for at, words in enumerate(block["pieces"]):
            if at % 2:
                pieces.append((words, looks.get(number, _PLAIN), tags.get(number, ())))
                number += 1
            elif words.strip("\r\n"):
                is_inside = 0 < at < len(block["pieces"]) - 1
                shared = looks.get(number - 1, _PLAIN) & looks.get(number, _PLAIN) if is_inside else _PLAIN
                pieces.append((words, shared, ()))
        if pieces:
            found.append(Paragraph(str(block["kind"]), tuple(_join(pieces))))
    return found


def _join(pieces: list[_Piece]) -> Iterator[Run]:
    """Yield runs of the same look; a word with tags begins one."""
    tagged = [index for index, (_, _, tags) in enumerate(pieces) if tags]
    starts = {index: count for count, index in enumerate(tagged, 1)}
    count = 0
    keyed = []
    for index, piece in enumerate(pieces):
        count = starts.get(index, count)
        keyed.append((count, piece))
    for (_, look), group in groupby(keyed, key=lambda one: (one[0], one[1][1])):
        listed = [piece for _, piece in group]
        yield Run("".join(words for words, *_ in listed), " ".join(sorted(look)), listed[0][2])
