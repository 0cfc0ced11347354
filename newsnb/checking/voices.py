"""Who is said to have said something, in a text and in an article -> whether that is the same."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from unicodedata import combining, normalize

from newsnb.checking.given import may_be_one
from newsnb.checking.words import is_number, is_small, stem_of, tidy, words_of
from newsnb.extract.names import fits
from newsnb.lang import english
from newsnb.reading import Reading
from newsnb.values import Entity, Mention, Quote, Span

_TITLES = english.titles
_NARRATORS = frozenset(map(stem_of, english.checking.words.narrators))
_PRONOUN = english.checking.patterns.pronoun
_IN_ONE_CLAUSE = english.checking.patterns.in_one_clause
_AND = english.checking.patterns.joined
_SELVES = english.checking.words.selves
_SEXES = ("he", "she")
_RANKS = english.checking.words.ranks
_AFTER_HEAD = english.comparing.words.after_head
_HEADS = {stem_of(form): stem_of(head) for form, head in english.comparing.maps.heads.items()}
_OWNER = english.checking.patterns.owner
_LAST_WORD = re.compile(r"([A-Z]\w+) $")
_NEXT_WORD = re.compile(r" (?:and (?P<other>[A-Z]\w+) )?(?P<last>[A-Z]\w+)")
_LONGEST_NAME = 25
_OWNS = ("'s", "’s")
_SHORT = 3  # letters of a name that may be short for a man's and for a woman's: Sam, Mel
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
    if _is_quoted_by_themselves(reading, quote):
        return (describe(words),)
    return (describe(words),) if words and not found else tuple(found)


def _is_quoted(quote: Quote) -> bool:
    """Return whether the words for the source of a quote were taken from the quote itself, so that they are wrong."""
    return any(start < stop and at < end for at, stop in quote.source for start, end in quote.content)


def _is_quoted_by_themselves(reading: Reading, quote: Quote) -> bool:
    """Return whether the speaker of words inside a quote is the one who quotes them, and who would say *I*."""
    outer = next((one for one in reading.quotes if one.id == quote.parent), None)
    words = tidy(reading.words(quote.source)).casefold()
    return bool(outer and words and quote.speakers == outer.speakers) and words not in _SELVES


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
    """Return a name as printed; that of one word also with the first name before it, or with the surname after it.

    Two who share a surname may have it once: *Ada and Eva Berg*.
    """
    name = text[mention.start : mention.end]
    before = _LAST_WORD.search(text, max(0, mention.start - _LONGEST_NAME), mention.start)
    after = _NEXT_WORD.match(text, mention.end)
    if " " not in name and before and before[1] in english.first_names:
        return name, f"{before[1]} {name}"
    is_first = after and {name, after["other"] or name} <= english.first_names
    return (name, f"{name} {after['last']}") if after and is_first else (name,)


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
    found = [*(voice for one in spoke[-1:] for voice in voices_of(reading, one)), *first]
    pronoun = tidy(reading.words(quote.source)).casefold()
    return [voice for voice in found if _may_be_called(pronoun, voice.name)]


def _may_be_called(pronoun: str, name: str) -> bool:
    """Return whether *he* or *she* fits a name; one that men and women bear, or that is in no list, fits both."""
    form = english.first_name_forms.get(name.split()[0])
    return form is None or pronoun not in _SEXES or form == pronoun


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
        return _side_by_side(words.casefold(), reading, quote.source[0][0])
    parts = _split(words) if words else ()
    start = quote.source[0][0] if quote.source else 0
    known = [one for one in people(reading) if min(at.start for at in one.mentions) < start]
    bearers = [voice for voice in (voice_of(reading, one) for one in known) if _is_bearer(voice, parts)]
    return tuple(bearers) if len(parts) == len(words.split()) == 1 and len(bearers) > 1 else ()


def _is_bearer(voice: Voice, surname: tuple[str, ...]) -> bool:
    return any(len(name) > 1 and name[-1:] == surname for name in voice.names)


def _side_by_side(pronoun: str, reading: Reading, start: int) -> tuple[Voice, ...]:
    """Return two people whom the sentence before a pronoun names side by side, neither of whom speaks in between."""
    text = reading.text or ""
    named = sorted((at.start, at.end, one.id) for one in reading.entities if one.named for at in one.mentions)
    low = max(_start_of_paragraph(text, start, [begin for begin, _, _ in named]), start - _NEAR)
    near = [(begin, end, id) for begin, end, id in named if low < begin < start]
    by_id = {one.id: one for one in reading.entities}
    for (_, end, one), (begin, _, two) in pairwise(near):
        is_last = not any(later > begin for later, _, _ in near if later != begin)
        both = by_id[one], by_id[two]
        if (
            one != two
            and is_last
            and _are_people(*both)
            and _fit(pronoun, both, text)
            and _are_joined(pronoun, both, text[end:begin])
        ):
            return voice_of(reading, by_id[one]), voice_of(reading, by_id[two])
    return ()


def _are_joined(pronoun: str, both: Iterable[Entity], between: str) -> bool:
    """Return whether words between two people leave open whom *he* means; in any clause if both are known to be men."""
    forms = {english.first_name_forms.get(one.name.split()[0]) for one in both}
    return bool(_AND.fullmatch(between) or (forms == {pronoun} and _IN_ONE_CLAUSE.fullmatch(between)))


def _start_of_paragraph(text: str, start: int, named: Sequence[int]) -> int:
    """Return where the paragraph of a pronoun begins, or the one before where it names nobody before the pronoun."""
    own = text.rfind("\n", 0, start)
    is_first = not any(own < begin < start for begin in named)
    return text.rfind("\n", 0, len(text[: max(own, 0)].rstrip())) if is_first else own


def _fit(pronoun: str, both: Iterable[Entity], text: str) -> bool:
    """Return whether *he* or *she* may be each of some people, by their first names or by what stands for them."""
    for one in both:
        first = one.name.split()[0]
        form = english.first_name_forms.get(first) if len(first) > _SHORT else None
        used = {text[at.start : at.end].casefold() for at in one.references}
        if form and pronoun in _SEXES and pronoun not in {form, *used}:
            return False
    return True


def _are_people(one: Entity, two: Entity) -> bool:
    return "PERSON" in (one.label, two.label)


@lru_cache(maxsize=4096)
def _split(name: str) -> tuple[str, ...]:
    words = [_plain(form.removesuffix("'s")) for form in words_of(name, [(0, len(name))]).forms]
    return tuple(word for word in words if word not in _TITLES and word not in _RANKS and word != "the") or tuple(words)


def _plain(form: str) -> str:
    """Return a word without accents: papers print *Horváth* and *Horvath*."""
    return "".join(sign for sign in normalize("NFD", form) if not combining(sign))


@lru_cache(maxsize=4096)
def telling(words: str) -> frozenset[str]:
    """Return the stems of the words that say something."""
    found = words_of(words, [(0, len(words))])
    return frozenset(
        stem for form, stem in zip(found.forms, found.stems, strict=True) if not is_small(form) and not is_number(stem)
    )


def resolve(claimed: tuple[Voice, ...], known: Sequence[Voice]) -> tuple[Voice, ...]:
    """Return whom an article knows by words for somebody: a last name, or a description that others have, too.

    Where it knows nobody by them, the voices are as they were.

    Parameters
    ----------
    claimed
        Who is said to speak, in another text.
    known
        Whom the article names, and who speaks in it.
    """
    if len(claimed) != 1 or claimed[0].named:
        return claimed
    one = claimed[0]
    head = _head_of(one.name)
    bearers = [voice for voice in known if any(stem_of(name[-1]) == head for name in voice.names if name)]
    alike = [voice for voice in known if head and head in {_same_head(stem) for stem in voice.described}]
    most = max((len(voice.described & one.described) for voice in alike), default=0)
    found = bearers or [voice for voice in alike if len(voice.described & one.described) == most]
    return tuple(replace(voice, name=one.name) for voice in found) or claimed


def _head_of(words: str) -> str:
    """Return the stem of the main word of a description: the last before *of*, *for* and the like."""
    forms = words_of(words, [(0, len(words))]).forms
    end = next((at for at, form in enumerate(forms) if at and form in _AFTER_HEAD), len(forms))
    return _same_head(stem_of(forms[end - 1])) if forms else ""


def _same_head(stem: str) -> str:
    return _HEADS.get(stem, stem)


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
        pairs = [(a, b) for a in one.names for b in other.names]
        full = [(a, b) for a, b in pairs if len(a) > 1 and len(b) > 1 and a[-1] == b[-1]]
        people = one.is_person and other.is_person
        return any(_same_name(a, b, one, other) for a, b in (full if people and full else pairs))
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
    if _is_short_for(one, other) or _is_short_for(other, one):
        return True
    return set(one) <= set(other) or set(other) <= set(one) or fits(a.name, b.name) or fits(b.name, a.name)


def _is_short_for(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Return whether a name is the first letters of another: *URP*, *Union of River Pilots*."""
    letters = short[0] if len(short) == 1 else ""
    several = ("".join(part[0] for part in long if not of or not is_small(part)) for of in (True, False))
    return len(letters) > 1 and len(long) > 1 and letters in several


def _holds(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Return whether a name of two words or more stands inside another: *Vet Noel Pryce*."""
    size = len(short)
    return size > 1 and any(long[at : at + size] == short for at in range(len(long) - size + 1))


def _fit_first(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Return whether first names may be the same person's; one may be missing."""
    return not one or not other or may_be_one(one[0], other[0])


def is_narrator(voices: Iterable[Voice], reading: Reading) -> bool:
    """Return whether a voice is the article itself, or who published it."""
    outlet = _split(reading.meta.outlet or "")
    return any(voice.described & _NARRATORS or (outlet and outlet in voice.names) for voice in voices)
