"""Text to the names that a word in them gives away: ``Ministry of Hajj and Umrah``, ``the Social Democratic Party``.

The small model cuts such names at "of", "for" and "and", or sees a place in them. Here they are grown from the word
that says what they are, over the capitals on both sides.
"""

import re
from collections.abc import Sequence

from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import Name
from newsnb.extract.names import ends_in_abbreviation, is_common, is_owner_in_name
from newsnb.lang import english
from newsnb.text.words import Word

_OF = re.compile(r" (?:of|for|on|de|del) (?:the |la |los |las )?")
_AND = re.compile(r",? (?:and|&|y) ")
_COMPOUND = re.compile(r"-[a-z]+$")
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_PLACE = r"[A-ZÀ-Þ][\w’'.-]*\b"
_ELECTION = re.compile(
    rf"(?:{_MONTH} )?(?:1[5-9]|20)\d\d (?:[A-ZÀ-Þ][\w’'.-]*(?: of)? ){{1,6}}"
    rf"(?:(?:[a-z]+|Senate) ){{0,3}}(?:elections?|primary|primaries|by-elections?|referendum)\b"
    rf"(?: in (?!{_MONTH}){_PLACE}(?: {_PLACE})?)?"
)
_JOINED_HEADS = frozenset(
    "Party Movement Committee Ministry Department Commission Association Union Council Office Board Agency Authority "
    "Alliance League Society Service Services Institute Foundation Center Centre Organization Organisation".split()
)
_FURTHEST = 20  # words to the left of the one that gives a name away; a table in capitals may be one run of thousands


def find_phrases(discourse: Discourse, names: Sequence[Name]) -> list[Name]:
    """Give the names that a word in them gives away, in text order; ``names`` are those that the model saw."""
    text, words = discourse.text, discourse.capitalized
    table = english.name_words
    kinds = {name.start: name.label for name in names}
    found: list[Name] = []
    done = -1
    for i, word in enumerate(words):
        head = word[0]
        label = table.get((head, "head")) or table.get((head, "last")) or table.get((head, "of"))
        if label is None or i <= done:
            continue
        if (head, "last") in table and _goes_on(text, words, i):
            continue
        first = _extend_left(text, words, i)
        last = _extend_right(text, words, i, kinds) if (head, "last") not in table else i
        if first == last or (last == i and (head, "of") in table):
            continue
        final = words[last][0]
        label = (table.get((final, "head")) or table.get((final, "last")) or label) if last > i else label
        start, end = words[first].start(), words[last].end()
        found.append(_name(text, start, end, label, "phrase"))
        done = last
    return found


def _goes_on(text: str, words: Sequence[Word], i: int) -> bool:
    """Tell whether the name goes on behind a word that should end it ("Lund City Council")."""
    if i + 1 == len(words) or is_common(words[i + 1][0]):
        return False
    return text[words[i].end() : words[i + 1].start()] == " " and (words[i + 1][0], "head") in english.name_words


def find_elections(text: str) -> list[Name]:
    """Give the names of elections ("the 2011 Scottish Parliament election"), in which places do not act."""
    return [_name(text, *match.span(), "EVENT", "election") for match in _ELECTION.finditer(text)]


def _extend_left(text: str, words: Sequence[Word], i: int) -> int:
    """Go back over the capitals that belong to the name, to the first that does."""
    first = i
    while first > max(0, i - _FURTHEST):
        before, gap = words[first - 1], text[words[first - 1].end() : words[first].start()]
        if gap == " ":
            if not _belongs(before[0], text[max(0, before.start() - 4) : before.start()]):
                break
        elif _AND.fullmatch(gap) and not gap.startswith(",") and words[i][0] in _JOINED_HEADS:
            if not text.endswith(("the ", "The "), 0, _run_start(text, words, first - 1)):
                break
        else:
            break
        first -= 1
    return first


def _run_start(text: str, words: Sequence[Word], i: int) -> int:
    first = i
    while first > max(0, i - _FURTHEST) and text[words[first - 1].end() : words[first].start()] == " ":
        if not _belongs(words[first - 1][0]):
            break
        first -= 1
    return words[first].start()


def _belongs(word: str, before: str = "") -> bool:
    """Tell whether a capitalised word to the left is part of the name."""
    if (is_common(word) and word != "New") or word.lower() in english.roles or _COMPOUND.search(word):
        return False
    return not word.endswith(("'s", "’s")) or is_owner_in_name(before + word)


def _extend_right(text: str, words: Sequence[Word], i: int, kinds: dict[int, str]) -> int:
    """Go on over "of", "for", "and" and the capitals behind the word that gave the name away."""
    last, linked = i, False
    while last + 1 < len(words):
        gap = text[words[last].end() : words[last + 1].start()]
        following = words[last + 1][0]
        if is_common(following) or words[last][0].endswith(("'s", "’s")):
            break
        if gap == " " and (kinds.get(words[last + 1].start()) == "PERSON" or following.lower() in english.roles):
            break  # "the Ministry of Roads Ada Berg": who is at its head
        if _OF.fullmatch(gap):
            linked = True
        elif not (linked and (gap == " " or (_joins(gap) and not _is_another(text, words, last + 1)))):
            break
        last += 1
    return last


def _joins(gap: str) -> bool:
    return _AND.fullmatch(gap) is not None and not gap.startswith(",")


def _is_another(text: str, words: Sequence[Word], i: int) -> bool:
    """Tell whether the capitals from a word on are a name of their own ("the Bank of Lund and Kveld Fish Company")."""
    table = english.name_words
    for at in range(i, min(i + _FURTHEST, len(words))):
        if at > i and text[words[at - 1].end() : words[at].start()] != " ":
            return False
        if at > i and ((words[at][0], "head") in table or (words[at][0], "last") in table):
            return True
    return False


def _name(text: str, start: int, end: int, label: str, rule: str) -> Name:
    words = text[start:end]
    for mark in ("'s", "’s", "'", "’"):
        words = words.removesuffix(mark)
    if text.startswith(".", start + len(words)) and ends_in_abbreviation(words):
        words += "."
    return Name(start, start + len(words), words, label, rule)
