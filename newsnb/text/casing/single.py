"""A word in capitals to the form of a name, where the word by itself, or the one beside it, tells that it is one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from newsnb.gazetteer import Gazetteer
from newsnb.lang import english
from newsnb.text.casing.words import Paragraph

_COURTESY = english.names.words.courtesy_titles  # no words without their full stop
_PARTICLES = english.names.words.particles
_SMALL_INITIALS = english.text.words.small_initials
_ENDINGS = english.text.ordered.endings
_OPENINGS = english.text.ordered.openings
_COUNTRY = english.text.words.country_or_pronoun
_BEHIND_COUNTRY = english.text.words.behind_country
_MONTHS = english.text.words.months_or_verbs
_BEFORE_MONTHS = english.text.words.before_months
_VOWEL = english.text.patterns.vowel
_SHORTEST_STEM, _LONGEST_WORD = 4, 30  # letters
_LONGEST_SYLLABLE = 3  # letters of LIU and HAI; in no dictionary and alone they are an acronym
_LONGEST_ACRONYM = 6

ABBREVIATIONS = english.text.words.abbreviations | _COURTESY | frozenset(english.abbreviated_titles)
"""Words that have a capital before a full stop, which ends no sentence."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of words: by the gazetteer, and how the rest of the article prints them."""

    gazetteer: Gazetteer
    printed: Mapping[str, str]


def read_form(printed: str) -> str | None:
    """Return the form of a word that is known in print; None where that is in small letters."""
    if printed.islower():
        return None
    if printed.isupper():
        return "kept"
    return "title" if printed == printed.capitalize() else printed


def find_form(paragraph: Paragraph, i: int, known: Known) -> str | None:
    """Return the form of a word that is a name by itself; None for one that is none, or that its neighbours show."""
    plain = paragraph.plain(i)
    if plain in known.printed:
        return read_form(known.printed[plain])
    is_initial = len(plain) == 1 or "." in plain
    rule = _find_form_of_initial if is_initial else _RULES.get(plain, _find_form_of_word)
    return rule(paragraph, i)


def _find_form_of_initial(paragraph: Paragraph, i: int) -> str | None:
    plain = paragraph.plain(i)
    is_cut = len(plain) == 1 and paragraph.read_neighbours(i)[0] in ("'", "’")
    return None if is_cut or plain in _SMALL_INITIALS else "kept"


def _find_form_of_abbreviation(paragraph: Paragraph, i: int) -> str | None:
    is_one = paragraph.plain(i) in _COURTESY or paragraph.read_neighbours(i)[1] == "."
    return "title" if is_one else None


def _find_form_of_country(paragraph: Paragraph, i: int) -> str | None:
    """Return the US from us."""
    is_before = paragraph.plain(i + 1) in _BEHIND_COUNTRY and len(paragraph.gap(i + 1)) == 1
    return "kept" if is_before or paragraph.plain(i - 1) == "the" else None


def _find_form_of_month(paragraph: Paragraph, i: int) -> str | None:
    """Return May and March from the verbs."""
    word, text = paragraph.words[i], paragraph.text
    day_before, day_behind = text[max(0, word.start - 2) : word.start - 1], text[word.end + 1 : word.end + 2]
    is_named = paragraph.plain(i - 1) in _BEFORE_MONTHS and paragraph.read_neighbours(i)[1] in (" ", ",", ".")
    return "title" if is_named or any(map(str.isdigit, (day_before, day_behind))) else None


def _find_form_of_word(paragraph: Paragraph, i: int) -> str | None:
    plain = paragraph.plain(i)
    if plain in english.dictionary or plain in _PARTICLES or _is_made_up(plain):
        return None
    if plain.title() in english.dictionary:
        return "title"
    return "kept" if len(plain) <= _LONGEST_ACRONYM and _is_acronym(paragraph, i) else "title"


_RULES: Mapping[str, Callable[[Paragraph, int], str | None]] = {
    **dict.fromkeys(_MONTHS, _find_form_of_month),
    **dict.fromkeys(_COUNTRY, _find_form_of_country),
    **dict.fromkeys(ABBREVIATIONS, _find_form_of_abbreviation),
}


def _is_acronym(paragraph: Paragraph, i: int) -> bool:
    plain = paragraph.plain(i)
    if paragraph.read_neighbours(i) == ("(", ")") or plain.upper() in english.dictionary or not _VOWEL.search(plain):
        return True
    return len(plain) <= _LONGEST_SYLLABLE and not _stands_among_names(paragraph, i)


def _stands_among_names(paragraph: Paragraph, i: int) -> bool:
    """Return whether a word in no dictionary stands beside another: the syllables of a name, and no initials."""
    joined = [beside for beside, gap in ((i - 1, i), (i + 1, i + 1)) if paragraph.is_joined(gap)]
    return any(paragraph.plain(beside) not in english.dictionary for beside in joined)


@lru_cache(maxsize=4_000)
def _is_made_up(plain: str) -> bool:
    """Return whether a word is made of two in the dictionary, or of one and an ending: lockdown, affordability."""
    if len(plain) > _LONGEST_WORD:
        return False
    stems = [plain.removesuffix(end) for end in _ENDINGS] + [plain.removeprefix(opening) for opening in _OPENINGS]
    if any(_SHORTEST_STEM < len(stem) < len(plain) and stem in english.dictionary for stem in stems):
        return True
    cuts = range(_SHORTEST_STEM, len(plain) - _SHORTEST_STEM + 1)
    return any(plain[:at] in english.dictionary and plain[at:] in english.dictionary for at in cuts)
