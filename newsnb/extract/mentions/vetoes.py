"""The reasons for which something that the model marks names nothing; each says whether a name has it."""

from newsnb.extract.findings import PROPER, Name
from newsnb.extract.names import has_use, is_common
from newsnb.extract.titles import is_title_word
from newsnb.lang import english

_LETTERS = english.pattern("mentions.letters")
_ACRONYMS = english.pattern("mentions.acronyms")
_OFFICE_BEFORE = english.pattern("mentions.office_before")
_OFFICE_OF = english.pattern("mentions.office_of")
_OFFICE_BEHIND = english.pattern("mentions.office_behind")
_WIDE = 30  # characters before a name in which an office may stand


def names_nothing(text: str, name: Name) -> bool:
    """Return whether any of `VETOES` forbids the name."""
    return any(veto(text, name) for veto in VETOES)


def has_no_letters(text: str, name: Name) -> bool:
    """Return whether a name is figures and marks alone."""
    return not _LETTERS.search(name.words)


def is_listed_as_nothing(text: str, name: Name) -> bool:
    """Return whether the table of words says that the name names nothing (GDP, CEO)."""
    return has_use(name.words, "alone")


def is_plural_acronym(text: str, name: Name) -> bool:
    """Return whether a name is of things (NGOs), and not of one body."""
    return name.label in ("ORG", "PERSON", "GPE") and _ACRONYMS.fullmatch(name.words) is not None


def is_half_sentence(text: str, name: Name) -> bool:
    """Return whether the title of a work ends in a small letter, as no title does."""
    return name.label == "WORK_OF_ART" and name.words.rsplit(" ", 1)[-1].islower()


def is_common_words(text: str, name: Name) -> bool:
    """Return whether a name is made of titles and common words, or of words in small letters."""
    if name.label not in PROPER:
        return False
    return name.words.islower() or all(is_title_word(word) or is_common(word) for word in name.words.split())


def is_office(text: str, name: Name) -> bool:
    """Return whether a name is of an office: Secretary of State, or State behind "Secretary of"."""
    if name.label not in ("PERSON", "ORG"):
        return False
    before = text[max(0, name.start - _WIDE) : name.start]
    return bool(_OFFICE_OF.match(name.words) or _is_before_office(text, name) or _OFFICE_BEFORE.search(before))


def _is_before_office(text: str, name: Name) -> bool:
    return " " not in name.words and _OFFICE_BEHIND.match(text, name.end) is not None


VETOES = (has_no_letters, is_listed_as_nothing, is_plural_acronym, is_half_sentence, is_common_words, is_office)
"""In the order in which they are asked."""
