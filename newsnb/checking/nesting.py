"""Words that somebody quotes while being quoted -> whose they are."""

from collections.abc import Sequence

from newsnb.checking.ground import NOWHERE, Ground
from newsnb.checking.voices import Voice, describe, people, same_voice, voice_of, voices_of
from newsnb.checking.words import tidy
from newsnb.lang import english
from newsnb.values import Quote

_LEAD = english.checking.patterns.inner_lead
_SELF = english.checking.patterns.inner_self
_PASSIVE = english.checking.patterns.passive
_PRONOUN = english.checking.patterns.pronoun
_SELVES = english.checking.words.selves
_SOMEBODY = describe("somebody whom the speaker quotes")
_LONGEST_LEAD = 120  # letters


def inner_voices(
    at: Sequence[int], quote: Quote | None, claimed: Sequence[Voice], ground: Ground
) -> tuple[Voice, ...] | None:
    """Return who says words that stand in marks inside a quote; None if they are the speaker's own.

    Where only a pronoun says who it is, it may be anybody but the speaker of the quote.
    """
    if quote is None or not at:
        return None
    outside = _outside_of(quote, ground)
    if outside and not same_voice(claimed, outside):
        return tuple(claimed)
    if outside:
        return (_SOMEBODY,)
    lead = _lead_of(at, quote, ground)
    match = _LEAD.search(lead)
    if match is None or _SELF.match(match[0]):
        return None
    outer = voices_of(ground.reading, quote)
    who = match["who"].strip(" ,")
    is_pronoun = bool(_PRONOUN.fullmatch(who.split(" ")[0]))  # *He looked at me and said*
    if is_pronoun and not same_voice(claimed, outer):
        return tuple(claimed)
    if is_pronoun or _PASSIVE.search(match[0]):
        return (_SOMEBODY,)
    text = ground.reading.text or ""
    start = text.find(lead)
    named = [
        one
        for one in people(ground.reading)
        if any(start + match.start("who") <= mention.start < start + match.end("who") for mention in one.mentions)
    ]
    return tuple(voice_of(ground.reading, one) for one in named) or (describe(who),)


def _outside_of(quote: Quote, ground: Ground) -> tuple[Voice, ...]:
    """Return who quotes somebody whom only *he*, *she* or *they* names inside their own words; or nobody."""
    words = tidy(ground.reading.words(quote.source)).casefold()
    outer = next((one for one in ground.reading.quotes if one.id == quote.parent), None)
    if outer is None or not _PRONOUN.fullmatch(words) or words in _SELVES:
        return ()
    return voices_of(ground.reading, outer)


def _lead_of(at: Sequence[int], quote: Quote, ground: Ground) -> str:
    """Return the words of a quote before the marks that most of some of its words stand in."""
    text = ground.reading.text or ""
    inner = [ground.inner[number] for number in at if ground.inner[number] != NOWHERE]
    if 2 * len(inner) > len(at):
        stop = inner[0]
    elif quote.type == "mixed" and all(ground.marked[number] for number in at):
        stop = ground.words.spans[at[0]][0]
    else:
        return ""
    start = min((start for start, end in quote.content if start < stop <= end), default=stop)
    return text[max(start, stop - _LONGEST_LEAD) : stop]
