"""Times, quotes and places of a text -> when each quote was said, and the times of the clause that names a place.

Nothing is guessed: where a clause has no time, there is none.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from spacy.symbols import AUX, VERB

from newsnb.extract.discourse import Discourse
from newsnb.values import Place, Quote, Span, Time, Toponym

_HIGHEST = 10  # steps up the parse
_FARTHEST = 5  # tokens between reporting words and a time beside them


def add_said_when(quotes: Sequence[Quote], times: Sequence[Time], discourse: Discourse) -> tuple[Quote, ...]:
    """Return quotes with the time that the clause of their reporting words gives."""
    if not times or not discourse.parsed:
        return tuple(quotes)
    clauses = _Clauses(discourse, [time for time in times if time.type in ("date", "time")])
    both = ((quote, clauses.said_when(quote)) for quote in quotes)
    return tuple(quote if quote.said_when == found else replace(quote, said_when=found) for quote, found in both)


def add_clause_times(places: Sequence[Place], times: Sequence[Time], discourse: Discourse) -> tuple[Place, ...]:
    """Return places, each mention with the times on the calendar of its clause."""
    if not times or not discourse.parsed:
        return tuple(places)
    clauses = _Clauses(discourse, [time for time in times if time.earliest and time.type in ("date", "time")])
    return tuple(_with_times(place, clauses) for place in places)


def _with_times(place: Place, clauses: "_Clauses") -> Place:
    mentions = tuple(clauses.with_times(mention) for mention in place.mentions)
    changed = any(new is not old for new, old in zip(mentions, place.mentions, strict=True))
    return replace(place, mentions=mentions) if changed else place


@dataclass(frozen=True, eq=False)
class _Clauses:
    """The times of a text by the verbs that they hang on."""

    discourse: Discourse
    times: Sequence[Time]

    @cached_property
    def _starts(self) -> list[int]:
        return [time.start for time in self.times]

    def said_when(self, quote: Quote) -> str | None:
        """Return the id of the time that hangs on the reporting words of a quote, or stands beside them."""
        if not quote.cue:
            return None
        tokens = self.discourse.tokens(quote.cue[0][0], quote.cue[-1][1])
        verb = self.verb_over(tokens[0])
        near = [time for time in self._in_sentence(tokens[0]) if not _is_in(time, quote.content)]
        hanging = [time for time in near if self._hangs_on(time, tokens, verb)]
        beside = [time for time in near if self._is_beside(time, quote.cue[-1][1])]
        found = hanging or beside
        at = quote.cue[0][0]
        return min(found, key=lambda time: abs(time.start - at)).id if found else None

    def with_times(self, mention: Toponym) -> Toponym:
        """Return the mention of a place with the times that hang on the same verb."""
        token = self.discourse.token(mention.start)
        near = self._in_sentence(token)
        verb = self.verb_over(token) if near else None
        found = tuple(time.id for time in near if verb is not None and self.verb_over(self._token(time)) == verb)
        return mention if mention.times == found else replace(mention, times=found)

    def verb_over(self, token: int) -> int | None:
        """Return the verb that a token hangs on, or that it is; None where it hangs on none."""
        heads, pos = self.discourse.clauses.heads, self.discourse.pos
        for _ in range(_HIGHEST):
            if pos[token] in _VERBS and (pos[token] == VERB or pos[heads[token]] != VERB):
                return token
            if heads[token] == token:
                return None
            token = heads[token]
        return None

    def _token(self, time: Time) -> int:
        return self.discourse.first_token(time.start)

    def _in_sentence(self, token: int) -> Sequence[Time]:
        tokens, offsets = self.discourse.sentence_tokens(token), [*self.discourse.offsets, len(self.discourse.text)]
        first = bisect_left(self._starts, offsets[tokens.start])
        last = bisect_left(self._starts, offsets[tokens.stop])
        return self.times[first:last]

    def _hangs_on(self, time: Time, cue: Iterable[int], verb: int | None) -> bool:
        over = self.verb_over(self._token(time))
        return over is not None and (over == verb or over in cue)

    def _is_beside(self, time: Time, end: int) -> bool:
        """Return whether a time stands a few words behind the reporting words, with no verb between."""
        if not 0 <= time.start - end <= 80:
            return False
        between = range(self.discourse.first_token(end), self._token(time))
        pos = self.discourse.pos
        return len(between) <= _FARTHEST and not any(pos[token] in _VERBS for token in between)


_VERBS = frozenset((VERB, AUX))


def _is_in(time: Time, content: Iterable[Span]) -> bool:
    return any(start <= time.start < end for start, end in content)
