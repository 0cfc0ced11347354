"""A name as the article prints it, and the words that tell what it names."""

import re
from functools import lru_cache
from itertools import pairwise

from spacy.lang.en.stop_words import STOP_WORDS

from newsnb.extract.findings import Name
from newsnb.lang import english

COMMON = frozenset(STOP_WORDS) | frozenset(
    "today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january february march april "
    "june july august september october november december according following despite meanwhile late early last next "
    "let says say tells told asks meet "
    "new since including however thus instead both mr mrs ms miss sir dr jan feb mar apr jun jul aug sept sep oct nov "
    "dec".split()
)
"""Words that begin a sentence in capitals and name nothing; the first part is spaCy's list of stop words (MIT)."""

PARTICLES = frozenset(
    "al ap ben bin bint da dal das de del della den der di dos du el ibn la le van ter und von y".split()
)
"""Small words inside the names of persons."""


_ABBREVIATION = re.compile(
    r"\b(?:Inc|Corp|Co|Ltd|Bros|Jr|Sr|Mo|Fla|Calif|Ill|Pa|Va|Ga|Tenn|Mass|Conn|Mich|Ariz|Ore|Wis)$"
)


_OWNERS_IN_NAMES = frozenset(
    "people women woman men children boys girls workers teachers farmers students nurses citizens veterans consumers "
    "king queen prince lord general minister president governor mayor attorney prosecutor prosecutors magistrate "
    "magistrates sheriff coroner".split()
)
_SAINT = re.compile(r"\bSt\.? [^ ]+$")


def is_common(word: str) -> bool:
    """Tell whether a word names nothing of itself (``The``, ``Monday``); ``IT`` in capitals may."""
    return word.lower() in COMMON and not (len(word) > 1 and word.isupper())


def ends_in_abbreviation(words: str) -> bool:
    """Tell whether a full stop behind the name belongs to it ("Hydro Inc.", "Ada Berg Jr.")."""
    return _ABBREVIATION.search(words) is not None


def is_owner_in_name(words: str) -> bool:
    """Tell whether "Women's" or "St Olaf's" belongs to the name behind it, and names nobody who owns what it names."""
    plain = words.strip().rstrip("s").rstrip("'’")
    last = plain.rsplit(" ", 1)[-1].lower()
    return last in _OWNERS_IN_NAMES or f"{last}s" in _OWNERS_IN_NAMES or _SAINT.search(plain) is not None


def is_kind(words: str) -> bool:
    """Tell whether a word says what a thing is and alone names none ("Highway", "Hospital")."""
    return any((words, where) in english.name_words for where in ("last", "head", "first"))


@lru_cache(maxsize=10_000)
def label_of_words(words: str) -> str | None:
    """Tell what a name is by a word in it (``Ministry of Trade``, ``Lake Chad``); None if no word tells.

    >>> label_of_words("Ministry of Trade"), label_of_words("Lake Chad"), label_of_words("Ada Berg")
    ('ORG', 'LOC', None)
    """
    table = english.name_words
    if label := table.get((words, "whole")):
        return label
    parts = [part if any(c.islower() for c in part) or len(part) < 5 else part.capitalize() for part in words.split()]
    if len(parts) < 2:
        return None
    last = parts[-1]
    if label := table.get((last, "last")) or table.get((last, "head")):
        return label
    for before, small in pairwise(parts):
        if small in ("de", "del") and (label := table.get((before, "head"))):
            return label
        if small in ("of", "for", "on"):
            label = table.get((before, "head")) or table.get((before, "of")) or table.get((before, "last"))
            if label:
                return label
    return table.get((parts[0], "first"))


def without_overlap(names: list[Name]) -> list[Name]:
    """Keep the first of names that overlap, in text order."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda name: (name.start, -name.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


def fits(short: str, long: str) -> bool:
    """Tell whether ``short`` is made of first letters of ``long``, in their order, beginning with the first.

    >>> fits("DUP", "Democratic Unionist Party"), fits("KSrelief", "King Salman Relief Center"), fits("CPI", "Paris")
    (True, True, False)
    """
    letters = [c for c in short if c.isupper()]
    if len(letters) < 2 or " " not in long:
        return False
    initials = [part[0].upper() for part in re.split(r"[\s-]+", long) if part]
    at = 0
    for initial in initials:
        if at < len(letters) and initial == letters[at]:
            at += 1
    return at >= len(letters) - (len(letters) > 3) and letters[0] == initials[0]


def initials_of(words: str) -> list[str]:
    """Give the capitals that a name may be shortened to, with and without what it is ("Department of").

    >>> initials_of("Department of Public Harbour Works"), initials_of("Harbour Workers Union")
    (['DPHW', 'PHW'], ['HWU'])
    """
    parts = words.replace("-", " ").split()
    whole = "".join(part[0] for part in parts if part[0].isupper())
    behind = "".join(part[0] for part in parts[2:] if part[0].isupper()) if parts[1:2] == ["of"] else ""
    return [letters for letters, least in ((whole, 3), (behind, 2)) if len(letters) >= least]
