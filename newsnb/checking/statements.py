"""A statement in plain words and an article -> whether the article says it, and has the same person say it."""

from dataclasses import replace

from newsnb.checking.findings import Claim, Finding, compare_relays, cut_out, favour, judge_relay, judge_speaker
from newsnb.checking.ground import NOWHERE, Ground
from newsnb.checking.meaning import NEAR_SENSE, SAME_SENSE, Likeness, find_likeness
from newsnb.checking.relays import relays_in, relays_of
from newsnb.checking.voices import is_narrator, same_voice, spans_of, voice_of, voices_of
from newsnb.checking.words import is_speech

_LIKE_SENSE = 0.4  # of a statement, from which the article or somebody else says something like it


def judge_statement(claim: Claim, ground: Ground) -> Finding:
    """Return what became of a statement."""
    favours = favour(claim, ground)
    like = find_likeness(claim.passage.words, claim.passage.cue, ground, favours)
    if like is None or like.share < (NEAR_SENSE if like.quote in favours else _LIKE_SENSE):
        return Finding("absent", "The article has nothing like this.", 1 - (like.share if like else 0))
    quote = None if like.quote == NOWHERE else ground.reading.quotes[like.quote]
    voices = voices_of(ground.reading, quote)
    found = Finding("supported", "The article says so.", like.share, quote, voices, like.at)
    if like.share < SAME_SENSE and not like.facts and not like.weaker:
        return replace(found, verdict="unsure", reason="The article says something like it; look at both.")
    return (
        judge_speaker(claim, found, ground)
        or judge_relay(claim, found, ground)
        or _judge_sense(claim, like, found)
        or _judge_narrator(claim, found, ground)
        or found
    )


def _judge_sense(claim: Claim, like: Likeness, found: Finding) -> Finding | None:
    if like.weaker:
        return replace(found, verdict="unsupported", reason="The article says it with more reserve.")
    if like.facts:
        number = cut_out(claim, like.facts[:1])
        return replace(found, verdict="altered", reason=f"“{number}” is not what the article has.")
    if like.denied:
        return replace(found, verdict="altered", reason="One of the two denies what the other says.")
    if like.opposed:
        return replace(found, verdict="altered", reason="The article says the opposite.")
    return None


def _judge_narrator(claim: Claim, found: Finding, ground: Ground) -> Finding | None:
    """Return what is wrong where the article says something itself, and the text has it said by somebody."""
    if found.quote is not None or not claim.claimed or is_narrator(claim.claimed, ground.reading):
        return None
    if _is_said(claim, found, ground):
        ours = relays_of(claim.text, claim.passage.quote) if claim.passage.quote else []
        theirs = relays_in(ground.text_of(found.at), ground.reading)
        return compare_relays(found, ours, theirs, theirs)
    reason = f"The article says this itself; it does not say that {claim.name} said so."
    return replace(found, verdict="unsupported", reason=reason)


def _is_said(claim: Claim, found: Finding, ground: Ground) -> bool:
    """Return whether the claimed speaker stands before words of speech or belief in the sentence of the narrator."""
    first, last = ground.words.spans[found.at[0]][0], ground.words.spans[found.at[-1]][1]
    named = [
        end
        for entity in ground.reading.entities
        for start, end in spans_of(entity)
        if first <= start < last and same_voice(claim.claimed, [voice_of(ground.reading, entity)])
    ]
    after = (at for at in found.at if ground.words.spans[at][0] >= min(named, default=last))
    return any(is_speech(ground.words.stems[at]) for at in after)
