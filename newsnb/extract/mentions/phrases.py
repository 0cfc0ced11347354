"""Text to the names that a word in them gives away: ``Ministry of Roads and Harbours``, ``the Green Party``.

The small model cuts such names at "of", "for" and "and", or sees a place in them. Here they are grown from the word
that says what they are, over the capitals on both sides.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import Name
from newsnb.extract.names import (
    ends_in_abbreviation,
    ends_in_surname,
    has_use,
    is_common,
    is_owner_in_name,
    label_by_use,
    without_owner,
)
from newsnb.lang import english
from newsnb.text.words import Word
from newsnb.values import Span

_OF = english.mentions.patterns.of_link
_AND = english.mentions.patterns.and_link
_COMPOUND = english.mentions.patterns.compound
_ELECTION = english.mentions.patterns.election
_COMPANY_BEHIND = english.mentions.patterns.company_behind
_MONTH_BEFORE = english.mentions.patterns.month_before
_LONGEST_MONTH = len("September ")
_ADDRESS = english.mentions.patterns.home_address
_HYPHENATED = english.mentions.patterns.hyphenated_place
_JOINED_HEADS = english.mentions.words.joined_heads
_USES = ("head", "last", "of")
_TELLING = frozenset(word for word, use in english.name_words if use in _USES)
_FURTHEST = 20  # words to the left of the one that gives a name away; a table in capitals may be one run of thousands


def find_phrases(discourse: Discourse, names: Sequence[Name]) -> list[Name]:
    """Return the names that a word in them gives away, in text order; ``names`` are those that the model saw."""
    persons = [name for name in names if name.label == "PERSON"]
    capitals = _Capitals(discourse.text, discourse.capitalized, frozenset(name.start for name in persons))
    surnames = {name.end for name in persons if ends_in_surname(name.words)}
    found: list[Name] = []
    done = -1
    for i, word in enumerate(capitals.words):
        phrase = _phrase_around(capitals, i) if word[0] in _TELLING and i > done else None
        if phrase:
            done, name = phrase
            found.append(name)
    return [name for name in found if name.end not in surnames]


def find_elections(text: str) -> list[Name]:
    """Return the names of elections ("the 2011 Scottish Parliament election"), in which places do not act."""
    spans = (match.span() for match in _ELECTION.finditer(text))
    return [_make_name(text, _month_before(text, start), end, "EVENT", "election") for start, end in spans]


def find_hyphenated(text: str, names: Sequence[Name]) -> list[Name]:
    """Return the places whose names have hyphens ("Stoke-on-Trent") and of which the model saw a part."""
    whole = (match.span() for match in _HYPHENATED.finditer(text))
    return [_make_name(text, *span, "GPE", "hyphenated") for span in whole if _is_cut(span, names)]


def find_addresses(text: str) -> list[Name]:
    """Return the streets and towns behind somebody's name or age: "Ada Berg, 54, of Alder Close, Kveld, denied it"."""
    found = list(_ADDRESS.finditer(text))
    roads = [_make_name(text, *match.span("road"), "FAC", "address") for match in found]
    towns = [_make_name(text, *match.span("town"), "GPE", "address") for match in found if match["town"]]
    return sorted([*roads, *towns], key=lambda name: name.start)


def _is_cut(span: Span, names: Sequence[Name]) -> bool:
    """Return whether names touch a span, and none goes beyond it."""
    parts = [name for name in names if max(name.start, span[0]) < min(name.end, span[1])]
    return bool(parts) and all(span[0] <= name.start < name.end <= span[1] for name in parts)


def _month_before(text: str, start: int) -> int:
    month = _MONTH_BEFORE.search(text, max(0, start - _LONGEST_MONTH), start)
    return month.start() if month else start


@dataclass(frozen=True, slots=True)
class _Capitals:
    """The words with capitals of a text, by their numbers, and where the names of persons start."""

    text: str
    words: Sequence[Word]
    persons: Container[int]

    def gap(self, i: int) -> str:
        """Return what stands between a word and the next one; a line's end behind the last."""
        return self.text[self.words[i].end() : self.words[i + 1].start()] if i + 1 < len(self.words) else "\n"

    def joined_before(self, i: int) -> Iterator[int]:
        """Yield the words that only blanks part from a word behind them, leftwards."""
        for at in range(i - 1, max(0, i - _FURTHEST) - 1, -1):
            if self.gap(at) != " ":
                return
            yield at

    def joined_behind(self, i: int) -> Iterator[int]:
        """Yield the words that only blanks part from a word before them."""
        for at in range(i + 1, min(i + _FURTHEST, len(self.words))):
            if self.gap(at - 1) != " ":
                return
            yield at


def _phrase_around(capitals: _Capitals, i: int) -> tuple[int, Name] | None:
    """Return the name that a word gives away, and the number of its last word; None where the word stands alone."""
    head = capitals.words[i][0]
    ends_name = has_use(head, "last")
    first = _extend_left(capitals, i)
    last = i if ends_name else _extend_right(capitals, i)
    if first == last or (last == i and has_use(head, "of")):
        return None
    own = label_by_use(capitals.words[last][0], ("head", "last"))
    label = own or label_by_use(head, _USES) or ""
    start, end = capitals.words[first].start(), capitals.words[last].end()
    return last, _make_name(capitals.text, start, end, label, "phrase")


def _extend_left(capitals: _Capitals, i: int) -> int:
    """Return the first word of the name, back over the capitals that belong to it."""
    first, furthest = i, max(0, i - _FURTHEST)
    joins = capitals.words[i][0] in _JOINED_HEADS
    while first > furthest and _continues_left(capitals, first - 1, joins=joins):
        first -= 1
    return first


def _continues_left(capitals: _Capitals, i: int, *, joins: bool) -> bool:
    gap = capitals.gap(i)
    if gap == " ":
        start = capitals.words[i].start()
        return _belongs(capitals.words[i][0], capitals.text[max(0, start - 4) : start])
    if not joins or _AND.fullmatch(gap) is None or capitals.words[i][0].isupper():  # "the UN and Harbour Union"
        return False
    return _has_article(capitals, i) or _begins_line(capitals, i)


def _has_article(capitals: _Capitals, i: int) -> bool:
    """Return whether "the" stands before the run of capitals that ends with a word: it is of the whole name then."""
    first = i
    for at in capitals.joined_before(i):
        if not _belongs(capitals.words[at][0]):
            break
        first = at
    return capitals.text.endswith(("the ", "The "), 0, capitals.words[first].start())


def _begins_line(capitals: _Capitals, i: int) -> bool:
    """Return whether a word begins a paragraph, where a name has no article: "Vik and Lund Police say"."""
    return capitals.text.endswith("\n", 0, capitals.words[i].start())


def _belongs(word: str, before: str = "") -> bool:
    """Return whether a capitalised word to the left is part of the name."""
    if word.lower() in english.roles or _COMPOUND.search(word) or (is_common(word) and word != "New"):
        return False
    return without_owner(word) == word or is_owner_in_name(before + word)


def _extend_right(capitals: _Capitals, i: int) -> int:
    """Return the last word of the name, over "of", "for", "and" and the capitals behind the word that gave it away."""
    last = i
    while not _ends(capitals, last) and _continues_right(capitals, last, linked=last > i):
        last += 1
    return last


def _continues_right(capitals: _Capitals, i: int, *, linked: bool) -> bool:
    """Return whether the next word belongs to the name; "and" and a blank join only what "of" has linked."""
    gap = capitals.gap(i)
    if not linked or _OF.fullmatch(gap):
        return _OF.fullmatch(gap) is not None
    return gap == " " or (_AND.fullmatch(gap) is not None and not _is_another(capitals, i + 1))


def _ends(capitals: _Capitals, i: int) -> bool:
    """Return whether the next word, if there is any, begins something else."""
    if i + 1 == len(capitals.words) or is_common(capitals.words[i + 1][0]):
        return True
    word = capitals.words[i][0]
    return without_owner(word) != word or _is_person(capitals, i + 1)


def _is_person(capitals: _Capitals, i: int) -> bool:
    """Return whether a word right behind a name says who is at its head ("the Ministry of Roads Ada Berg")."""
    word = capitals.words[i]
    return capitals.gap(i - 1) == " " and (word.start() in capitals.persons or word[0].lower() in english.roles)


def _is_another(capitals: _Capitals, i: int) -> bool:
    """Return whether the capitals from a word on are a name of their own ("Bank of Lund and Kveld Fish Company")."""
    return any(has_use(capitals.words[at][0], "head", "last") for at in capitals.joined_behind(i))


def _make_name(text: str, start: int, end: int, label: str, rule: str) -> Name:
    words = without_owner(text[start:end]).removesuffix("'").removesuffix("’")
    if label == "ORG" and (company := _COMPANY_BEHIND.match(text, start + len(words))):
        words += company[0]
    elif text.startswith(".", start + len(words)) and ends_in_abbreviation(words):
        words += "."
    return Name(start, start + len(words), words, label, rule)
