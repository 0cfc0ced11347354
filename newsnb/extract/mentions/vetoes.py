"""The reasons for which something that the model marks names nothing; each says whether a name has it."""

from functools import lru_cache

from newsnb.extract.findings import PROPER, Name
from newsnb.extract.names import has_use, is_common, is_degree
from newsnb.extract.titles import is_title_word
from newsnb.lang import english

_LETTERS = english.mentions.patterns.letters
_INITIAL = english.mentions.patterns.initial
_ACRONYMS = english.mentions.patterns.acronyms
_OFFICE_BEFORE = english.mentions.patterns.office_before
_OFFICE_LINKS = tuple(f"{word} " for word in english.mentions.ordered.office_links)
_OFFICE_OF = english.mentions.patterns.office_of
_OFFICE_BEHIND = english.mentions.patterns.office_behind
_WIDE = 30  # characters before a name in which an office may stand


def names_nothing(text: str, name: Name) -> bool:
    """Return whether one of `VETOES` forbids the name, or it is an office or a degree."""
    return _is_vetoed(name.words, name.label) or is_office(text, name) or is_degree(text, name.start, name.end)


@lru_cache(maxsize=10_000)
def _is_vetoed(words: str, label: str) -> bool:
    return any(veto(words, label) for veto in VETOES)


def has_no_letters(words: str, label: str) -> bool:
    """Return whether a name is figures and marks alone."""
    return not _LETTERS.search(words)


def is_initial(words: str, label: str) -> bool:
    """Return whether a name is a letter and a full stop: the party of (D., Ohio)."""
    return _INITIAL.fullmatch(words) is not None


def is_listed_as_nothing(words: str, label: str) -> bool:
    """Return whether the table of words says that the name names nothing (GDP, CEO)."""
    return has_use(words, "alone")


def is_plural_acronym(words: str, label: str) -> bool:
    """Return whether a name is of things (NGOs), and not of one body."""
    return label in ("ORG", "PERSON", "GPE") and _ACRONYMS.fullmatch(words) is not None


def is_half_sentence(words: str, label: str) -> bool:
    """Return whether the title of a work ends in a small letter, as no title does."""
    return label == "WORK_OF_ART" and words.rsplit(" ", 1)[-1].islower()


def is_common_words(words: str, label: str) -> bool:
    """Return whether a name is made of titles and common words, or of words in small letters."""
    if label not in PROPER:
        return False
    return words.islower() or all(is_title_word(word) or is_common(word) for word in words.split())


def is_office(text: str, name: Name) -> bool:
    """Return whether a name is of an office: Secretary of State, or State behind "Secretary of"."""
    if name.label not in ("PERSON", "ORG"):
        return False
    return _OFFICE_OF.match(name.words) is not None or _is_before_office(text, name) or _is_behind_office(text, name)


def _is_before_office(text: str, name: Name) -> bool:
    return " " not in name.words and _OFFICE_BEHIND.match(text, name.end) is not None


def _is_behind_office(text: str, name: Name) -> bool:
    if not text.endswith(_OFFICE_LINKS, 0, name.start):
        return False
    return _OFFICE_BEFORE.search(text[max(0, name.start - _WIDE) : name.start]) is not None


VETOES = (has_no_letters, is_initial, is_listed_as_nothing, is_plural_acronym, is_half_sentence, is_common_words)
"""What looks at a name alone, in order."""
