"""Persons' names made whole: the capitals beside them that the model left out, and the names that it cut in two."""

from collections.abc import Container, Sequence

from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import Name
from newsnb.extract.mentions.cleaning import headline_in_title_case
from newsnb.extract.names import is_common, is_ordinary, without_owner
from newsnb.extract.titles import is_title_word
from newsnb.lang import english

_PARTICLES_BEHIND = english.mentions.patterns.particles_behind


def complete_persons(discourse: Discourse, names: Sequence[Name]) -> list[Name]:
    """Return the names, those of persons with the words beside them that belong to them."""
    beside = _Beside(discourse, {name.start for name in names} | {name.end for name in names})
    headline = len(headline_in_title_case(discourse.text))  # in which each word has a capital
    grown: list[Name] = []
    for name in names:
        if name.label != "PERSON" or not name.words[:1].isupper() or name.start < headline:
            grown.append(name)
            continue
        start, end = beside.start_of(name, grown[-1].end if grown else 0), beside.end_of(name)
        if grown and _are_halves(discourse.text, grown[-1], start):
            start = grown.pop().start
        grown.append(name.spread(discourse.text, start, end))
    return grown


def _are_halves(text: str, before: Name, start: int) -> bool:
    """Return whether only a blank parts a person's name from what stands at ``start``."""
    return before.label == "PERSON" and text[before.end : start] == " "


class _Beside:
    """The words with capitals of a discourse, to be asked for what stands right beside a name."""

    def __init__(self, discourse: Discourse, taken: Container[int]) -> None:
        self._discourse = discourse
        self._taken = taken
        self._starts = {word.start(): word for word in discourse.capitalized}
        self._ends = {word.end(): word for word in discourse.capitalized}

    def end_of(self, name: Name) -> int:
        """Return where the name ends with the words behind it that belong to it."""
        match = _PARTICLES_BEHIND.match(self._discourse.text, name.end)
        end = match.end() if match else name.end
        while behind := self._word_behind(end):
            end += 1 + len(without_owner(behind))
        return end

    def _word_behind(self, end: int) -> str | None:
        word = self._starts.get(end + 1) if end + 1 not in self._taken else None
        is_part = word is not None and self._discourse.text[end] == " " and _belongs(word[0])
        return word[0] if word and is_part else None

    def start_of(self, name: Name, after: int) -> int:
        """Return where the name starts with the words before it that belong to it; ``after`` is what is taken."""
        start = name.start
        while (before := self._word_before(start)) and start - 1 - len(before) >= after:
            start -= 1 + len(before)
        return start

    def _word_before(self, start: int) -> str | None:
        word = self._ends.get(start - 1) if start - 1 not in self._taken else None
        if word is None or self._discourse.text[start - 1] != " " or not _belongs(word[0]) or is_ordinary(word[0]):
            return None
        token = self._discourse.token_at(start - 2)
        return None if token.is_sent_start or token.ent_type_ else word[0]


def _belongs(word: str) -> bool:
    """Return whether a word may be part of a person's name; in capitals only an initial may."""
    return (len(word) == 1 or word[-1].islower()) and not (is_common(word) or is_title_word(word))
