"""Who is said to have said something, in a text and in an article -> whether that is the same."""

import re
from dataclasses import dataclass

from newsnb.checking.words import is_number, is_small, stem_of, tidy, words_of
from newsnb.extract.names import fits
from newsnb.lang import english
from newsnb.reading import Reading
from newsnb.values import Entity, Quote, Span

_TITLES = english.titles
_EVERYBODY = frozenset(map(stem_of, english.checking.words.everybody))
_NARRATORS = frozenset(map(stem_of, english.checking.words.narrators))
_PRONOUN = re.compile(r"(?i)(?:he|she|they|it|i|we|who|him|her|them)\b")


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks or passes on, as a text has them.

    Attributes
    ----------
    name
        As it is shown: the fullest name, or the description.
    named
        Whether the text names them.
    names
        All their names, each as its words in small letters.
    described
        Stems of what the text calls them otherwise: title, roles, the words of the source.
    is_person
        Whether it is a person, whose last name counts, or something else.
    """

    name: str
    named: bool
    names: tuple[tuple[str, ...], ...] = ()
    described: frozenset[str] = frozenset()
    is_person: bool = True


def voice_of(reading: Reading, quote: Quote | None) -> Voice | None:
    """Return who says a quote; None if nobody does, or if that is left open."""
    if quote is None:
        return None
    for entity in reading.entities:
        if entity.id in quote.speakers[:1]:
            return _voice_of(reading, entity, quote.source)
    words = tidy(reading.words(quote.source))
    if not words or _PRONOUN.fullmatch(words):
        return None
    return Voice(words, False, (), _telling(words))


def relays_of(reading: Reading, quote: Quote) -> list[Voice]:
    """Return through whom and to whom a quote was said, but for those who stand for everybody."""
    ids = {*quote.via, *quote.told_to}
    voices = [_voice_of(reading, entity, ()) for entity in reading.entities if entity.id in ids]
    return [voice for voice in voices if voice.named or not voice.described <= _EVERYBODY]


def channel_of(reading: Reading, quote: Quote) -> frozenset[str]:
    """Return the stems of where a quote was said, such as in a statement."""
    return _telling(reading.words(quote.channel))


def _voice_of(reading: Reading, entity: Entity, source: tuple[Span, ...]) -> Voice:
    text = reading.text or ""
    names = [entity.name, *(text[one.start : one.end] for one in entity.mentions)] if entity.named else []
    others = [entity.title or "", *(text[one.start : one.end] for one in entity.references), reading.words(source)]
    described = _telling(" ".join((*others, "" if entity.named else entity.name)))
    split = tuple(dict.fromkeys(tuple(_split(name)) for name in names))
    return Voice(
        entity.name,
        entity.named,
        split,
        described - {stem_of(part) for name in split for part in name},
        entity.label == "PERSON",
    )


def _split(name: str) -> list[str]:
    words = [form.removesuffix("'s") for form in words_of(name, [(0, len(name))]).forms]
    return [word for word in words if word not in _TITLES and word != "the"] or words


def _telling(words: str) -> frozenset[str]:
    found = words_of(words, [(0, len(words))])
    return frozenset(
        stem for form, stem in zip(found.forms, found.stems, strict=True) if not is_small(form) and not is_number(stem)
    )


def same_voice(one: Voice | None, other: Voice | None) -> bool | None:
    """Return whether a voice of a text is one of an article; None where that cannot be told.

    A name for somebody whom the article leaves unnamed is another voice. A description that the article does not have
    may still be of somebody whom it names.
    """
    if one is None or other is None:
        return None
    if one.named and other.named:
        return any(_same_name(a, b, one, other) for a in one.names for b in other.names)
    if one.described & other.described:
        return True
    if one.named != other.named:
        named, unnamed = (one, other) if one.named else (other, one)
        if any(stem_of(part) in unnamed.described for name in named.names for part in name):
            return True
        return False if one.named else None
    return False


def _same_name(one: tuple[str, ...], other: tuple[str, ...], a: Voice, b: Voice) -> bool:
    if not one or not other:
        return False
    if a.is_person and b.is_person:
        return one[-1] == other[-1] and _fit_first(one[:-1], other[:-1])
    return set(one) <= set(other) or set(other) <= set(one) or fits(a.name, b.name) or fits(b.name, a.name)


def _fit_first(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Return whether first names may be the same person's: one is missing, an initial or equal."""
    return (
        not one or not other or one[0] == other[0] or (one[0][0] == other[0][0] and 1 in (len(one[0]), len(other[0])))
    )


def is_narrator(voice: Voice | None, reading: Reading) -> bool:
    """Return whether a voice is the article itself, or who published it."""
    if voice is None:
        return False
    outlet = tuple(_split(reading.meta.outlet or ""))
    return bool(voice.described & _NARRATORS) or (bool(outlet) and outlet in voice.names)
