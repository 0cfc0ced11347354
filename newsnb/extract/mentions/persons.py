"""Persons' names made whole: the capitals beside them that the model left out, and the names that it cut in two."""

from collections.abc import Container, Sequence

from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import Name
from newsnb.extract.mentions.cleaning import headline_in_title_case
from newsnb.extract.names import is_common, is_ordinary, label_of_words, without_owner
from newsnb.extract.titles import has_pair_before, is_title_word
from newsnb.lang import english

_NICKNAMED = english.mentions.patterns.nicknamed
_NAMED_SO = english.mentions.patterns.named_so
_FOR_A_DAY = english.mentions.patterns.named_for_a_day
_FIELD = english.mentions.patterns.field_behind
BEHIND_FIELD = "behind a field"
_PARTICLES_BEHIND = english.mentions.patterns.particles_behind


def complete_persons(discourse: Discourse, names: Sequence[Name]) -> list[Name]:
    """Return the names, those of persons with the words beside them that belong to them."""
    beside = _Beside(discourse, {name.start for name in names} | {name.end for name in names})
    headline = len(headline_in_title_case(discourse.text))  # in which each word has a capital
    grown: list[Name] = []
    for name in names:
        if name.words in english.first_names and beside.has_last_name(name):
            name = name.labelled("PERSON")
        if name.rule == BEHIND_FIELD or not _may_grow(name, headline):
            grown.append(name)
            continue
        start, end = beside.start_of(name, grown[-1].end if grown else 0), beside.end_of(name)
        if grown and _are_halves(discourse.text, grown[-1], start):
            start = grown.pop().start
        grown.append(name.spread(discourse.text, start, end))
    return grown


def _may_grow(name: Name, headline: int) -> bool:
    """Return whether a name is that of a person below a headline in which each word has a capital."""
    return name.label == "PERSON" and name.words[:1].isupper() and name.start >= headline


def find_nicknamed(text: str, names: Sequence[Name]) -> list[Name]:
    """Return the names with a nickname in marks that the model cut or missed: Ada "Addy" Berg."""
    whole = (match for match in _NICKNAMED.finditer(text) if match[1].title() in english.first_names)
    spans = [match.span() for match in whole]
    missed = [span for span in spans if not any(name.start <= span[0] and span[1] <= name.end for name in names)]
    return [Name(start, end, text[start:end], "PERSON", "nickname") for start, end in missed]


def find_named_so(text: str) -> list[Name]:
    """Return the names that those give who are only described: "a resident, who gave her name as Mama Kiko".

    Those of people named for a day are found, too, which models take for a date: "a bricklayer, Monday Ekpo, wept".
    """
    named = [(match.span("name"), match["name"]) for match in _NAMED_SO.finditer(text)]
    days = (
        match for match in _FOR_A_DAY.finditer(text) if not is_common(match["last"]) and not is_ordinary(match["last"])
    )
    named += [(match.span(), match[0]) for match in days]
    return [Name(*span, words, "PERSON", "named so") for span, words in named if label_of_words(words) is None]


def find_behind_field(text: str) -> list[Name]:
    """Return the names that stand right behind an office and its field: "Minister for Rural Roads Ada Berg"."""
    found = (_behind_field(text, *match.span("words")) for match in _FIELD.finditer(text))
    return [name for name in found if name is not None]


def _behind_field(text: str, start: int, end: int) -> Name | None:
    """Return a first and last name that end a run of words with capitals, but do not begin it."""
    field, _, last = text[start:end].rpartition(" ")
    field, _, first = field.rpartition(" ")
    if not field or is_title_word(field.rpartition(" ")[2]) or not _may_be_full_name(first, last):
        return None
    begin = start + len(field) + 1
    return Name(begin, end, text[begin:end], "PERSON", BEHIND_FIELD)


def _may_be_full_name(first: str, last: str) -> bool:
    """Return whether two words begin with a first name, or are both no words of English."""
    return first in english.first_names or english.dictionary.isdisjoint((first.lower(), last.lower()))


def _are_halves(text: str, before: Name, start: int) -> bool:
    """Return whether only a blank parts a person's name, or a first name, from what stands at ``start``."""
    return text[before.end : start] == " " and (before.label == "PERSON" or before.words in english.first_names)


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

    def has_last_name(self, name: Name) -> bool:
        """Return whether a word that may be a last name, and is none of the dictionary, stands right behind a name."""
        behind = self._word_behind(name.end)
        return behind is not None and without_owner(behind).lower() not in english.dictionary

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
        if word is None or self._discourse.text[start - 1] != " " or not _may_begin(word[0]):
            return None
        if has_pair_before(self._discourse.text, start):
            return None
        token = self._discourse.token_at(start - 2)
        is_other = token.ent_type_ or (token.is_sent_start and word[0] not in english.first_names)
        return None if is_other else word[0]


def _may_begin(word: str) -> bool:
    """Return whether a word may be part of a name before it: no word of the dictionary, and nobody's own name."""
    return _belongs(word) and not is_ordinary(word) and without_owner(word) == word


def _belongs(word: str) -> bool:
    """Return whether a word may be part of a person's name; in capitals only an initial may."""
    return (len(word) == 1 or word[-1].islower()) and not (is_common(word) or is_title_word(word))
