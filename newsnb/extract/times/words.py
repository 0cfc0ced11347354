"""A text -> its words as expressions of time see them: each with its classes, and all together as a line of signs.

A sign is one character that stands for a set of classes, so that patterns over classes are ordinary patterns over
signs, and a text is searched for all of them at once.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache, lru_cache

from newsnb.extract.times.tables import CAPITALIZED, CLASSES, NAMED_CLASSES, OFTEN, SAMPLES, SHAPES, WORD

_CLASS = re.compile("[A-Z]+")

IDLE = " "
"""The sign of a word that is in no class, and of the end of a paragraph."""


@lru_cache(maxsize=4_000)
def classes_of(word: str) -> frozenset[str]:
    """Return the classes of a word as printed.

    >>> sorted(classes_of("May")), sorted(classes_of("1990s")), sorted(classes_of("house"))
    (['MONTH'], ['DECADE'], [])
    """
    if word[0].isdigit() or word[0] in "'’":
        return _shaped(word) | _listed(word)
    if word in CAPITALIZED:
        return _listed(word) - NAMED_CLASSES
    if word[0].isupper() and word.lower() in OFTEN:
        return frozenset()  # the name of a paper
    return _listed(word.lower().replace("’", "'"))


def _shaped(word: str) -> frozenset[str]:
    return frozenset(name for name, shape in SHAPES.items() if shape.fullmatch(word))


def _listed(lower: str) -> frozenset[str]:
    return _classes().get(lower, frozenset())


@cache
def _classes() -> Mapping[str, frozenset[str]]:
    """Return the classes of each word that is in a class of ``times.toml``."""
    found: dict[str, set[str]] = {}
    for name, words in CLASSES.items():
        for word in words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(classes) for word, classes in found.items()}


class Signs:
    """The signs of sets of classes, and patterns over classes written in signs.

    All sets that words can have are known beforehand, so that a pattern never changes.
    """

    def __init__(self, samples: Iterable[str]) -> None:
        sets = dict.fromkeys(classes_of(word) for word in samples)
        sets.pop(frozenset(), None)
        self.of = {classes: chr(0x4E00 + number) for number, classes in enumerate(sets)}

    def sign(self, word: str) -> str:
        """Return the sign of a word as printed."""
        return self.of.get(classes_of(word), IDLE)

    def compile(self, pattern: str) -> re.Pattern[str]:
        """Return a pattern over classes as one over signs.

        Raises
        ------
        ValueError
            If no word has a class that the pattern names.
        """
        return re.compile(_CLASS.sub(lambda match: self._one_of(match[0]), pattern).replace(" ", ""))

    def _one_of(self, name: str) -> str:
        found = "".join(sign for classes, sign in self.of.items() if name in classes)
        if not found:
            raise ValueError(f"times.toml has no class {name!r}")
        return f"[{found}]" if len(found) > 1 else found


@cache
def signs() -> Signs:
    """Return the signs of all words in ``times.toml`` and of the samples of each shape there."""
    listed = list(_classes())
    return Signs([*listed, *(word.capitalize() for word in listed), *SAMPLES])


@cache
def _signs_of_words() -> Callable[[str], str]:
    """Return `Signs.sign`, with what it said of the words that come again and again."""
    return lru_cache(maxsize=4_000)(signs().sign)


def words_of(text: str, paragraphs: Collection[int]) -> tuple[list[re.Match[str]], str]:
    """Return the words of a text and their signs; ``paragraphs`` holds the starts of those.

    A line that ends inside a paragraph is no word; the end of a paragraph is an idle one.
    """
    sign = _signs_of_words()
    found = [match for match in WORD.finditer(text) if match[0][0] != "\n" or match.end() in paragraphs]
    return found, "".join([sign(match[0]) for match in found])
