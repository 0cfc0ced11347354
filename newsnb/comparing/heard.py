"""A reading -> who is heard in it: each speaker once, with what the article calls them and what they say."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from newsnb.checking.given import may_be_one
from newsnb.checking.ground import ground_of
from newsnb.checking.sentences import number_of, sentences_of
from newsnb.checking.voices import Voice, describe, people, spans_of, voice_of
from newsnb.checking.words import fold, is_speech, stem_of, tidy
from newsnb.comparing.descriptions import (
    PIECES,
    WORD,
    Description,
    descriptions_of,
    is_person,
    list_callings,
    list_doings,
)
from newsnb.comparing.relatives import find_relative, list_sexes, may_mean
from newsnb.lang import english
from newsnb.reading import Reading
from newsnb.values import Entity, Quote

_PRONOUN = english.checking.patterns.pronoun
_DEFINITE = english.comparing.words.definite
_AFTER_HEAD = english.comparing.words.after_head
_COURTESIES = english.comparing.words.courtesies
_HIS, _HERS = english.comparing.words.his, english.comparing.words.hers
_CAPITALS = english.comparing.patterns.capitals
_ACRONYM = re.compile(r"(?:[Tt]he )?[A-Z]{2,}")
_WHOLE = english.comparing.patterns.whole
_EPITHET, _PROTAGONIST = english.comparing.patterns.epithet, english.comparing.patterns.protagonist
_NAME_BEHIND = re.compile(r" ([A-Z]\w+)\b")


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

    ``likely`` is the entity that the words were taken to mean, ``doings`` what the text says that they do, and ``name``
    a name among the words, where it is known to be one.
    """

    entity: str = ""
    words: str = ""
    likely: str | None = None
    doings: tuple[Description, ...] = ()
    name: str = ""

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
        else _make_described(reading, number, who, numbers)
        for who, numbers in found.values()
    ]


def is_explicit(quote: Quote, reading: Reading) -> bool:
    """Return whether the words for the source of a quote are more than a pronoun."""
    words = tidy(reading.words(quote.source))
    return bool(words) and not _PRONOUN.fullmatch(words)


def is_beside(quote: Quote, reading: Reading) -> bool:
    """Return whether the source of a quote stands in its paragraph; one from another paragraph is a guess."""
    text = reading.text or ""
    return not quote.source or "\n" not in text[quote.source[-1][1] : quote.content[0][0]]


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
    if _is_inside(quote, reading):
        return _find_near("", quote, reading)
    words = tidy(reading.words(quote.source))
    speaker = entities.get(quote.speakers[0]) if quote.speakers else None
    if speaker and speaker.label != "PERSON" and _EPITHET.fullmatch(words):
        return Speaker(words=words)
    if speaker and words.casefold() in _HIS | _HERS:
        if relative := _find_relative_of(words, speaker, quote, reading):
            return Speaker(words=relative)
        speaker = _find_just_named(words, speaker, quote, reading) or speaker
    if speaker and speaker.named:
        doubtful = _is_doubtful(words, speaker, reading)
        return Speaker(words=words, likely=speaker.id) if doubtful else Speaker(speaker.id)
    if words and not _PRONOUN.fullmatch(words):
        whole = _go_on(words, quote, reading)
        bearers = _list_bearers_of(_find_name(whole, reading), reading)
        return Speaker(bearers[0].id) if len(bearers) == 1 else Speaker(words=whole)
    return Speaker(words=_write_whole(speaker, reading)) if speaker else _find_near(words, quote, reading)


def _find_just_named(pronoun: str, entity: Entity, quote: Quote, reading: Reading) -> Entity | None:
    """Return whom alone *he* or *she* fits of the sentence before, if that has not who it was taken for.

    Only words in marks are looked at, which stand between that sentence and the pronoun.
    """
    text, first = reading.text or "", quote.content[0][0]
    start = sentences_of(text)[number_of(sentences_of(text), max(0, first - 2))][0]
    if quote.type != "direct" or start >= first or "\n" in text[start:first].strip():
        return None
    if any(start <= begin < first for begin, _ in spans_of(entity)):
        return None
    named = [one for one in people(reading) if any(start <= at.start < first for at in one.mentions)]
    fits = [one for one in named if english.first_name_forms.get(one.name.split()[0]) == pronoun.casefold()]
    return fits[0] if len(fits) == 1 else None


def _find_relative_of(pronoun: str, entity: Entity, quote: Quote, reading: Reading) -> str:
    """Return the relative whom *he* or *she* means in a paragraph that has not named who it was taken for."""
    text, first = reading.text or "", min(start for start, _ in (*quote.source, *quote.content))
    start = text.rfind("\n", 0, first) + 1
    near = any(start <= begin < first for begin, _ in spans_of(entity))
    return "" if near else find_relative(pronoun, text, start, first)


def _write_whole(entity: Entity, reading: Reading) -> str:
    """Return what somebody unnamed is called, with what follows: *The head of the rescue team*."""
    starts = [*(one.start for one in entity.mentions), *(one.start for one in entity.references)]
    found = (_WHOLE.match(reading.text or "", start) for start in starts)
    whole = next((one[0] for one in found if one and one[0].startswith(entity.name)), "")
    ahead, _, last = whole.rpartition(" ")
    return (ahead if last and is_speech(stem_of(fold(last))) else whole) or entity.name


def _list_bearers_of(name: str, reading: Reading) -> list[Entity]:
    """Return the people who bear a last name, or a full name."""
    last = name.split()[-1:]
    return [one for one in people(reading) if last == one.name.split()[-1:] and not are_namesakes(one.name, name)]


def _is_inside(quote: Quote, reading: Reading) -> bool:
    """Return whether the words for the source of a quote are words of the quote itself, so that they are wrong.

    Behind its marks they are right, and only the quote is too long.
    """
    at = quote.source[0][0] if quote.source else -1
    if not any(start <= at < end for start, end in quote.content):
        return False
    return quote.type == "indirect" or not ground_of(reading).ends_in_marks(at)


def _go_on(words: str, quote: Quote, reading: Reading) -> str:
    """Return words for somebody with the first name behind them: *Proud mum Jill*."""
    after = _NAME_BEHIND.match(reading.text or "", quote.source[-1][1])
    return f"{words} {after[1]}" if after and after[1] in english.first_names else words


def _find_near(words: str, quote: Quote, reading: Reading) -> Speaker | None:
    """Return whom *he* or *she* means by the paragraph: a relative, or the only person named before whom it fits.

    *It* is whom the words begin with: *The Bank has lost a third of its staff, it said.*
    """
    text = reading.text or ""
    if words.casefold() == "it":
        start = quote.content[0][0]
        opening = (one.id for one in reading.entities if one.named for at in one.mentions if at.start == start)
        return next(map(Speaker, opening), None)
    if words and words.casefold() not in _HIS | _HERS:
        return None
    first = min(start for start, _ in (*quote.source, *quote.content)) if words or quote.source else 0
    start = text.rfind("\n", 0, first) + 1
    if words and (relative := find_relative(words, text, start, first)):
        return Speaker(words=relative)
    near = [one for one in people(reading) if any(start <= at.start < first for at in one.mentions)]
    return Speaker(near[0].id) if len(near) == 1 and (not words or may_mean(words, near[0])) else None


def _is_doubtful(words: str, entity: Entity, reading: Reading) -> bool:
    """Return whether words for somebody neither name them nor repeat a title that stands with their name."""
    text = reading.text or ""
    names = {part.casefold() for one in entity.mentions for part in WORD.findall(text[one.start : one.end])}
    parts = {part.casefold().removesuffix("'s").removesuffix("’s") for part in WORD.findall(words)}
    if not words or _PRONOUN.fullmatch(words) or parts & names:
        return False
    own = descriptions_of([entity.title or ""], names)
    return not any(one.head == two.head for one in own for two in descriptions_of([words], names))


def _make_described(reading: Reading, number: int, who: Speaker, quotes: Sequence[int]) -> Heard:
    name = "" if _EPITHET.fullmatch(who.words) else who.name or _find_name(who.words, reading)
    voice = describe(who.words)
    if name.isupper():
        voice = Voice(name, True, ((fold(name),),), is_person=False)
    elif name:
        parts = tuple(fold(part) for part in WORD.findall(name))
        voice = Voice(name, True, (parts,), voice.described - {stem_of(part) for part in parts})
    described = descriptions_of([who.words], [name])
    descriptions = (*described, *_list_protagonists(who.words, reading), *(who.doings if name else ()))
    words = frozenset(_list_own(who.words)) & (_HIS | _HERS)
    called = (who.words,)
    return Heard(number, name or who.words, voice, descriptions, called, tuple(quotes), words, likely=who.likely)


def _list_protagonists(words: str, reading: Reading) -> list[Description]:
    """Return what the first person of an account is, where words tell no more than an age or a country."""
    first = _PROTAGONIST.search(reading.text or "") if _EPITHET.fullmatch(words) else None
    said = first["words"].split() if first else []
    end = next((at for at, word in enumerate(said, 1) if is_person(word.casefold())), 0)
    return [replace(one, definite=True) for one in descriptions_of([" ".join(said[:end])], ())]


def _find_name(words: str, reading: Reading) -> str:
    """Return the name of a person in words for somebody: *Winner Ana Berg*, *Berg, 68*; empty if there is none.

    It begins with a first name, or is the last name of somebody whom the text names.
    """
    last = {one.name.split()[-1] for one in people(reading)}
    if _ACRONYM.fullmatch(words):
        return words.split()[-1]
    first, *_ = pieces = PIECES.split(words)
    is_of = any(word.casefold() in _AFTER_HEAD for word in WORD.findall(first))
    for piece in pieces:
        run = _CAPITALS.search(_before_head_ends(piece.strip())) or _find_last_name(piece.strip())
        parts = run[0].split() if run else []
        while len(parts) > 1 and parts[0] not in english.first_names:
            parts = parts[1:]
        is_first = bool(parts) and parts[0] in english.first_names
        if is_first or (parts and parts[0] in last and (piece is first or not is_of)):
            return " ".join(parts)  # *a man of Berg & Sons* is not Berg; nor *of the firm, Berg & Sons*
    return ""


def _find_last_name(piece: str) -> re.Match[str] | None:
    """Return the name at the end of a description, if it is not what it is of: *An aide to Berg*."""
    run = _CAPITALS.search(piece)
    before = piece[: run.start()].split() if run else []
    return None if before and before[-1].casefold() in _AFTER_HEAD | _DEFINITE else run


def _before_head_ends(piece: str) -> str:
    """Return a description up to the word after its head: *President Berg* of *President Berg of Astland*."""
    end = next((one.start() for one in WORD.finditer(piece) if one.start() and one[0] in _AFTER_HEAD), len(piece))
    return piece[:end].strip()


def _make_named(reading: Reading, number: int, entity: Entity, quotes: Sequence[int]) -> Heard:
    printed = [tidy(reading.words(reading.quotes[at].source)) for at in quotes]
    sources = [words for words in dict.fromkeys(printed) if words and not _PRONOUN.fullmatch(words)]
    text = reading.text or ""
    spans = [(one.start, one.end) for one in entity.mentions]
    names = list(dict.fromkeys([entity.name, *(text[start:end] for start, end in spans)]))
    references = [(one.kind, text[one.start : one.end]) for one in entity.references]
    others = [entity.title or "", *(words for kind, words in references if kind == "role")]
    pronouns = [words.casefold() for kind, words in references if kind == "pronoun"]
    used = [*(word for several in (*others, *printed) for word in _list_own(several)), *pronouns]
    return Heard(
        number,
        entity.name,
        voice_of(reading, entity),
        (
            *descriptions_of([*others, *sources], names),
            *(one for find in (list_doings, list_callings) for one in find(text, spans)),
        ),
        tuple(dict.fromkeys((*names, *filter(None, others), *sources))),
        tuple(quotes),
        frozenset(used) & (_HIS | _HERS),
        entity.id,
    )


def _list_own(words: str) -> list[str]:
    """Return the words of a description in small letters; *his* and *her* in it are of somebody else."""
    own = WORD.findall(words.casefold())
    return own if len(own) == 1 else [word for word in own if word not in _DEFINITE]


def make_silent(reading: Reading, number: int, entity: Entity) -> Heard:
    """Return somebody with a name who is heard without a quote."""
    return _make_named(reading, number, entity, ())


def list_bearers(reading: Reading, number: int, heard: Iterable[Heard] = ()) -> list[Heard]:
    """Return the people whom a reading names: those who are ``heard`` as they are, and the others."""
    known = {one.entity: one for one in heard}
    return [known.get(one.id) or _make_named(reading, number, one, ()) for one in people(reading)]


def are_namesakes(one: str, two: str) -> bool:
    """Return whether two full names are of people of one surname and other first names.

    >>> are_namesakes("Ana Berg", "Ola Berg"), are_namesakes("Ana Berg", "A. Berg"), are_namesakes("Ana Berg", "Berg")
    (True, False, False)
    """
    mine, its = fold(one).split(), fold(two).split()
    if min(len(mine), len(its)) < 2 or mine[-1] != its[-1]:
        return False
    return not may_be_one(*(name[0].rstrip(".") for name in (mine, its)))


def are_two(one: Heard, two: Heard, *, by_courtesy: bool = False) -> bool:
    """Return whether one is a man and the other a woman, by the words that a text uses of them.

    A pronoun may have been taken for the wrong person; ``by_courtesy`` leaves them out.
    """
    words = (who.words & _COURTESIES if by_courtesy else who.words for who in (one, two))
    heads = ((title.head for title in who.descriptions) for who in (one, two))
    mine, its = (list_sexes(*told) for told in zip(words, heads, strict=True))
    return mine.isdisjoint(its) and len(mine) == len(its) == 1
