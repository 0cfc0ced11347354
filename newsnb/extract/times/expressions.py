"""Words and their signs -> the expressions of time among them."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from newsnb.extract.times.tables import EXPRESSIONS, look_up
from newsnb.extract.times.words import IDLE, classes_of, signs, words_of

_RUN = re.compile(f"[^{IDLE}]+")


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that say when, and the rule that found them: a name under ``[maps.expressions]`` in ``times.toml``."""

    start: int
    end: int
    rule: str
    words: tuple[str, ...]

    def first(self, word_class: str) -> str | None:
        """Return the first word of a class, in small letters; None where there is none."""
        return next((word.lower() for word in self.words if word_class in classes_of(word)), None)

    def look_up(self, table: Mapping[str, Any]) -> Any:
        """Return what a table says of the first word that is in it; None where none is."""
        return look_up(self.words, table)

    def number(self, word_class: str) -> int | None:
        """Return the number that the first word of a class begins with; None where there is none."""
        word = self.first(word_class)
        digits = re.match(r"\d+", word) if word else None
        return int(digits[0]) if digits else None


@cache
def _patterns() -> re.Pattern[str]:
    """Return all expressions as one pattern, each a group of its name."""
    written = ((name, signs().compile(pattern).pattern) for name, pattern in EXPRESSIONS.items())
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in written))


def find_expressions(text: str, paragraphs: Collection[int]) -> Iterator[Expression]:
    """Yield the expressions of time in a text, in order; ``paragraphs`` holds the starts of its paragraphs."""
    words, line = words_of(text, paragraphs)
    pattern = _patterns()
    for run in _RUN.finditer(line):
        for match in pattern.finditer(line, run.start(), run.end()):
            first, last = match.span()
            yield Expression(
                start=words[first].start(),
                end=words[last - 1].end(),
                rule=match.lastgroup or "",
                words=tuple(word[0] for word in words[first:last]),
            )
