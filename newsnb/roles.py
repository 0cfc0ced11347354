"""What an entity is in the news, one of `newsnb.values.ROLES`, from the words that the article itself gives with it."""

import re
from collections.abc import Iterable, Sequence

from newsnb.lexicon import ABBREVIATED, organisation_words, outlet_words, roles

_WORD = re.compile(r"[^\W\d_]+")
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
_STAFFED = frozenset("office offices team staff department cabinet residence".split())


def role_of_person(title: str | None) -> str:
    """Tell the role that a title shows; ``"unknown"`` where it shows none.

    >>> role_of_person("Mayor"), role_of_person("president of the Harbour Company"), role_of_person("peace envoy")
    ('government', 'business', 'government')
    >>> role_of_person("chief financial officer"), role_of_person("a spokesman for President Berg")
    ('business', 'government')
    >>> role_of_person("police spokeswoman"), role_of_person(None)
    ('police and courts', 'unknown')
    """
    if not title:
        return "unknown"
    own, *behind = _CUT.split(title.lower(), maxsplit=1)
    words, led_words = _words_of(own), _words_of(" ".join(behind))
    noun, shown = _role_in(words)
    before, led = _of_organisation(words), _of_organisation(led_words)
    if shown and (noun not in _OFFICES or not (led or before)):
        return shown
    spoken_for = _role_in(led_words)[1] if noun in _SPEAK_FOR else ""
    return before or led or shown or spoken_for or "unknown"


def role_of_body(words: str) -> str:
    """Tell the role of a body without a name: by what it is called, or by whose office it is.

    >>> role_of_body("riot police in Oslo"), role_of_body("the governor's office"), role_of_body("a book")
    ('police and courts', 'government', 'unknown')
    """
    own = _words_of(_CUT.split(words.lower(), maxsplit=1)[0])
    whose = _role_in(own)[1] if own[-1:] and own[-1] in _STAFFED else ""
    return _of_organisation(reversed(own)) or whose or "unknown"


def noun_of_title(title: str) -> str | None:
    """Give the noun that a title turns on: "president" of "Russian President", "envoy" of "X's envoy to Y"."""
    words = _words_of(_CUT.split(title.lower(), maxsplit=1)[0])
    return next((word for word in reversed(words) if word in roles()), None)


def role_of_organisation(text: str, name: str, mentions: Iterable[tuple[int, int]]) -> str:
    """Tell the role that the words beside an organisation's name show ("the militant group ..."), or its name."""
    for start, end in mentions:
        if (match := _BESIDE.match(text, end, end + _WIDE)) or (
            match := _BEFORE.search(text, max(0, start - 30), start)
        ):
            words = _WORD.findall(match[1])
            if words and words[-1] in _WORDS_FOR_GROUPS and (role := _of_organisation(words)):
                return role
    words = [word.lower() for word in reversed(_WORD.findall(name))]
    if words and words[0] in outlet_words():
        return "media"
    return _of_organisation(words) or "unknown"


def _words_of(title: str) -> list[str]:
    return [ABBREVIATED.get(word, word) for word in _WORD.findall(title)]


def _role_in(words: Sequence[str]) -> tuple[str, str]:
    """Give the last one to three words that name what somebody does, and the role that they show."""
    for end in range(len(words), 0, -1):
        for start in range(max(0, end - 3), end):
            noun = " ".join(words[start:end])
            if noun in roles():
                return noun, roles()[noun]
    return "", ""


def _of_organisation(words: Iterable[str]) -> str | None:
    table = organisation_words()
    return next((table[word] for word in words if word in table), None)
