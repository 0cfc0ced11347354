"""A word in capitals to the form of a name, where the word by itself, or the one beside it, tells that it is one."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from newsnb.gazetteer import Gazetteer
from newsnb.lang import english
from newsnb.text.casing.words import Word, is_beside

ABBREVIATIONS = frozenset(
    "mr mrs ms dr st jr sr inc corp co ltd jan feb mar apr jun jul aug sept sep oct nov dec ala ariz ark calif colo "
    "conn del fla ga ill ind kan ky la md mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis "
    "wyo".split()
) | frozenset(english.abbreviated_titles)
"""Words that have a capital before a full stop, which ends no sentence."""

_COURTESY = frozenset("mr mrs ms dr".split())  # titles that are no words without their full stop
_PARTICLES = frozenset("al bin da de del den der di dos du el ibn la le van von y".split())
_ENDINGS = (
    "s es ed ing er ers or ors ly ness ism ist ists able ability ment wide ization isation ized ised ation".split()
)
_OPENINGS = (
    "re un non anti pre post over under out cyber micro multi counter co inter trans super hyper bio eco geo mis de "
    "self semi sub tele ultra up back fore mid".split()
)
_SHORTEST_STEM, _LONGEST_WORD = 4, 30  # letters
_LONGEST_SYLLABLE = 3  # letters of LIU and HAI; in no dictionary and alone they are an acronym
_LONGEST_ACRONYM = 6
_VOWEL = re.compile("[aeiouyà-ý]")
_MONTHS = frozenset({"may", "march"})
_BEFORE_MONTHS = frozenset("in last since until early late by mid next this of from through and between".split())
_OF_THE_US = frozenset(
    "troops forces military army navy soldiers officials envoy dollar sanctions embassy jets warplanes warship border "
    "economy citizens congress senate elections election stocks markets allies government president vice secretary "
    "intelligence soil territory aid treasury supreme attorney house open coast capital".split()
)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of words: by the gazetteer, and how the rest of the article prints them."""

    gazetteer: Gazetteer
    printed: Mapping[str, str]


def form_like(printed: str) -> str | None:
    """Give the form of a word that is known in print; None where that is in small letters."""
    if printed.islower():
        return None
    if printed.isupper():
        return "kept"
    return "title" if printed[0].isupper() and printed[1:].islower() else printed


def form_of(text: str, words: Sequence[Word], i: int, known: Known) -> str | None:
    """Give the form of a word that is a name by itself; None for one that is none, or that its neighbours must tell."""
    word = words[i]
    plain = word.plain
    if plain in known.printed:
        return form_like(known.printed[plain])
    if "." in plain:
        return None if plain in ("a.m.", "p.m.") else "kept"
    if len(plain) == 1:
        return None if plain in ("a", "v") or text[word.start - 1 : word.start] in ("'", "’") else "kept"
    if plain in ABBREVIATIONS:
        return "title" if text.startswith(".", word.end) or plain in _COURTESY else None
    if plain == "us":
        return "kept" if _is_country(words, i) else None
    if plain in _MONTHS:
        return "title" if _is_month(text, words, i) else None
    if plain in english.dictionary or plain in _PARTICLES or _is_made_up(plain):
        return None
    if plain.title() in english.dictionary:
        return "title"
    return "kept" if _is_acronym(text, words, i) else "title"


def _is_acronym(text: str, words: Sequence[Word], i: int) -> bool:
    word = words[i]
    if len(word.plain) > _LONGEST_ACRONYM:
        return False
    in_brackets = text[word.start - 1 : word.start] == "(" and text.startswith(")", word.end)
    if in_brackets or word.plain.upper() in english.dictionary or not _VOWEL.search(word.plain):
        return True
    return len(word.plain) <= _LONGEST_SYLLABLE and not _stands_among_names(text, words, i)


def _stands_among_names(text: str, words: Sequence[Word], i: int) -> bool:
    """Tell whether a word in no dictionary stands beside another: the syllables of a name, and no initials."""
    before = i > 0 and words[i - 1].plain not in english.dictionary and is_beside(text, words[i - 1], words[i])
    behind = (
        i + 1 < len(words) and words[i + 1].plain not in english.dictionary and is_beside(text, words[i], words[i + 1])
    )
    return before or behind


@lru_cache(maxsize=10_000)
def _is_made_up(plain: str) -> bool:
    """Tell a word that is made of two in the dictionary, or of one and an ending: lockdown, affordability."""
    words, least = english.dictionary, _SHORTEST_STEM
    if len(plain) > _LONGEST_WORD:
        return False
    if any(plain.endswith(end) and plain[: -len(end)] in words for end in _ENDINGS if len(plain) - len(end) > least):
        return True
    if any(plain.startswith(one) and plain[len(one) :] in words for one in _OPENINGS if len(plain) - len(one) > least):
        return True
    return any(plain[:at] in words and plain[at:] in words for at in range(least, len(plain) - least + 1))


def _is_country(words: Sequence[Word], i: int) -> bool:
    """Tell the US from us."""
    beside = i + 1 < len(words) and words[i + 1].start == words[i].end + 1
    return (i > 0 and words[i - 1].plain == "the") or (beside and words[i + 1].plain in _OF_THE_US)


def _is_month(text: str, words: Sequence[Word], i: int) -> bool:
    word = words[i]
    before = words[i - 1].plain if i else ""
    if text[word.end + 1 : word.end + 2].isdigit() or text[max(0, word.start - 2) : word.start - 1].isdigit():
        return True
    return before in _BEFORE_MONTHS and text[word.end : word.end + 1] in (" ", ",", ".")
