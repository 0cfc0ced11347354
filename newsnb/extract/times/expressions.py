"""Words and their signs -> the expressions of time among them."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from newsnb.extract.times.tables import CORE, EXPRESSIONS, GROUPS, look_up
from newsnb.extract.times.words import IDLE, classes_of, signs, words_of

_GROUP = re.compile(r"\{(\w+)\}")
_LONGEST = 9  # words of an expression before its core
_RUN = re.compile(f"[^{IDLE}]+")


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that say when, and the rule that found them: a name under ``[maps.expressions]`` in ``times.toml``.

    ``second_before``, ``before``, ``after`` and ``second_after`` are the words around it in small letters, or empty.
    """

    start: int
    end: int
    rule: str
    words: tuple[str, ...]
    second_before: str = ""
    before: str = ""
    after: str = ""
    second_after: str = ""

    def first(self, *classes: str) -> str | None:
        """Return the first word of some classes, in small letters; None where there is none."""
        return next((word.lower() for word in self.words if not classes_of(word).isdisjoint(classes)), None)

    def has(self, *classes: str) -> bool:
        """Return whether a word is of one of some classes."""
        return self.first(*classes) is not None

    def look_up(self, table: Mapping[str, Any]) -> Any:
        """Return what a table says of the first word that is in it; None where none is."""
        return look_up(self.words, table)

    def number(self, *classes: str) -> int | None:
        """Return the number that the first word of some classes begins with; None where there is none."""
        word = self.first(*classes)
        digits = re.match(r"\d+", word) if word else None
        return int(digits[0]) if digits else None


@cache
def _patterns() -> re.Pattern[str]:
    """Return all expressions as one pattern, each a group of its name."""
    written = ((name, signs().compile(_write_out(pattern)).pattern) for name, pattern in EXPRESSIONS.items())
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in written))


def _write_out(pattern: str) -> str:
    """Return a pattern with the groups in it written out."""
    return _GROUP.sub(lambda match: GROUPS[match[1]], pattern)


@cache
def _core() -> re.Pattern[str]:
    """Return a pattern for the words of which every expression has one."""
    return re.compile(signs().compile("|".join(CORE)).pattern)


def find_expressions(text: str, paragraphs: Collection[int]) -> Iterator[Expression]:
    """Yield the expressions of time in a text, in order; ``paragraphs`` holds the starts of its paragraphs."""
    words, line = words_of(text, paragraphs)
    for run in _RUN.finditer(line):
        for first, last, rule in _find_in(line, *run.span()):
            yield Expression(
                start=words[first].start(),
                end=words[last - 1].end(),
                rule=rule,
                words=tuple([word[0] for word in words[first:last]]),
                second_before=words[first - 2][0].lower() if first > 1 else "",
                before=words[first - 1][0].lower() if first else "",
                after=words[last][0].lower() if last < len(words) else "",
                second_after=words[last + 1][0].lower() if last + 1 < len(words) else "",
            )


def _find_in(line: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield the expressions in a run of signs: where each begins and ends, and its rule."""
    core, pattern = _core(), _patterns()
    while key := core.search(line, start, end):
        match = pattern.search(line, max(start, key.start() - _LONGEST), end)
        if match is None:
            return
        yield match.start(), match.end(), match.lastgroup or ""
        start = match.end()
