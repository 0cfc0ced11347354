"""A name as the article prints it, and the words that tell what it names."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from spacy.lang.en.stop_words import STOP_WORDS

from newsnb.extract.findings import Name
from newsnb.lang import english

COMMON = frozenset(STOP_WORDS) | english.mentions.words.common
"""Words that begin a sentence in capitals and name nothing; the first part is spaCy's list of stop words (MIT)."""

PARTICLES = english.names.words.particles
"""Small words inside the names of persons."""

_FINAL_ABBREVIATION = english.mentions.patterns.final_abbreviation
_OWNERS_IN_NAMES = english.mentions.words.owners_in_names
_SAINT = english.mentions.patterns.saint
_ERA, _ERA_BEFORE = english.mentions.patterns.era, english.mentions.patterns.era_before
_DEGREE = english.mentions.patterns.degree
_DEGREE_BEFORE = english.mentions.patterns.degree_before
_LETTERS_BEHIND = english.mentions.patterns.letters_behind
_FULL_NAME_BEFORE = english.mentions.patterns.full_name_before
_PARTIES = english.mentions.words.party_letters
_WIDE = 60  # characters of a full name
_LINKS = {link: tuple(uses.split()) for link, uses in english.mentions.maps.name_links.items()}
_LONGEST_ACRONYM = 4  # letters; longer words in capitals are words


@lru_cache(maxsize=4_000)
def is_common(word: str) -> bool:
    """Return whether a word names nothing of itself (``The``, ``Monday``); ``IT`` in capitals may."""
    return word.lower() in COMMON and not (len(word) > 1 and word.isupper())


@lru_cache(maxsize=4_000)
def is_ordinary(word: str) -> bool:
    """Return whether a word with a capital is one that the dictionary has in small letters only."""
    return word.isalpha() and word.istitle() and word.lower() in english.dictionary and word not in english.dictionary


def ends_in_abbreviation(words: str) -> bool:
    """Return whether a full stop behind the name belongs to it ("Hydro Inc.", "Ada Berg Jr.")."""
    return _FINAL_ABBREVIATION.search(words) is not None


def is_degree(text: str, start: int, end: int) -> bool:
    """Return whether ``text[start:end]`` is a degree behind a name ("Ada Berg, M.A.", "Ada Berg KC")."""
    for letters, before in ((_DEGREE, _DEGREE_BEFORE), (_LETTERS_BEHIND, _FULL_NAME_BEFORE)):
        if letters.fullmatch(text, start, end):
            return before.search(text, max(0, start - _WIDE), start) is not None
    return False


def is_era(text: str, start: int, end: int) -> bool:
    """Return whether ``text[start:end]`` is the era of a year ("54 BC"), and names no place."""
    return bool(_ERA.fullmatch(text, start, end) and _ERA_BEFORE.search(text, max(0, start - _WIDE), start))


def is_party(text: str, start: int, end: int) -> bool:
    """Return whether ``text[start:end]`` are the letters of a party in brackets behind a name ("Ada Berg (SF)")."""
    if text[start:end] not in _PARTIES or (text[start - 1 : start], text[end : end + 1]) != ("(", ")"):
        return False
    before = _FULL_NAME_BEFORE.search(text, max(0, start - _WIDE), start - 1)
    return before is not None and not fits(text[start:end], before[0].strip())


def is_owner_in_name(words: str) -> bool:
    """Return whether "Women's" or "St Olaf's" belongs to the name behind it, and names no owner."""
    plain = words.strip().rstrip("s").rstrip("'’")
    last = plain.rsplit(" ", 1)[-1].lower()
    return not _OWNERS_IN_NAMES.isdisjoint((last, f"{last}s")) or _SAINT.search(plain) is not None


def without_owner(word: str) -> str:
    """Return ``word`` without the 's behind it."""
    return word.removesuffix("'s").removesuffix("’s")


@lru_cache(maxsize=2_000)
def is_kind(words: str) -> bool:
    """Return whether a word says what a thing is and alone names none ("Highway", "Hospital")."""
    return has_use(words, "last", "head", "first")


def has_use(word: str, *uses: str) -> bool:
    """Return whether the table of words that tell what a name is has ``word`` for one of ``uses``."""
    found = _uses().get(word)
    return found is not None and not found.isdisjoint(uses)


@cache
def _uses() -> Mapping[str, frozenset[str]]:
    """Return the uses of each word of the table."""
    found: dict[str, set[str]] = defaultdict(set)
    for word, use in english.name_words:
        found[word].add(use)
    return {word: frozenset(uses) for word, uses in found.items()}


def label_by_use(word: str, uses: Iterable[str]) -> str | None:
    """Return the label that a word gives a name, by the first of ``uses`` that the table has."""
    table = english.name_words
    return next((table[word, use] for use in uses if (word, use) in table), None)


@lru_cache(maxsize=2_000)
def label_of_words(words: str) -> str | None:
    """Return what a name is by a word in it (``Ministry of Trade``, ``Lake Chad``); None if no word tells.

    >>> label_of_words("Ministry of Trade"), label_of_words("Lake Chad"), label_of_words("Ada Berg")
    ('ORG', 'LOC', None)
    """
    if label := label_by_use(words, ("whole",)):
        return label
    parts = [_as_listed(part) for part in words.split()]
    if len(parts) < 2:
        return None
    return label_by_use(parts[-1], ("last", "head")) or _label_before_link(parts) or label_by_use(parts[0], ("first",))


def label_shown(words: str, label: str) -> str | None:
    """Return what a name is by a word in it, but for persons whose surname is such a word.

    >>> label_shown("Dean Castle", "PERSON"), label_shown("Dean Castle", "FAC"), label_shown("Kveld Castle", "PERSON")
    (None, 'FAC', 'FAC')
    """
    return None if label == "PERSON" and ends_in_surname(words) else label_of_words(words)


def ends_in_surname(words: str) -> bool:
    """Return whether a first name, and a surname that is the word for something else, too, are all of a name."""
    first, _, last = words.partition(" ")
    return first in english.first_names and has_use(last, "surname")


def _as_listed(part: str) -> str:
    is_shouted = len(part) > _LONGEST_ACRONYM and not any(map(str.islower, part))
    return part.capitalize() if is_shouted else part


def _label_before_link(parts: Sequence[str]) -> str | None:
    """Return the label by the first word before "of", "for" or "on" that tells one."""
    labels = (label_by_use(before, _LINKS[link]) for before, link in pairwise(parts) if link in _LINKS)
    return next(filter(None, labels), None)


def without_overlap(names: Iterable[Name]) -> list[Name]:
    """Return the first of names that overlap, in text order."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda name: (name.start, -name.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


def fits(short: str, long: str) -> bool:
    """Return whether ``short`` is made of first letters of ``long``, in their order, beginning with the first.

    >>> fits("DUP", "Democratic Unionist Party"), fits("KSrelief", "King Salman Relief Center"), fits("CPI", "Paris")
    (True, True, False)
    """
    letters = [c for c in short if c.isupper()]
    if len(letters) < 2 or " " not in long:
        return False
    initials = [part[0].upper() for part in long.replace("-", " ").split()]
    missing_allowed = int(len(letters) > 3)
    return initials[0] == letters[0] and _count_in_order(letters, initials) >= len(letters) - missing_allowed


def _count_in_order(letters: Sequence[str], initials: Iterable[str]) -> int:
    """Return how many of ``letters``, from the first, are found among ``initials`` in the same order."""
    at = 0
    for initial in initials:
        at += letters[at : at + 1] == [initial]
    return at


def initials_of(words: str) -> list[str]:
    """Return the capitals that a name may be shortened to, with and without what it is ("Department of").

    >>> initials_of("Department of Public Harbour Works"), initials_of("Harbour Workers Union")
    (['DPHW', 'PHW'], ['HWU'])
    """
    parts = words.replace("-", " ").split()
    behind = parts[2:] if parts[1:2] == ["of"] else []
    shortened = ((_capitals_of(parts), 3), (_capitals_of(behind), 2))
    return [letters for letters, least in shortened if len(letters) >= least]


def _capitals_of(parts: Iterable[str]) -> str:
    return "".join(part[0] for part in parts if part[0].isupper())
