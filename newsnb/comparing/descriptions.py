"""Words for somebody -> what they are: *the port's director*, *Ana Berg, who owns it*."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from newsnb.checking.voices import telling
from newsnb.checking.words import agents_of, fold, is_agent, stem_of, words_of
from newsnb.lang import english
from newsnb.values import Span

_DEFINITE = english.comparing.words.definite
_INDEFINITE = english.comparing.words.indefinite
_LEADERS = frozenset(map(stem_of, english.comparing.words.leaders))
_CLAUSES = english.comparing.words.clauses
_VAGUE = frozenset(map(stem_of, english.comparing.words.vague))
_AFTER_HEAD = english.comparing.words.after_head
_TITLES = english.comparing.maps.titles
_RANKS = english.comparing.words.ranks
_SAME_RANK = {"ex": "former"}
_COURTESIES = english.comparing.words.courtesies
_DOES, _DONE_BY = english.comparing.patterns.does, english.comparing.patterns.done_by
_DEED, _BEFORE_NAME = english.comparing.patterns.deed, english.comparing.patterns.before_name
_PHRASES = english.comparing.maps.phrases
_PHRASE = re.compile("|".join(_PHRASES), re.IGNORECASE)
_NAMES = 2  # words of a full name
_NEAR = 30  # letters before a name in which a verb with *by* stands
PIECES = re.compile(r",|\s[–—-]\s")
"""Where a description is divided."""

WORD = re.compile(r"[\w’'-]+")
_OWNER = re.compile(r"\w['’]s?\s")


@dataclass(frozen=True, slots=True)
class Description:
    """What somebody is called besides a name: *the port's director*; ``head`` is the stem of its main word.

    What makes a title another one stands before it: *former minister*.
    """

    words: str
    head: str
    others: frozenset[str]
    definite: bool


def descriptions_of(printed: Iterable[str], names: Iterable[str]) -> list[Description]:
    """Return the descriptions in words that may hold names, too.

    >>> [one.head for one in descriptions_of(["Tariq Aziz, the agency's area officer"], ["Tariq Aziz"])]
    ['officer']
    """
    own = {part.casefold() for name in names for part in WORD.findall(name)}
    pieces = [_rephrase(piece) for words in printed for piece in PIECES.split(words)]
    found = [_describe(piece, own) for piece in pieces]
    return list(dict.fromkeys(one for one in found if one))


def _rephrase(piece: str) -> str:
    """Return a description with a title in place of a phrase that means one: *the head of government*."""
    return _PHRASE.sub(lambda match: str(_PHRASES[match[0].casefold()]), piece)


def _describe(piece: str, own: set[str]) -> Description | None:
    words = [word for word in WORD.findall(piece) if word.casefold() not in own]
    words = words[: next((at for at, word in enumerate(words) if at and word in _CLAUSES), None)]
    words = [] if all(word.casefold() in _COURTESIES for word in words) else words
    if not words or all(word.isdigit() for word in words):
        return None
    end = next((at for at, word in enumerate(words) if at and word.casefold() in _AFTER_HEAD), len(words))
    forms = words_of(words[end - 1], [(0, len(words[end - 1]))]).forms
    if not forms:
        return None
    two = _TITLES.get(" ".join(words[max(0, end - 2) : end]).casefold())
    head = stem_of(two or english.comparing.maps.heads.get(forms[-1], forms[-1]))
    first = words[0].casefold()
    definite = first in _DEFINITE or (bool(_OWNER.search(piece)) and first not in _INDEFINITE)
    others = telling(" ".join(word for at, word in enumerate(words) if at != end - 1)) - {head} - _VAGUE
    ranks = sorted({_SAME_RANK.get(form, form) for form in words_of(piece, [(0, len(piece))]).forms} & _RANKS)
    return Description(" ".join(words), " ".join((*ranks, head)), others, definite)


def list_doings(text: str, mentions: Iterable[Span]) -> list[Description]:
    """Return what somebody is by what the text says they do: *Ana Berg, who owns it*, *owned by Ana Berg*."""
    spans = list(mentions)
    after = [_DOES.match(text, end) for _, end in spans]
    before = [_DONE_BY.search(text, max(0, start - _NEAR), start) for start, _ in spans]
    deeds = [_DEED.match(text, end) for _, end in spans]
    verbs = dict.fromkeys(match["verb"] for match in (*after, *before, *deeds) if match)
    return [Description(verb, stem_of(agent), frozenset(), True) for verb in verbs for agent in agents_of(fold(verb))]


def list_callings(text: str, mentions: Iterable[Span]) -> list[Description]:
    """Return what somebody is by the words before the name: *Postman Ola Berg*, *the Swiss climber Ana Berg*.

    A name may have been found with such a word.
    """
    spans = list(mentions)
    first = (text[start:end].split(" ") for start, end in spans)
    inside = [words[0] for words in first if len(words) > _NAMES and words[0] not in english.first_names]
    return [*_list_before(text, spans), *descriptions_of([one for one in inside if is_person(one.casefold())], ())]


def _list_before(text: str, mentions: Iterable[Span]) -> list[Description]:
    found = (_BEFORE_NAME.search(text, max(0, start - _NEAR), start) for start, _ in mentions)
    heads = [match for match in found if match and is_person(match["head"].casefold())]
    return descriptions_of([f"{match['ahead'] or ''}{match['head']}" for match in heads], ())


def is_person(form: str) -> bool:
    """Return whether a form may be a word for a person."""
    return form in english.persons or is_agent(form)


def are_one_title(one: Description, two: Description) -> bool:
    """Return whether two descriptions have one head, and what else they say does not differ."""
    if one.head == two.head:
        return bool(one.others & two.others) or not one.others or not two.others
    return are_leaders(one, two) and 2 * len(one.others & two.others) > min(len(one.others), len(two.others))


def are_leaders(one: Description, two: Description) -> bool:
    """Return whether two descriptions are of somebody who leads a body, whatever that is: *its boss*, *the chief*."""
    return one.head in _LEADERS and two.head in _LEADERS
