"""Names to the mentions of them, and of other persons, that the model left untagged.

Each untagged word with a capital is put to the proposers of `FOUND_AGAIN` in their order; the first that has a name for
it is believed.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import PROPER, Name
from newsnb.extract.mentions.cleaning import is_bare_subject
from newsnb.extract.mentions.labels import family_names
from newsnb.extract.names import has_use, initials_of, is_common, is_kind
from newsnb.extract.naming import by_name, without_some
from newsnb.extract.titles import has_title_before, is_title_word
from newsnb.lang import english
from newsnb.text.words import Word

_WORD_BEHIND = english.mentions.patterns.word_behind
_SECOND_RANK = english.mentions.patterns.second_rank
_POSSESSIVE = english.mentions.patterns.possessive
_SUBJECTS = ("nsubj", "nsubjpass")
_MOST_ALIKE = 20  # names that begin with one word
_SHORTEST = 3  # letters of a name behind a title


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What an article has named.

    Attributes
    ----------
    whole
        The names of several words by their first, the longest first: they are names wherever they stand.
    alone
        The persons whom it names by one word.
    known
        The single words that name something for sure, with their labels; full names that are found add to them.
    """

    whole: Mapping[str, Sequence[Name]]
    alone: frozenset[str]
    known: dict[str, str]


class Untagged(NamedTuple):
    """A word with a capital that lies in no name, the one before it, and the word without the 's behind it."""

    word: Word
    before: Word | None
    plain: str

    def named(self, label: str, rule: str) -> Name:
        """Return the name that the word alone is."""
        start = self.word.start()
        return Name(start, start + len(self.plain), self.plain, label, rule)


Propose = Callable[[Discourse, Seen, Untagged], Name | None]


def find_again(discourse: Discourse, names: Sequence[Name], without: Collection[str] = ()) -> list[Name]:
    """Return the names that were left untagged: a last name, an acronym seen before, a name behind a title.

    Parameters
    ----------
    names
        In text order, without overlap.
    without
        The proposers of `FOUND_AGAIN` to leave out.
    """
    seen = see(names)
    proposers = without_some(FOUND_AGAIN, without)
    found: list[Name] = []
    done = 0
    for untagged in find_untagged(discourse.capitalized, names):
        name = _first_proposal(proposers, discourse, seen, untagged) if untagged.word.start() >= done else None
        if name:
            done = name.end
            found.append(name)
    return [name for name in found if not discourse.text[name.end : name.end + 1].isalnum()]


def _first_proposal(proposers: Iterable[Propose], discourse: Discourse, seen: Seen, untagged: Untagged) -> Name | None:
    if is_common(untagged.plain) and untagged.plain not in seen.whole:
        return None
    for propose in proposers:
        if name := propose(discourse, seen, untagged):
            return name
    return None


def find_untagged(words: Iterable[Word], names: Sequence[Name]) -> Iterator[Untagged]:
    """Yield the words that lie in none of the names (both in text order)."""
    waiting = iter(names)
    name = next(waiting, None)
    before: Word | None = None
    for word in words:
        while name and name.end <= word.start():
            name = next(waiting, None)
        if name is None or name.start >= word.end():
            yield Untagged(word, before, word[0] if word[0].isalnum() else _POSSESSIVE.sub("", word[0]))
            before = word


def _propose_again(discourse: Discourse, seen: Seen, untagged: Untagged) -> Name | None:
    """Propose a name of several words that was seen before, or the acronym of one."""
    start, plain = untagged.word.start(), untagged.plain
    again = next((n for n in seen.whole.get(plain, ()) if discourse.text.startswith(n.words, start)), None)
    if again:
        return Name(start, start + len(again.words), again.words, again.label, "again")
    label = seen.known.get(plain, "PERSON")
    return untagged.named(label, "again") if label != "PERSON" else None


def _propose_surname(discourse: Discourse, seen: Seen, untagged: Untagged) -> Name | None:
    """Propose the first or last name of a person whose full name was seen."""
    return untagged.named("PERSON", "surname") if seen.known.get(untagged.plain) == "PERSON" else None


def _propose_full_name(discourse: Discourse, seen: Seen, untagged: Untagged) -> Name | None:
    """Propose a first name with a last name that stands alone elsewhere, or two words that do something."""
    before, word, plain = untagged.before, untagged.word, untagged.plain
    if before is None or discourse.text[before.end() : word.start()] != " ":
        return None
    if not (plain in seen.alone and _may_name(before[0])) and not _is_full_name(discourse, before, word):
        return None
    seen.known.setdefault(plain, "PERSON")
    return Name(before.start(), word.start() + len(plain), f"{before[0]} {plain}", "PERSON", "full name")


def _propose_title(discourse: Discourse, seen: Seen, untagged: Untagged) -> Name | None:
    """Propose a word behind a title."""
    word = untagged.word
    is_person = _may_be_short_name(untagged) and has_title_before(discourse.text, word.start())
    return untagged.named("PERSON", "title") if is_person and not _is_before_title(discourse.text, word) else None


def _propose_short_name(discourse: Discourse, seen: Seen, untagged: Untagged) -> Name | None:
    """Propose the first word of a body's longer name where it does something: Kestrel, of Kestrel Foods."""
    is_short = any(name.label == "ORG" for name in seen.whole.get(untagged.plain, ()))
    is_actor = is_short and is_bare_subject(discourse, untagged.word.start(), untagged.plain)
    return untagged.named("ORG", "short name") if is_actor else None


def _propose_subject(discourse: Discourse, seen: Seen, untagged: Untagged) -> Name | None:
    """Propose a proper noun that does something; what stands beside it may say that it is no person."""
    is_actor = _may_be_short_name(untagged) and _is_subject(discourse, untagged.word.start(), untagged.plain)
    return untagged.named("PERSON", "subject") if is_actor else None


FOUND_AGAIN: Mapping[str, Propose] = by_name(
    _propose_again, _propose_surname, _propose_full_name, _propose_title, _propose_short_name, _propose_subject
)
"""The proposers by the rule of their names, in their order."""


def _may_be_short_name(untagged: Untagged) -> bool:
    return len(untagged.plain) >= _SHORTEST and _may_name(untagged.plain)


def _may_name(word: str) -> bool:
    """Return whether a word ends in a small letter, and is neither common nor a title."""
    return word[-1:].islower() and not (is_common(word) or is_kind(word) or is_title_word(word))


def _is_before_title(text: str, word: Word) -> bool:
    """Return whether a title follows, or ends: Foreign in Deputy Foreign Minister, Con in Det Con Ada Berg."""
    behind = _WORD_BEHIND.match(text, word.end())
    is_before = behind is not None and is_title_word(behind[1])
    return is_before or _SECOND_RANK.match(text, word.start()) is not None


def _is_subject(discourse: Discourse, start: int, plain: str) -> bool:
    """Return whether a proper noun alone is the subject of a verb, and nothing that the model knows."""
    if not is_bare_subject(discourse, start, plain):
        return False
    token = discourse.token_at(start)
    return token.tag_ == "NNP" and not token.ent_type_ and token.head.pos_ == "VERB"


def _is_full_name(discourse: Discourse, before: Word, word: Word) -> bool:
    """Return whether two words are a first and a last name: they alone are a subject, or the first is a given name."""
    if not discourse.parsed or not all(_may_be_in_full_name(discourse, w[0]) for w in (before, word)):
        return False
    last = discourse.token_at(word.start())
    first = last.nbor(-1) if last.i else last
    is_subject = last.dep_ in _SUBJECTS and last.n_lefts == 1 and last.head.pos_ in ("VERB", "AUX")
    is_given = before[0] in english.first_names and last.dep_ in ("dobj", "pobj", "nsubj", "nsubjpass")
    return (is_subject or is_given) and all(token.tag_ == "NNP" and not token.ent_type_ for token in (first, last))


def _may_be_in_full_name(discourse: Discourse, word: str) -> bool:
    if not word.isalpha() or word.isupper() or word.lower() in discourse.small_words:
        return False
    return not (is_common(word) or is_kind(word) or is_title_word(word))


def see(names: Sequence[Name]) -> Seen:
    """Return what the names of an article say of its other words."""
    names = [*{(name.words, name.label): name for name in reversed(names)}.values()][::-1]  # the last of each
    single = frozenset(name.words for name in names if name.label == "PERSON" and " " not in name.words)
    return Seen(whole=_whole(names), alone=single, known=_known(names))


def _whole(names: Iterable[Name]) -> Mapping[str, Sequence[Name]]:
    whole: dict[str, dict[str, Name]] = {}
    for name in names:
        first, _, rest = name.words.partition(" ")
        if rest and name.label in PROPER and first[:1].isupper():
            whole.setdefault(first, {}).setdefault(name.words, name)
    return {first: sorted(some.values(), key=lambda n: -len(n.words))[:_MOST_ALIKE] for first, some in whole.items()}


def _known(names: Sequence[Name]) -> dict[str, str]:
    """Return the words that name something for sure; a first name does where nothing else has it."""
    family = family_names(names)
    sure: dict[str, str] = {}
    for name in names:
        sure.update(_sure_words(name, family))
    first_names = {name.words.split()[0] for name in names if _has_family_name(name, family)}
    known = {word: "PERSON" for word in first_names if not is_title_word(word)} | sure
    return {word: label for word, label in known.items() if not (is_common(word) or has_use(word, "alone"))}


def _sure_words(name: Name, family: Collection[str]) -> Mapping[str, str]:
    parts = name.words.split()
    if _has_family_name(name, family):
        return {parts[-1]: "PERSON"}
    if len(parts) == 1:
        return {name.words: name.label} if _is_acronym(name) else {}
    return dict.fromkeys(initials_of(name.words), "ORG") if name.label == "ORG" else {}


def _has_family_name(name: Name, family: Collection[str]) -> bool:
    return name.label == "PERSON" and " " in name.words and name.words.split()[-1].casefold() in family


def _is_acronym(name: Name) -> bool:
    return name.label in ("ORG", "GPE") and len(name.words) > 1 and name.words.isupper()
