"""What an entity is in the news, one of `newsnb.values.ROLES`, from the words that the article itself gives with it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from newsnb.lang import english

Known = Mapping[tuple[str, ...], str]
"""Roles by the words of organisations' names."""

_WORD = english.mentions.patterns.letters
_NAME_WORD = english.mentions.patterns.name_word
_TITLE_END = english.mentions.patterns.title_end
_BEHIND = english.mentions.patterns.description_behind
_BEFORE = english.mentions.patterns.description_before
_GROUPS = english.mentions.words.groups
_SHARED_OFFICES = english.mentions.words.shared_offices
_SPOKESPERSONS = english.mentions.words.spokespersons
_TRADES = english.mentions.words.trades
_OFFICIALS = english.mentions.words.officials
_STAFFED = english.mentions.words.staffed
_LONGEST_NAME = 6  # words
_SHORTEST_ACRONYM = 4  # letters of one that is printed as a word
_WIDE_BEFORE, _WIDE_BEHIND = 30, 40  # characters beside a name in which a word may say what it is


def role_of_person(title: str | None, bodies: Known | None = None) -> str:
    """Return the role that a title shows; ``"unknown"`` where it shows none.

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
    own, *led = map(_words_of, _TITLE_END.split(title.lower(), maxsplit=1))
    led_words = led[0] if led else []
    noun, shown = _role_in(own)
    body = _known_in(title, bodies or {})
    before, behind = body or _of_organisation(own), _of_organisation(led_words)
    if shown and not (noun in _SHARED_OFFICES and (before or behind)):
        return _of_official(noun, shown, body)
    found = before or behind or shown or _spoken_for(noun, led_words)
    return found or role_of_person(title.partition(" and ")[2], bodies)  # "founder and CEO"


def _of_official(noun: str, shown: str, body: str | None) -> str:
    """Return the role of a noun, or that of the body whose official it names."""
    return body if body and shown == "government" and noun in _OFFICIALS else shown


def _spoken_for(noun: str, led: Sequence[str]) -> str:
    return _role_in(led)[1] if noun in _SPOKESPERSONS else ""


def role_of_body(words: str) -> str:
    """Return the role of a body without a name: by what it is called, or by whose office it is.

    >>> role_of_body("riot police in Oslo"), role_of_body("the governor's office"), role_of_body("a Hamas delegation")
    ('police and courts', 'government', 'armed group')
    """
    own = _words_of(_TITLE_END.split(words.lower(), maxsplit=1)[0])
    whose = "" if _STAFFED.isdisjoint(own[-1:]) else _role_in(own)[1]
    return _of_organisation(reversed(own)) or whose or _known_in(words, {}) or "unknown"


def noun_of_title(title: str) -> str | None:
    """Return the noun that a title turns on: "president" of "Russian President", "envoy" of "X's envoy to Y"."""
    words = _words_of(_TITLE_END.split(title.lower(), maxsplit=1)[0])
    return next((word for word in reversed(words) if word in english.roles), None)


def role_of_organisation(text: str, name: str, mentions: Iterable[tuple[int, int]]) -> str:
    """Return the role that the words beside an organisation's name show ("the militant group ..."), or its name."""
    described = next(filter(None, (_described(text, *mention) for mention in mentions)), None)
    return described or _known_names().get(_words_of_name(name)) or _role_by_name(name) or "unknown"


def _described(text: str, start: int, end: int) -> str | None:
    """Return the role that the description behind a name, or else the one before it, shows."""
    match = _BEHIND.match(text, end, end + _WIDE_BEHIND) or _BEFORE.search(text, max(0, start - _WIDE_BEFORE), start)
    words = _WORD.findall(match[1]) if match else []
    return None if _GROUPS.isdisjoint(words[-1:]) else _of_organisation(words)


def _role_by_name(name: str) -> str | None:
    words = [word.lower() for word in reversed(_WORD.findall(name))]
    if not english.outlet_words.isdisjoint(words[:1]):
        return "media"
    return _of_organisation(words) or _of_trade(words)


def _of_trade(words: Sequence[str]) -> str | None:
    """Return that a name of several words, the last one first, ends in a trade as those of firms do: Kveld Foods."""
    return "business" if len(words) > 1 and words[0] in _TRADES else None


@lru_cache(maxsize=2_000)
def is_known_organisation(name: str) -> bool:
    """Return whether a name is that of an organisation that news takes for known."""
    words = _words_of_name(name)
    return words in _known_names() or _in_capitals(words) in _known_names()


def _in_capitals(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return an acronym that is printed as a word (Nato) in capitals; nothing for other words."""
    is_acronym = len(words) == 1 and words[0].istitle() and len(words[0]) >= _SHORTEST_ACRONYM
    return (words[0].upper(),) if is_acronym and words[0].lower() not in english.dictionary else ()


def names_of(bodies: Iterable[tuple[str, str | None]]) -> Known:
    """Return the roles of organisations, each with its name, by the words of the names."""
    return {_words_of_name(name): role for name, role in bodies if role and role != "unknown"}


@cache
def _known_names() -> Known:
    return names_of(english.organisations.items())


def _words_of_name(name: str) -> tuple[str, ...]:
    words = tuple(_NAME_WORD.findall(name))
    return words[1:] if words[:1] in (("the",), ("The",)) else words


def _known_in(title: str, bodies: Known) -> str | None:
    """Return the role of the longest name of an organisation among the words of a title."""
    words = tuple(_NAME_WORD.findall(title))
    roles = (bodies.get(name) or _known_names().get(name) for name in _runs(words, _LONGEST_NAME))
    return next(filter(None, roles), None)


def _runs(words: tuple[str, ...], longest: int) -> Iterator[tuple[str, ...]]:
    """Yield the runs of words, the longest first."""
    for length in range(min(longest, len(words)), 0, -1):
        yield from (words[start : start + length] for start in range(len(words) - length + 1))


def _words_of(title: str) -> list[str]:
    return [english.abbreviated_titles.get(word, word) for word in _WORD.findall(title)]


def _role_in(words: Sequence[str]) -> tuple[str, str]:
    """Return the last one to three words that name what somebody does, and the role that they show."""
    ends = range(len(words), 0, -1)
    nouns = (" ".join(words[start:end]) for end in ends for start in range(max(0, end - 3), end))
    return next(((noun, english.roles[noun]) for noun in nouns if noun in english.roles), ("", ""))


def _of_organisation(words: Iterable[str]) -> str | None:
    table = english.organisation_words
    return next((table[word] for word in words if word in table), None)
