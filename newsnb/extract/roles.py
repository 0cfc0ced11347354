"""What an entity is in the news, one of `newsnb.values.ROLES`, from the words that the article itself gives with it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from newsnb.lang import english

Known = Mapping[tuple[str, ...], str]
"""Roles by the words of organisations' names."""

_WORD = re.compile(r"[^\W\d_]+")
_NAME_WORD = re.compile(r"\w+")
_LONGEST_NAME = 6  # words
_CUT = re.compile(r" (?:to|of|for|at|in|from|on|and|with|who|that|which) |, ")
_WIDE = 40  # characters before or behind a name in which a word may say what it is
_BESIDE = re.compile(
    r"(?:, |\s*[-–—(]+\s?)(?:a|an|the|one of|its|their) ((?:[a-zA-Z’'-]+ ){0,4}?(?:[a-z-]+ )?[a-z]+)"
    r"(?=[,.;)]| (?:in|that|of|which|based|with|for|from)\b|\n|$)"
)
_BEFORE = re.compile(r"\b((?:[a-z-]+ )?[a-z]+) $")
# The words that end a description of an organisation: "a Moroccan militant group", "state news agency".
_WORDS_FOR_GROUPS = frozenset(
    "group groups agency agencies company firm party movement organisation organization network newspaper daily "
    "magazine broadcaster website outlet bank airline manufacturer carmaker retailer maker university institute "
    "charity nonprofit union association alliance militia insurgents rebels militants militant guerrillas army court "
    "ministry conglomerate startup insurer developer watchdog foundation".split()
)
# Offices that a state has and a company too: what they lead decides.
_OFFICES = frozenset("president chair chairman chairwoman director head chief leader secretary member founder".split())

# Who speaks for another has the other's role.
_SPEAK_FOR = frozenset("spokesman spokeswoman spokesperson aide adviser advisor staffer strategist".split())
_OFFICIALS = frozenset(
    "official officials representative delegate negotiator envoy".split()
)  # of a body, if it names one
_STAFFED = frozenset("office offices team staff department cabinet residence".split())


def role_of_person(title: str | None, bodies: Known | None = None) -> str:
    """Tell the role that a title shows; ``"unknown"`` where it shows none.

    Parameters
    ----------
    title
        The words that say what somebody is, as they are printed.
    bodies
        Roles of the organisations that the article itself tells of; None for those that everybody knows alone.

    Examples
    --------
    >>> role_of_person("Mayor"), role_of_person("president of the Harbour Company"), role_of_person("peace envoy")
    ('government', 'business', 'government')
    >>> role_of_person("chief financial officer"), role_of_person("a spokesman for President Berg")
    ('business', 'government')
    >>> role_of_person("police spokeswoman"), role_of_person("Hamas official"), role_of_person(None)
    ('police and courts', 'armed group', 'unknown')
    """
    if not title:
        return "unknown"
    body = _known_in(title, bodies or {})
    own, *behind = _CUT.split(title.lower(), maxsplit=1)
    words, led_words = _words_of(own), _words_of(" ".join(behind))
    noun, shown = _role_in(words)
    before, led = body or _of_organisation(words), _of_organisation(led_words)
    if shown and (noun not in _OFFICES or not (led or before)):
        return body if body and shown == "government" and noun in _OFFICIALS else shown
    spoken_for = _role_in(led_words)[1] if noun in _SPEAK_FOR else ""
    return before or led or shown or spoken_for or "unknown"


def role_of_body(words: str) -> str:
    """Tell the role of a body without a name: by what it is called, or by whose office it is.

    >>> role_of_body("riot police in Oslo"), role_of_body("the governor's office"), role_of_body("a Hamas delegation")
    ('police and courts', 'government', 'armed group')
    """
    own = _words_of(_CUT.split(words.lower(), maxsplit=1)[0])
    whose = _role_in(own)[1] if own[-1:] and own[-1] in _STAFFED else ""
    return _of_organisation(reversed(own)) or whose or _known_in(words, {}) or "unknown"


def noun_of_title(title: str) -> str | None:
    """Give the noun that a title turns on: "president" of "Russian President", "envoy" of "X's envoy to Y"."""
    words = _words_of(_CUT.split(title.lower(), maxsplit=1)[0])
    return next((word for word in reversed(words) if word in english.roles), None)


def role_of_organisation(text: str, name: str, mentions: Iterable[tuple[int, int]]) -> str:
    """Tell the role that the words beside an organisation's name show ("the militant group ..."), or its name."""
    for start, end in mentions:
        if (match := _BESIDE.match(text, end, end + _WIDE)) or (
            match := _BEFORE.search(text, max(0, start - 30), start)
        ):
            words = _WORD.findall(match[1])
            if words and words[-1] in _WORDS_FOR_GROUPS and (role := _of_organisation(words)):
                return role
    if known := _known_names().get(_words_of_name(name)):
        return known
    words = [word.lower() for word in reversed(_WORD.findall(name))]
    if words and words[0] in english.outlet_words:
        return "media"
    return _of_organisation(words) or "unknown"


def is_known_organisation(name: str) -> bool:
    """Tell whether a name is that of an organisation that news takes for known."""
    return _words_of_name(name) in _known_names()


def names_of(bodies: Iterable[tuple[str, str | None]]) -> Known:
    """Give the roles of organisations, each with its name, by the words of the names."""
    return {_words_of_name(name): role for name, role in bodies if role and role != "unknown"}


@cache
def _known_names() -> Known:
    return names_of(english.organisations.items())


def _words_of_name(name: str) -> tuple[str, ...]:
    words = tuple(_NAME_WORD.findall(name))
    return words[1:] if words[:1] in (("the",), ("The",)) else words


def _known_in(title: str, bodies: Known) -> str | None:
    """Find the longest name of an organisation among the words of a title, and give its role."""
    words = tuple(_NAME_WORD.findall(title))
    for length in range(min(_LONGEST_NAME, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            name = words[start : start + length]
            if role := bodies.get(name) or _known_names().get(name):
                return role
    return None


def _words_of(title: str) -> list[str]:
    return [english.abbreviated_titles.get(word, word) for word in _WORD.findall(title)]


def _role_in(words: Sequence[str]) -> tuple[str, str]:
    """Give the last one to three words that name what somebody does, and the role that they show."""
    for end in range(len(words), 0, -1):
        for start in range(max(0, end - 3), end):
            noun = " ".join(words[start:end])
            if noun in english.roles:
                return noun, english.roles[noun]
    return "", ""


def _of_organisation(words: Iterable[str]) -> str | None:
    table = english.organisation_words
    return next((table[word] for word in words if word in table), None)
