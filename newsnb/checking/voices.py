"""Who is said to have said something, in a text and in an article -> whether that is the same."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from newsnb.checking.words import is_number, is_small, stem_of, tidy, words_of
from newsnb.extract.names import fits
from newsnb.lang import english
from newsnb.reading import Reading
from newsnb.values import Entity, Mention, Quote, Span

_TITLES = english.titles
_NARRATORS = frozenset(map(stem_of, english.checking.words.narrators))
_PRONOUN = english.checking.patterns.pronoun
_AND = english.checking.patterns.joined
_OWNER = english.checking.patterns.owner
_LAST_WORD = re.compile(r"([A-Z]\w+) $")
_NEXT_WORD = re.compile(r" ([A-Z]\w+)")
_LONGEST_NAME = 25
_OWNS = ("'s", "’s")
_NEAR = 200  # letters before a pronoun in which two people may be named side by side


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


def voices_of(reading: Reading, quote: Quote | None) -> tuple[Voice, ...]:
    """Return who may say a quote, the likeliest first; a pronoun may be somebody else of its paragraph, too."""
    if quote is None:
        return ()
    found = [
        _owned(reading, entity, quote) for id in quote.speakers[:1] for entity in reading.entities if entity.id == id
    ]
    words = tidy(reading.words(quote.source))
    if _PRONOUN.fullmatch(words):
        return (*found, *_others(reading, quote))
    if _is_quoted(quote):
        return _behind(reading, quote)
    return (describe(words),) if words and not found else tuple(found)


def _is_quoted(quote: Quote) -> bool:
    """Return whether the words for the source of a quote were taken from the quote itself, so that they are wrong."""
    return any(start < stop and at < end for at, stop in quote.source for start, end in quote.content)


def _behind(reading: Reading, quote: Quote) -> tuple[Voice, ...]:
    """Return the first person who is named behind the reporting words of a quote, on the same line."""
    start = min((end for _, end in quote.cue), default=0)
    stop = (reading.text or "").find("\n", start)
    named = [(at.start, one) for one in people(reading) for at in one.mentions if start <= at.start < max(stop, start)]
    first = min(named, key=lambda pair: pair[0], default=None)
    return (voice_of(reading, first[1]),) if first else ()


def describe(words: str) -> Voice:
    """Return the voice of somebody who is known by some words alone."""
    return Voice(words, False, (), telling(words))


def voice_of(reading: Reading, entity: Entity, source: tuple[Span, ...] = ()) -> Voice:
    """Return an entity as a voice."""
    text = reading.text or ""
    names = [entity.name, *(name for one in entity.mentions for name in _names_at(text, one))] if entity.named else []
    others = [entity.title or "", *(text[one.start : one.end] for one in entity.references), reading.words(source)]
    described = telling(" ".join((*others, "" if entity.named else entity.name)))
    split = tuple(dict.fromkeys(_split(name) for name in names))
    described -= {stem_of(part) for name in split for part in name}
    return Voice(entity.name, entity.named, split, described, entity.label == "PERSON")


def _names_at(text: str, mention: Mention) -> tuple[str, ...]:
    """Return a name as printed; that of one word also with the first name before it, or with the word after one."""
    name = text[mention.start : mention.end]
    before = _LAST_WORD.search(text, max(0, mention.start - _LONGEST_NAME), mention.start)
    after = _NEXT_WORD.match(text, mention.end)
    if " " not in name and before and before[1].lower() in english.first_names:
        return name, f"{before[1]} {name}"
    return (name, f"{name} {after[1]}") if name.lower() in english.first_names and after else (name,)


def _owned(reading: Reading, entity: Entity, quote: Quote) -> Voice:
    """Return the voice of an entity; that of a person whom a place owns: *Kiel's Otto Brandes*."""
    voice = voice_of(reading, entity, quote.source)
    if entity.label == "PERSON" or not quote.source:
        return voice
    text = reading.text or ""
    end = quote.source[-1][1]
    owner = _OWNER.match(text, end - 2 if text[end - 2 : end] in _OWNS else end)
    start = owner.end() if owner else -1
    owned = [one for one in reading.entities if one.label == "PERSON" for at in one.mentions if at.start == start]
    return voice_of(reading, owned[0]) if owned else voice


def _others(reading: Reading, quote: Quote) -> list[Voice]:
    """Return who else a pronoun may mean: whom its paragraph names first, and who spoke before in it."""
    start = (reading.text or "").rfind("\n", 0, quote.content[0][0]) + 1
    stop = min(start for start, _ in (*quote.source, *quote.content))
    before = [one for one in reading.quotes if one.source and start <= one.source[0][0] < stop and one is not quote]
    spoke = [one for one in before if not _PRONOUN.fullmatch(tidy(reading.words(one.source)))]
    named = [(at.start, one) for one in people(reading) for at in one.mentions if start <= at.start < stop]
    first = [voice_of(reading, min(named, key=lambda pair: pair[0])[1])] if named else []
    return [*(voice for one in spoke[-1:] for voice in voices_of(reading, one)), *first]


def spans_of(entity: Entity) -> list[Span]:
    """Return where a text has somebody, by name or otherwise."""
    named = [(one.start, one.end) for one in entity.mentions]
    return [*named, *((one.start, one.end) for one in entity.references)]


def people(reading: Reading) -> list[Entity]:
    """Return the persons with a name."""
    return [one for one in reading.entities if one.label == "PERSON" and one.named]


def rivals_of(reading: Reading, quote: Quote) -> tuple[Voice, ...]:
    """Return the people, two or more, of whom the source of a quote may be each: a pronoun, or a surname of several."""
    words = tidy(reading.words(quote.source))
    if _PRONOUN.fullmatch(words):
        return _side_by_side(reading, quote.source[0][0])
    parts = _split(words) if words else ()
    bearers = [voice for voice in (voice_of(reading, one) for one in people(reading)) if _is_bearer(voice, parts)]
    return tuple(bearers) if len(parts) == len(words.split()) == 1 and len(bearers) > 1 else ()


def _is_bearer(voice: Voice, surname: tuple[str, ...]) -> bool:
    return any(len(name) > 1 and name[-1:] == surname for name in voice.names)


def _side_by_side(reading: Reading, start: int) -> tuple[Voice, ...]:
    """Return two people whom the sentence before a pronoun names side by side, neither of whom speaks in between."""
    text = reading.text or ""
    low = max(text.rfind("\n", 0, start), start - _NEAR)
    named = sorted((at.start, at.end, one.id) for one in reading.entities if one.named for at in one.mentions)
    near = [(begin, end, id) for begin, end, id in named if low < begin < start]
    by_id = {one.id: one for one in reading.entities}
    for (_, end, one), (begin, _, two) in pairwise(near):
        is_last = not any(later > begin for later, _, _ in near if later != begin)
        if one != two and _AND.fullmatch(text, end, begin) and is_last and _are_people(by_id[one], by_id[two]):
            return voice_of(reading, by_id[one]), voice_of(reading, by_id[two])
    return ()


def _are_people(one: Entity, two: Entity) -> bool:
    return "PERSON" in (one.label, two.label)


@lru_cache(maxsize=4096)
def _split(name: str) -> tuple[str, ...]:
    words = [form.removesuffix("'s") for form in words_of(name, [(0, len(name))]).forms]
    return tuple(word for word in words if word not in _TITLES and word != "the") or tuple(words)


@lru_cache(maxsize=4096)
def telling(words: str) -> frozenset[str]:
    """Return the stems of the words that say something."""
    found = words_of(words, [(0, len(words))])
    return frozenset(
        stem for form, stem in zip(found.forms, found.stems, strict=True) if not is_small(form) and not is_number(stem)
    )


def same_voice(one: Iterable[Voice], other: Iterable[Voice]) -> bool | None:
    """Return whether one of the voices of a text is one of an article; None where that cannot be told."""
    found = [_same(mine, theirs) for mine in one for theirs in other]
    return next((answer for answer in (True, None, False) if answer in found), None)


def _same(one: Voice, other: Voice) -> bool | None:
    """Return whether two voices are one.

    A name for somebody whom the article leaves unnamed is another voice. A description that the article does not have
    may still be of somebody whom it names.
    """
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
        return (one[-1] == other[-1] and _fit_first(one[:-1], other[:-1])) or _holds(one, other) or _holds(other, one)
    return set(one) <= set(other) or set(other) <= set(one) or fits(a.name, b.name) or fits(b.name, a.name)


def _holds(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Return whether a name of two words or more stands inside another: *Vet Noel Pryce*."""
    size = len(short)
    return size > 1 and any(long[at : at + size] == short for at in range(len(long) - size + 1))


def _fit_first(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Return whether first names may be the same person's: one is missing, an initial or equal."""
    return (
        not one or not other or one[0] == other[0] or (one[0][0] == other[0][0] and 1 in (len(one[0]), len(other[0])))
    )


def is_narrator(voices: Iterable[Voice], reading: Reading) -> bool:
    """Return whether a voice is the article itself, or who published it."""
    outlet = _split(reading.meta.outlet or "")
    return any(voice.described & _NARRATORS or (outlet and outlet in voice.names) for voice in voices)
