"""Times, quotes and places of a text -> when each quote was said, and the times of the clause that names a place.

Nothing is guessed: where a clause has no time, there is none.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from spacy.symbols import AUX, VERB, acl, advcl, conj, pcomp, xcomp

from newsnb.extract.clauses import SUBJECTS
from newsnb.extract.discourse import Discourse
from newsnb.lang import english
from newsnb.values import Entity, Mention, Place, Quote, Reference, Span, Time, Toponym

M = TypeVar("M", Toponym, Mention, Reference)

_HIGHEST = 10  # steps up the parse
_NEAR = 20  # characters between reporting words and a time that follows at once: " late on "
_FARTHEST = 5  # tokens between reporting words and a time beside them


def add_said_when(quotes: Sequence[Quote], times: Sequence[Time], discourse: Discourse) -> tuple[Quote, ...]:
    """Return quotes with the time that the clause of their reporting words gives."""
    if not times or not discourse.parsed:
        return tuple(quotes)
    clauses = _Clauses(discourse, _days_in(times))
    both = ((quote, clauses.said_when(quote)) for quote in quotes)
    return tuple(quote if quote.said_when == found else replace(quote, said_when=found) for quote, found in both)


def _days_in(times: Iterable[Time]) -> list[Time]:
    return [time for time in times if time.type in ("date", "time")]


def add_clause_times(places: Sequence[Place], times: Sequence[Time], discourse: Discourse) -> tuple[Place, ...]:
    """Return places, each mention with the times on the calendar of its clause."""
    if not times or not discourse.parsed:
        return tuple(places)
    clauses = _Clauses(discourse, [time for time in times if time.earliest])
    return tuple(_with_times(place, clauses) for place in places)


def _with_times(place: Place, clauses: "_Clauses") -> Place:
    mentions = clauses.with_times(place.mentions)
    return replace(place, mentions=mentions) if mentions is not place.mentions else place


def add_mention_times(entities: Sequence[Entity], times: Sequence[Time], discourse: Discourse) -> tuple[Entity, ...]:
    """Return entities, each mention and reference with the times of its clause, on the calendar or not."""
    if not times or not discourse.parsed:
        return tuple(entities)
    clauses = _Clauses(discourse, [time for time in times if _may_date(time)])
    return tuple(_dated(entity, clauses) for entity in entities)


def _dated(entity: Entity, clauses: "_Clauses") -> Entity:
    mentions, references = clauses.with_times(entity.mentions), clauses.with_times(entity.references)
    if mentions is entity.mentions and references is entity.references:
        return entity
    return replace(entity, mentions=mentions, references=references)


def _may_date(time: Time) -> bool:
    """Return whether a time says when something was, and not how long or how often."""
    return time.type in ("date", "time") or time.earliest is not None


@dataclass(frozen=True, eq=False)
class _Clauses:
    """The times of a text by the verbs that they hang on."""

    discourse: Discourse
    times: Sequence[Time]

    @cached_property
    def _offsets(self) -> list[int]:
        return [*self.discourse.offsets, len(self.discourse.text)]

    @cached_property
    def _starts(self) -> list[int]:
        return [time.start for time in self.times]

    def said_when(self, quote: Quote) -> str | None:
        """Return the id of the time that hangs on the reporting words of a quote, or stands beside them."""
        if not quote.cue:
            return None
        end = quote.cue[-1][1]
        tokens = self.discourse.tokens(quote.cue[0][0], end)
        verbs = {*tokens, *self._joined(self.verb_over(tokens[0]))}
        near = [
            time
            for time in self._in_sentence(tokens[0])
            if self.discourse.quotation(time.start) == self.discourse.quotation(quote.cue[0][0])
            and (not _is_in(time, quote.content) or self._is_between(time, end, quote.content))
        ]
        hanging = [time for time in near if self._leads_to(time, verbs)]
        beside = [time for time in near if self._is_beside(time, end)]
        found = hanging or beside
        at = quote.cue[0][0]
        return min(found, key=lambda time: abs(time.start - at)).id if found else None

    def with_times(self, mentions: tuple[M, ...]) -> tuple[M, ...]:
        """Return mentions with the times that hang on the same verb; the same tuple where there are none."""
        found = [self._times_beside(mention.start) for mention in mentions]
        if all(times == mention.times for times, mention in zip(found, mentions, strict=True)):
            return mentions
        pairs = zip(found, mentions, strict=True)
        return tuple(one if one.times == times else replace(one, times=times) for times, one in pairs)

    def _times_beside(self, start: int) -> tuple[str, ...]:
        token = self.discourse.token(start)
        near = self._in_sentence(token)
        verb = self.verb_over(token) if near else None
        return tuple(time.id for time in near if verb is not None and self._verbs[time.start] == verb)

    @cached_property
    def _verbs(self) -> dict[int, int | None]:
        """The verbs that the times hang on, by where these begin."""
        return {time.start: self.verb_over(self._token(time)) for time in self.times}

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
        tokens = self.discourse.sentence_tokens(token)
        first = bisect_left(self._starts, self._offsets[tokens.start])
        last = bisect_left(self._starts, self._offsets[tokens.stop])
        return self.times[first:last]

    def _joined(self, verb: int | None) -> set[int]:
        """Return a verb with those that it shares its subject with: "confirmed on Monday, but denied"."""
        found: set[int] = set()
        clauses = self.discourse.clauses
        while verb is not None and verb not in found and len(found) < _HIGHEST:
            found.add(verb)
            if clauses.subject_of(verb) is not None or clauses.dep[verb] not in _SHARING:
                break
            verb = self.verb_over(clauses.heads[verb])
        return found

    def _leads_to(self, time: Time, verbs: Collection[int]) -> bool:
        """Return whether a time hangs on one of some verbs, or on a participle that does ("sent on Friday")."""
        clauses = self.discourse.clauses
        over = self._verbs[time.start]
        for _ in range(_HIGHEST):
            if over is None or over in verbs:
                return over is not None
            if not self._may_pass(over):
                return False
            head = clauses.heads[over]
            if clauses.dep[over] == acl and clauses.dep[head] in SUBJECTS and not self._is_of_publishing(over):
                return False  # "the minister, appointed in 2019, said"
            over = self.verb_over(head)
        return False

    def _may_pass(self, verb: int) -> bool:
        """Return whether the time of a verb may be that of the one above: "sent on Friday", "when I called Friday"."""
        clauses = self.discourse.clauses
        if clauses.dep[verb] == pcomp:
            return self.discourse.doc[clauses.heads[verb]].lower_ in english.times.words.around_saying
        has_own = clauses.subject_of(verb) is not None
        return clauses.dep[verb] in _TELLING and (not has_own or self._is_when(verb))

    def _is_when(self, verb: int) -> bool:
        return any(child.lower_ in english.times.words.when for child in self.discourse.doc[verb].lefts)

    def _is_of_publishing(self, verb: int) -> bool:
        return self.discourse.doc[verb].lemma_ in english.times.words.publishing

    def _is_between(self, time: Time, end: int, content: Sequence[Span]) -> bool:
        """Return whether a time stands between reporting words and a content without "that", though it was taken in."""
        text, is_subject = self.discourse.text, self.discourse.clauses.dep[self._token(time)] in SUBJECTS
        begun = max((start for start, _ in content if end <= start <= time.start), default=end)
        leading = text[begun : time.start].lower().split() if 0 <= time.start - begun <= _NEAR else ["far"]
        is_led = english.times.words.leading.issuperset(leading)
        return is_led and not is_subject and text[time.end : time.end + 1] == " "

    def _is_beside(self, time: Time, end: int) -> bool:
        """Return whether a time stands a few words behind the reporting words, with no verb or quotation between."""
        if not 0 <= time.start - end <= _FARTHEST * 16:
            return False
        between = range(self.discourse.first_token(end), self._token(time))
        pos, quoted = self.discourse.pos, self.discourse.quoted
        return len(between) <= _FARTHEST and not any(pos[token] in _VERBS or quoted[token] for token in between)


_VERBS = frozenset((VERB, AUX))
_SHARING = frozenset((conj, advcl, xcomp))
_TELLING = frozenset((acl, advcl))


def _is_in(time: Time, content: Iterable[Span]) -> bool:
    return any(start <= time.start < end for start, end in content)
