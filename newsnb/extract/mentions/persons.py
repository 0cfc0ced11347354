"""Persons' names made whole: the capitals beside them that the model left out, and the names that it cut in two."""

import re
from collections.abc import Collection, Sequence

from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import Name
from newsnb.extract.names import is_common
from newsnb.extract.titles import is_title_word
from newsnb.text.words import CAPITAL

_PARTICLES_BEHIND = re.compile(rf" (?:(?:al|el|ad|ash|bin|ibn|bint|de|del|van|von|der|da|dos)[ -])+[{CAPITAL}][\w-]+")


def grow_persons(discourse: Discourse, names: Sequence[Name]) -> list[Name]:
    """Give the names, those of persons with the words beside them that belong to them."""
    taken = {name.start for name in names} | {name.end for name in names}
    beside = _Beside(discourse, taken)
    grown: list[Name] = []
    for name in names:
        if name.label != "PERSON" or not name.words[:1].isupper():
            grown.append(name)
            continue
        start, end = beside.start_of(name, grown[-1].end if grown else 0), beside.end_of(name)
        if grown and grown[-1].label == "PERSON" and grown[-1].end + 1 == start and discourse.text[start - 1] == " ":
            start = grown.pop().start
        grown.append(Name(start, end, discourse.text[start:end], name.label, name.rule))
    return grown


class _Beside:
    """The words with capitals of an discourse, to be asked for what stands right beside a name."""

    def __init__(self, discourse: Discourse, taken: Collection[int]) -> None:
        self._discourse = discourse
        self._taken = taken
        self._starts = {word.start(): word.group() for word in discourse.capitalized}
        self._ends = {word.end(): word.group() for word in discourse.capitalized}

    def end_of(self, name: Name) -> int:
        """Give where the name ends with the words behind it that belong to it."""
        text, end = self._discourse.text, name.end
        if match := _PARTICLES_BEHIND.match(text, end):
            end = match.end()
        while (word := self._starts.get(end + 1)) and text[end] == " " and end + 1 not in self._taken:
            if not _belongs(word):
                break
            end += 1 + len(word.removesuffix("'s").removesuffix("’s"))
        return end

    def start_of(self, name: Name, after: int) -> int:
        """Give where the name starts with the words before it that belong to it; ``after`` is what is taken."""
        text, start = self._discourse.text, name.start
        while (word := self._ends.get(start - 1)) and text[start - 1] == " " and start - 1 not in self._taken:
            token = self._discourse.token_at(start - 2)
            if not _belongs(word) or token.is_sent_start or token.ent_type_ or start - 1 - len(word) < after:
                break
            start -= 1 + len(word)
        return start


def _belongs(word: str) -> bool:
    return not is_common(word) and not is_title_word(word) and (word[-1].islower() or len(word) == 1)
