"""The steps from a Doc to the names that it prints, in their order, and the names that the layout gives away."""

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import takewhile

from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import Name
from newsnb.extract.mentions.again import FOUND_AGAIN, find_again
from newsnb.extract.mentions.cleaning import clean_names
from newsnb.extract.mentions.known import find_known
from newsnb.extract.mentions.labels import decide
from newsnb.extract.mentions.persons import (
    BEHIND_FIELD,
    complete_persons,
    find_behind_field,
    find_named_so,
    find_nicknamed,
)
from newsnb.extract.mentions.phrases import find_addresses, find_elections, find_hyphenated, find_phrases
from newsnb.extract.mentions.speaking import find_speaking
from newsnb.extract.names import fits, has_use, label_of_words, without_overlap
from newsnb.extract.naming import without_some
from newsnb.extract.papers import find_own_claims
from newsnb.extract.roles import is_known_organisation
from newsnb.extract.titles import is_title_word
from newsnb.gazetteer import Gazetteer
from newsnb.lang import english
from newsnb.text.parts import lies_in
from newsnb.text.turns import Turn
from newsnb.values import LABELS, Part

Propose = Callable[[Discourse, Sequence[Name], Gazetteer | None], list[Name]]
"""Takes the names found so far; returns names that stand in place of those that they overlap."""

_WHOLE = "whole person"
_ALONE = english.mentions.patterns.acronym_alone
_TWO = english.mentions.patterns.two_joined
_LETTERS = re.compile("[A-Z]{2,4}")
_MOST_OFFICES = 20  # letters for which the text is gone over: a list of a thousand is no story
_LINKS = english.mentions.words.links_in_bodies
_IN_BRACKETS = english.mentions.patterns.in_brackets
_SHORTEST = 3  # letters of an acronym that does not fit the name before it
_WELL_KNOWN = 0.6  # prominence: of a town of a hundred thousand people


def find_mentions(
    discourse: Discourse, gazetteer: Gazetteer | None = None, without: Collection[str] = ()
) -> list[Name]:
    """Find the names of an article, labelled, in text order; without those that only a credit holds.

    Parameters
    ----------
    discourse
        Of an article whose Doc has entities; a parse helps.
    gazetteer
        Where names are looked up that may be a place's; None to do without.
    without
        Names of `PROPOSERS` to leave out.
    """
    names = decide(discourse, propose_names(discourse, gazetteer, without), gazetteer)
    if _WHOLE not in without:  # what has become a person's name only now
        names = complete_persons(discourse, names)
    again = complete_persons(discourse, find_again(discourse, names, without))
    seen_anew = {name.key for name in again}
    settled = {name.key: name.label for name in names if name.key not in seen_anew}
    decided = decide(discourse, without_overlap([*names, *again]), gazetteer, settled=settled)
    return _without_credits(without_offices(discourse.text, decided), discourse.layout.parts)


def propose_names(discourse: Discourse, gazetteer: Gazetteer | None, without: Collection[str] = ()) -> list[Name]:
    """Return the names of an article before their labels are decided, in text order."""
    names: list[Name] = []
    for propose in without_some(_PROPOSERS, without):
        names = _put_over(propose(discourse, names, gazetteer), names)
    return names


def part_towns(names: Sequence[Name], gazetteer: Gazetteer | None) -> list[Name]:
    """Return the names with two for each in which the model took two towns for one: "Lviv and Odesa"."""
    joined = {name: match for name in names if (match := _TWO.fullmatch(name.words))} if gazetteer else {}
    towns = {name: _two_towns(name, match, gazetteer) for name, match in joined.items() if gazetteer}
    return [part for name in names for part in towns.get(name) or (name,)]


def _two_towns(name: Name, match: re.Match[str], gazetteer: Gazetteer) -> Sequence[Name]:
    """Return the parts of a name that are towns of one country, where the whole is nothing that is known."""
    if is_known_organisation(name.words) or gazetteer.lookup(name.words):
        return ()
    best = [entry for part in match.groups() for entry in gazetteer.lookup(part)[:1] if entry.prominence > _WELL_KNOWN]
    countries = {entry.country for entry in best}
    return [name.cut(*match.span(part), "GPE") for part in (1, 2)] if len(best) == 2 and len(countries) == 1 else ()


def _find_datelines(discourse: Discourse) -> list[Name]:
    """Return the towns of datelines in capitals (``PORT KVELD —``)."""
    towns = [dateline.town for dateline in discourse.layout.datelines if dateline.is_sure]
    return [Name(start, end, discourse.text[start:end], "GPE", "dateline") for start, end in towns]


def _find_papers(text: str) -> list[Name]:
    """Return the papers that give something out as their own, without the article: "the Echo understands"."""
    spans = ((claim.paper[0] + len("the "), claim.paper[1]) for claim in find_own_claims(text))
    return sorted((Name(*span, text[slice(*span)], "ORG", "paper") for span in spans), key=lambda name: name.start)


_PROPOSERS: Mapping[str, Propose] = {
    "name": lambda discourse, _, gazetteer: part_towns(
        without_labels(clean_names(discourse, LABELS), discourse.layout.turns), gazetteer
    ),
    "hyphenated": lambda discourse, names, _: find_hyphenated(discourse.text, names),
    "phrase": lambda discourse, names, _: find_phrases(discourse, names),
    "known": lambda discourse, names, _: find_known(discourse, names),
    "election": lambda discourse, *_: find_elections(discourse.text),
    "address": lambda discourse, *_: find_addresses(discourse.text),
    "dateline": lambda discourse, *_: _find_datelines(discourse),
    "turn": lambda discourse, _, gazetteer: find_speakers(discourse.text, discourse.layout.turns, gazetteer),
    "nickname": lambda discourse, names, _: find_nicknamed(discourse.text, names),
    "named so": lambda discourse, *_: find_named_so(discourse.text),
    "paper": lambda discourse, *_: _find_papers(discourse.text),
    BEHIND_FIELD: lambda discourse, *_: find_behind_field(discourse.text),
    "speaking": lambda discourse, names, _: find_speaking(discourse, names),
    _WHOLE: lambda discourse, names, _: complete_persons(discourse, names),
    "spelt out": lambda discourse, names, _: find_spelt_out(discourse.text, names),
    "acronym": lambda discourse, names, _: find_acronyms(discourse.text, names),
}

PROPOSERS = (*_PROPOSERS, *FOUND_AGAIN)
"""The proposers in their order; all but "whole person" are the rule of the names that they find."""


def _put_over(better: Sequence[Name], names: Sequence[Name]) -> list[Name]:
    """Return ``better`` names in place of those that they overlap; both in text order, ``names`` without overlap."""
    if not better:
        return list(names)
    starts, ends = [name.start for name in better], [name.end for name in better]
    first = [bisect_right(ends, name.start) for name in names]  # the proposal that ends behind a name's start
    kept = [name for name, at in zip(names, first, strict=True) if at == len(starts) or starts[at] >= name.end]
    return without_overlap([*kept, *better])


def _without_credits(names: list[Name], parts: Sequence[Part]) -> list[Name]:
    is_credit = lies_in(parts, "credit", "byline")
    credited = {name.start for name in names if is_credit(name.start)}
    if not credited:
        return names
    elsewhere = {name.key for name in names if name.start not in credited}
    return [name for name in names if name.start not in credited or name.key in elsewhere]


def without_offices(text: str, names: Sequence[Name]) -> list[Name]:
    """Return the names without the letters behind "the" of an office that the text has in full: "the IGP"."""
    definite = (name for name in names if text.endswith(("the ", "The "), 0, name.start))
    letters = {name.start: name.words for name in definite if _LETTERS.fullmatch(name.words)}
    asked = [*dict.fromkeys(letters.values())][:_MOST_OFFICES]
    offices = {one for one in asked if any(map(_names_office, _spelt(one).finditer(text)))}
    return [name for name in names if letters.get(name.start) not in offices]


def _spelt(letters: str) -> re.Pattern[str]:
    """Return the pattern of words with these initials: "Inspector-General of Police" of IGP."""
    return re.compile(r"\b" + r"[a-z]+(?:-| (?:of |for )?)".join(letters) + "[a-z]+")


def _names_office(match: re.Match[str]) -> bool:
    return any(is_title_word(word) for word in re.split("[ -]", match[0]))


def find_spelt_out(text: str, names: Sequence[Name]) -> list[Name]:
    """Return the names in full of the acronyms in brackets behind them that the model cut in pieces or missed."""
    spelt_out = (_spelt_out(text, match) for match in _ALONE.finditer(text))
    known = {(name.start, name.end) for name in names}
    return [name for name in spelt_out if name is not None and (name.start, name.end) not in known]


def _spelt_out(text: str, match: re.Match[str]) -> Name | None:
    """Return the shortest run of words before an acronym whose capitals it is."""
    end, letters = match.start(), ""
    start = end + 1
    while len(letters) < len(match[1]):
        if not start:
            return None
        end_of_word, start = start - 1, text.rfind(" ", 0, max(0, start - 1)) + 1
        word = text[start:end_of_word]
        if not word or "\n" in word or not (word[0].isupper() or word in _LINKS):
            return None
        letters = "".join(part[0] for part in word.split("-") if part[:1].isupper()) + letters
    return Name(start, end, text[start:end], "ORG", "spelt out") if letters == match[1] else None


def find_acronyms(text: str, names: Iterable[Name]) -> list[Name]:
    """Return the acronyms in brackets behind a name whose initials they are ("Democratic Unionist Party (DUP)")."""
    matches = ((name, _IN_BRACKETS.match(text, name.end)) for name in names)
    telling = ((name, match) for name, match in matches if match and not has_use(match[1], "alone"))
    return [
        Name(*match.span(1), match[1], name.label, "acronym")
        for name, match in telling
        if fits(match[1], name.words) or _stands_alone(text, match, name)
    ]


def _stands_alone(text: str, match: re.Match[str], name: Name) -> bool:
    """Return whether capitals fill the brackets behind an organisation: those of its name in its own language."""
    if name.label != "ORG" or " " not in name.words:
        return False
    around = text[match.start(1) - 1 : match.end() + 1]
    return around == f"({match[1]})" and match[1].isupper() and len(match[1]) >= _SHORTEST


def without_labels(names: Sequence[Name], turns: Iterable[Turn]) -> list[Name]:
    """Leave out what the model took for a name in the labels that name nobody: Q, A, TR, Reporter."""
    labels = {i for turn in turns if turn.kind != "name" for i in range(turn.start, turn.end + 1)}
    return [name for name in names if name.start not in labels]


def find_speakers(text: str, turns: Iterable[Turn], gazetteer: Gazetteer | None) -> list[Name]:
    """Return the names of persons in the labels of turns, without their titles: Weiss of "Chancellor Weiss:"."""
    names = (_name_in_label(text, turn) for turn in turns if turn.kind == "name")
    return [name for name in names if name.words[:1].isupper() and _is_person(name.words, gazetteer)]


def _name_in_label(text: str, turn: Turn) -> Name:
    """Return what follows the titles of a label, at least its last word."""
    label = text[turn.start : turn.end].partition(",")[0]
    titles = takewhile(_is_title, label.split(" ")[:-1])
    start = turn.start + sum(len(title) + 1 for title in titles)
    end = turn.start + len(label)
    return Name(start, end, text[start:end], "PERSON", "turn")


def _is_title(word: str) -> bool:
    return is_title_word(word.rstrip(".").capitalize())


def _is_person(words: str, gazetteer: Gazetteer | None) -> bool:
    if label_of_words(words) is not None:
        return False
    entries = gazetteer.lookup(words.title()) if gazetteer is not None else ()
    return not (entries and entries[0].prominence > _WELL_KNOWN)
