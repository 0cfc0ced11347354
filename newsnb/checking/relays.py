"""A quote -> through whom and where it was said, and to whom, where that is more than the people in the room."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from newsnb.checking.sentences import number_of, sentences_of
from newsnb.checking.voices import telling
from newsnb.checking.words import fold, stem_of, tidy
from newsnb.lang import english
from newsnb.reading import Reading
from newsnb.values import Quote

_ROOM = frozenset(stem_of(fold(word)) for word in english.checking.words.room)
_MEDIA = frozenset(stem_of(fold(word)) for word in english.checking.words.media)
_LAST = 2  # quotes of the same speaker before one that may have been said to the same
_ASKER, _WHERE = english.checking.patterns.asker, english.checking.patterns.where
_PATTERNS = (
    english.checking.patterns.listener,
    english.checking.patterns.channel,
    english.checking.patterns.broadcaster,
    english.checking.patterns.speaking_channel,
)


@dataclass(frozen=True, slots=True)
class Relay:
    """Who passed words on, who was told them, or where they stood.

    ``counts`` tells whether leaving it out is a change: nobody misses the reporters in the room.
    """

    words: str
    stems: frozenset[str]
    counts: bool


def relays_of(reading: Reading, quote: Quote) -> list[Relay]:
    """Return the relays of a quote that stand with it."""
    entities = [one for one in reading.entities if one.id in {*quote.via, *quote.told_to}]
    named = [_make(_WHERE.split(one.name)[0], reading, counts=one.id in quote.via) for one in entities]
    return [one for one in (*named, *relays_in(_clause_of(reading, quote), reading)) if one.stems]


def relays_in(clause: str, reading: Reading) -> list[Relay]:
    """Return the relays that words of a reading name."""
    asked = [_make_asker(match["who"], reading) for match in _ASKER.finditer(clause)]
    told = [_make(match["who"], reading) for pattern in _PATTERNS for match in pattern.finditer(clause)]
    return [*told, *asked]


def _make_asker(words: str, reading: Reading) -> Relay:
    """Return who asked; a person by title or first name is in the room, and a paper or a station is not."""
    relay = _make(words, reading)
    parts = [word.rstrip(".") for word in words.split()]
    is_person = any(word in english.first_names or word.casefold() in english.titles for word in parts)
    return replace(relay, counts=relay.counts and not is_person)


def relays_near(reading: Reading, quote: Quote) -> list[Relay]:
    """Return the relays of a quote, and those of the quotes before in its paragraph that it may go on through."""
    own = relays_of(reading, quote)
    before = _relays_before(reading, quote)
    return [*own, *(one for one in before if not own or any(_may_be(mine, one) for mine in own))]


def _may_be(short: Relay, full: Relay) -> bool:
    """Return whether a relay may be one that was named before: *the agency*, *the station*."""
    return bool(short.stems & full.stems) or (short.stems <= _MEDIA and bool(full.stems & _MEDIA))


def fullest(short: Relay, near: Iterable[Relay]) -> Relay:
    """Return the relay that *the agency* or *the station* stands for, if one was named before."""
    if not short.stems <= _MEDIA:
        return short
    return next((one for one in near if short.stems < one.stems), short)


def _relays_before(reading: Reading, quote: Quote) -> list[Relay]:
    """Return the relays of the quotes before one in its paragraph, and of the last ones of the same speaker."""
    start = (reading.text or "").rfind("\n", 0, quote.content[0][0])
    before = [one for one in reading.quotes if one.content[0][0] < quote.content[0][0]]
    own = [one for one in before if one.speakers and one.speakers == quote.speakers][-_LAST:]
    near = [one for one in before if start < one.content[0][0] and one not in own]
    return [relay for one in (*near, *own) for relay in relays_of(reading, one)]


def misses(ours: Iterable[Relay], theirs: Iterable[Relay]) -> Relay | None:
    """Return the first relay that is none of the others; where there are none, anybody in the room may be told."""
    theirs = list(theirs)
    ours = [one for one in ours if theirs or not one.stems <= _ROOM]
    return next((one for one in ours if not any(_are_same(one, other) for other in theirs)), None)


def _are_same(one: Relay, other: Relay) -> bool:
    shared = len(one.stems & other.stems)
    return 2 * shared > min(len(one.stems), len(other.stems))


def _make(words: str, reading: Reading, *, counts: bool = False) -> Relay:
    stems = telling(words)
    outlet = telling(reading.meta.outlet or "")
    is_own = bool(stems & outlet) and stems - outlet <= _MEDIA | {"paper"}
    in_media = bool(stems & _MEDIA) and not stems <= _ROOM
    is_free = is_own or bool(stems & _ROOM)
    return Relay(tidy(words), stems, counts or (in_media and not is_free) or (_is_named(words) and not is_free))


def _is_named(words: str) -> bool:
    return any(word[:1].isupper() for word in words.split()[1:]) or words[:1].isupper()


def _is_channel(words: str) -> bool:
    """Return whether words are a channel alone, which the parser may take for what was said: *on Facebook*."""
    return any(pattern.fullmatch(words.strip()) for pattern in _PATTERNS)


def _clause_of(reading: Reading, quote: Quote) -> str:
    """Return the sentences of the reporting words and the source without what was said."""
    text = reading.text or ""
    sentences = sentences_of(text)
    parts = quote.cue or quote.source or quote.content[:1]
    numbers = sorted({number_of(sentences, start) for start, _ in parts})
    said = sorted(span for one in reading.quotes for span in one.content if not _is_channel(text[slice(*span)]))
    pieces = []
    for number in numbers:
        at, end = sentences[number]
        for start, stop in said:
            if start < end and at < stop:
                pieces.append(text[at : max(at, start)])
                at = max(at, stop)
        pieces.append(text[min(at, end) : end])
    return " … ".join(pieces)
