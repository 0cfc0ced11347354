"""A reading -> who is heard in it: each speaker once, with what the article calls them and what they say."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from newsnb.checking.voices import Voice, describe, people, telling, voice_of
from newsnb.checking.words import agents_of, fold, stem_of, tidy, words_of
from newsnb.lang import english
from newsnb.reading import Reading
from newsnb.values import Entity, Quote

_PRONOUN = english.checking.patterns.pronoun
_DEFINITE = english.comparing.words.definite
_INDEFINITE = english.comparing.words.indefinite
_AFTER_HEAD = english.comparing.words.after_head
_COURTESIES = english.comparing.words.courtesies
_HIS, _HERS = english.comparing.words.his, english.comparing.words.hers
_DOES, _DONE_BY = english.comparing.patterns.does, english.comparing.patterns.done_by
_NEAR = 30  # letters before a name in which a verb with *by* stands
_PIECES = re.compile(r",|\s[–—-]\s")
_OWNER = re.compile(r"\w['’]s?\s")
_WORD = re.compile(r"[\w’'-]+")


@dataclass(frozen=True, slots=True)
class Description:
    """What somebody is called besides a name: *the port's director*; ``head`` is the stem of its main word."""

    words: str
    head: str
    others: frozenset[str]
    definite: bool


@dataclass(frozen=True, slots=True)
class Heard:
    """Somebody who is quoted in an account.

    Attributes
    ----------
    reading
        The number of the account.
    name
        The fullest name, or the description of somebody unnamed.
    voice
        Their names and what they are called otherwise.
    descriptions
        Their titles and what the article calls them instead of a name.
    called
        Every way in which the account has them.
    quotes
        Numbers of their quotes.
    words
        What the text uses of them: pronouns and courtesy titles.
    entity
        The id of their entity; None for somebody who is only described.
    likely
        The id of the entity that a description was taken to mean where nothing else says so; None for the rest.
    """

    reading: int
    name: str
    voice: Voice
    descriptions: tuple[Description, ...]
    called: tuple[str, ...]
    quotes: tuple[int, ...]
    words: frozenset[str] = frozenset()
    entity: str | None = None
    likely: str | None = None

    @property
    def named(self) -> bool:
        """Whether the account names them."""
        return self.voice.named

    @property
    def definite(self) -> bool:
        """Whether the account has them as somebody certain: by name, or as *the bishop*, *Its leader*."""
        return self.named or any(one.definite for one in self.descriptions)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says a quote: an entity by its id, or somebody by words for them.

    ``likely`` is the entity that the words were taken to mean.
    """

    entity: str = ""
    words: str = ""
    likely: str | None = None

    @property
    def key(self) -> tuple[str, str, str | None]:
        """What tells a speaker from others."""
        return self.entity, self.words.casefold(), self.likely


def list_heard(reading: Reading, number: int = 0, known: Mapping[int, Speaker] = MappingProxyType({})) -> list[Heard]:
    """Return who is heard in a reading, in the order in which they speak.

    A description that was taken to mean somebody of another title is apart; see `settle`.

    Parameters
    ----------
    known
        Who says a quote, by its number, where that is known from elsewhere.
    """
    entities = {one.id: one for one in reading.entities}
    found: dict[tuple[str, str, str | None], tuple[Speaker, list[int]]] = {}
    for at, quote in enumerate(reading.quotes):
        speaker = known.get(at) or _speaker_of(reading, quote, entities)
        if speaker and quote.kind == "speech":
            found.setdefault(speaker.key, (speaker, []))[1].append(at)
    return [
        _make_named(reading, number, entities[who.entity], numbers)
        if who.entity
        else _make_described(number, who, numbers)
        for who, numbers in found.values()
    ]


def is_explicit(quote: Quote, reading: Reading) -> bool:
    """Return whether the words for the source of a quote are more than a pronoun."""
    words = tidy(reading.words(quote.source))
    return bool(words) and not _PRONOUN.fullmatch(words)


def settle(heard: Sequence[Heard], reading: Reading, number: int, apart: Iterable[Heard] = ()) -> list[Heard]:
    """Return who is heard, where descriptions but those ``apart`` mean whom they were taken to mean."""
    entities = {one.id: one for one in reading.entities}
    kept = list(apart)
    quotes: dict[str, list[int]] = {}
    for one in heard:
        if (id := one.entity or one.likely) and one not in kept:
            quotes.setdefault(id, []).extend(one.quotes)
    found = []
    for one in heard:
        id = one.entity or one.likely
        if id is None or one in kept:
            found.append(one)
        elif id in quotes:
            found.append(_make_named(reading, number, entities[id], sorted(quotes.pop(id))))
    return found


def _speaker_of(reading: Reading, quote: Quote, entities: Mapping[str, Entity]) -> Speaker | None:
    """Return who says a quote: an entity, or words with whom they are taken to mean."""
    words = tidy(reading.words(quote.source))
    speaker = entities.get(quote.speakers[0]) if quote.speakers else None
    if speaker and speaker.named:
        doubtful = _is_doubtful(words, speaker, reading)
        return Speaker(words=words, likely=speaker.id) if doubtful else Speaker(speaker.id)
    words = words or (speaker.name if speaker else "")
    return None if not words or _PRONOUN.fullmatch(words) else Speaker(words=words)


def _is_doubtful(words: str, entity: Entity, reading: Reading) -> bool:
    """Return whether words for somebody neither name them nor repeat a title that stands with their name."""
    text = reading.text or ""
    names = {part.casefold() for one in entity.mentions for part in _WORD.findall(text[one.start : one.end])}
    parts = {part.casefold().removesuffix("'s").removesuffix("’s") for part in _WORD.findall(words)}
    if not words or _PRONOUN.fullmatch(words) or parts & names:
        return False
    own = descriptions_of([entity.title or ""], names)
    return not any(one.head == two.head for one in own for two in descriptions_of([words], names))


def _make_described(number: int, who: Speaker, quotes: Sequence[int]) -> Heard:
    descriptions = tuple(descriptions_of([who.words], ()))
    return Heard(number, who.words, describe(who.words), descriptions, (who.words,), tuple(quotes), likely=who.likely)


def _make_named(reading: Reading, number: int, entity: Entity, quotes: Sequence[int]) -> Heard:
    printed = [tidy(reading.words(reading.quotes[at].source)) for at in quotes]
    sources = [words for words in dict.fromkeys(printed) if words and not _PRONOUN.fullmatch(words)]
    text = reading.text or ""
    names = list(dict.fromkeys([entity.name, *(text[one.start : one.end] for one in entity.mentions)]))
    references = [(one.kind, text[one.start : one.end]) for one in entity.references]
    others = [entity.title or "", *(words for kind, words in references if kind == "role")]
    used = " ".join((*others, *sources, *(words for kind, words in references if kind == "pronoun"))).casefold()
    return Heard(
        number,
        entity.name,
        voice_of(reading, entity),
        (*descriptions_of([*others, *sources], names), *_list_doings(text, entity)),
        tuple(dict.fromkeys((*names, *filter(None, others), *sources))),
        tuple(quotes),
        frozenset(_WORD.findall(used)) & (_HIS | _HERS),
        entity.id,
    )


def descriptions_of(printed: Iterable[str], names: Iterable[str]) -> list[Description]:
    """Return the descriptions in words that may hold names, too.

    >>> [one.head for one in descriptions_of(["Tariq Aziz, the agency's area officer"], ["Tariq Aziz"])]
    ['officer']
    """
    own = {part.casefold() for name in names for part in _WORD.findall(name)}
    pieces = [piece for words in printed for piece in _PIECES.split(words)]
    found = [_describe(piece, own) for piece in pieces]
    return list(dict.fromkeys(one for one in found if one))


def _describe(piece: str, own: set[str]) -> Description | None:
    words = [word for word in _WORD.findall(piece) if word.casefold() not in own]
    words = [] if all(word.casefold() in _COURTESIES for word in words) else words
    if not words or all(word.isdigit() for word in words):
        return None
    end = next((at for at, word in enumerate(words) if at and word.casefold() in _AFTER_HEAD), len(words))
    forms = words_of(words[end - 1], [(0, len(words[end - 1]))]).forms
    if not forms:
        return None
    head = stem_of(english.comparing.maps.heads.get(forms[-1], forms[-1]))
    first = words[0].casefold()
    definite = first in _DEFINITE or (bool(_OWNER.search(piece)) and first not in _INDEFINITE)
    others = telling(" ".join(word for at, word in enumerate(words) if at != end - 1)) - {head}
    return Description(" ".join(words), head, others, definite)


def _list_doings(text: str, entity: Entity) -> list[Description]:
    """Return what somebody is by what the text says they do: *Ana Berg, who owns it*, *owned by Ana Berg*."""
    after = [_DOES.match(text, one.end) for one in entity.mentions]
    before = [_DONE_BY.search(text, max(0, one.start - _NEAR), one.start) for one in entity.mentions]
    verbs = dict.fromkeys(match["verb"] for match in (*after, *before) if match)
    return [Description(verb, stem_of(agent), frozenset(), True) for verb in verbs for agent in agents_of(fold(verb))]


def list_bearers(reading: Reading, number: int) -> list[Heard]:
    """Return the people whom a reading names, heard or not."""
    return [_make_named(reading, number, one, ()) for one in people(reading)]


def are_two(one: Heard, two: Heard) -> bool:
    """Return whether a text uses words of a man for one and of a woman for the other."""
    kinds = {(bool(who.words & _HIS), bool(who.words & _HERS)) for who in (one, two)}
    return kinds == {(True, False), (False, True)}
