"""A statement in plain words and an article -> whether the article says it, and has the same person say it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from newsnb.checking.findings import (
    Claim,
    Finding,
    blame_speaker,
    cut_out,
    favour,
    find_added_relay,
    find_lost_relay,
    judge_relay,
    judge_speaker,
)
from newsnb.checking.ground import NOWHERE, Ground
from newsnb.checking.meaning import (
    NEAR_SENSE,
    SAME_SENSE,
    Likeness,
    find_hits,
    find_likeness,
    find_open,
    list_likenesses,
)
from newsnb.checking.relays import relays_in, relays_of
from newsnb.checking.voices import is_narrator, same_voice, spans_of, voice_of
from newsnb.checking.weighing import Places, has_other_fact, rank_verdicts, sort_places
from newsnb.checking.words import is_number, is_speech

_NOTHING = "The article has nothing like this."
_SELF = "The article says this itself; it does not say that {name} said so."
_LESS = "The article says less than this."
_REASONS = {
    "supported": "The article says so.",
    "unsupported": "The article says it with more reserve.",
    "altered": "The article says otherwise.",
    "unsure": "The article says something like it; look at both.",
}
_MOSTLY = 0.75  # of a statement, from which what one side denies counts
_LEAST = 0.1  # of a statement, below which nobody would see that it is supported
_NEAR_ENOUGH = 0.15  # the same, where no word is the same or a synonym
_LIKE_SENSE = 0.4  # of a statement, from which the article or somebody else says something like it


def judge_statement(claim: Claim, ground: Ground) -> Finding:
    """Return what became of a statement: what is likeliest by all signs, of which the rules are one."""
    favours = favour(claim, ground)
    found = list_likenesses(claim.passage.words, claim.passage.cue, ground, favours)
    ruled = judge_by_rules(claim, find_likeness(found, favours), ground, favours)
    if not found or is_certain(ruled, ground):
        return ruled
    places = place_likenesses(claim, found, ground)
    return settle(rank_verdicts(claim, places, ruled.verdict, ground), claim, places, ruled, ground)


def settle(ranked: Sequence[str], claim: Claim, places: Places, ruled: Finding, ground: Ground) -> Finding:
    """Return the first of the verdicts, the likeliest first, that can be explained; or what the rules say."""
    explained = (ruled if one == ruled.verdict else _explain(one, claim, places, ground) for one in ranked)
    return next((one for one in explained if one), ruled)


def is_certain(ruled: Finding, ground: Ground) -> bool:
    """Return whether the rules settle it.

    So they do where there is another relay, a source that is left open, a brief answer to a question, or where every
    word of a statement stands in one place, which nothing denies or hedges.
    """
    is_open = ruled.verdict == "unsure" and ruled.reason != _REASONS["unsure"]
    is_answer = bool(ruled.at) and ground.quote[ruled.at[0]] != ground.quote[ruled.at[-1]]
    is_said = ruled.verdict == "supported" and (is_answer or ruled.score >= 1)
    return ruled.verdict == "other-relay" or is_open or is_said


def place_likenesses(claim: Claim, found: Sequence[Likeness], ground: Ground) -> Places:
    """Return the places of an article that are most like a statement, by who speaks there."""
    told = [_is_told(claim, like, ground) for like in found]
    return sort_places(claim, found, told, ground)


def _is_told(claim: Claim, like: Likeness, ground: Ground) -> bool:
    """Return whether the narrator says that the claimed speaker says something, or is the claimed speaker."""
    if like.quote != NOWHERE:
        return False
    return is_narrator(claim.claimed, ground.reading) or _is_said(claim, like.at, ground)


def _explain(verdict: str, claim: Claim, places: Places, ground: Ground) -> Finding | None:
    """Return a verdict with its place and its reason; None for one that has none here."""
    if verdict == "supported" and places.own < _LEAST:
        return _find_nearest(places, ground)
    if verdict == "supported" and places.own >= NEAR_SENSE and has_other_fact(claim, places.main, ground):
        return _judge_sense(claim, replace(places.main, weaker=False), _found_at(places.main, ground), ground)
    lenient = verdict == "supported" or (verdict == "unsupported" and not places.main.weaker)
    if lenient and _is_denied(claim, places):
        return _judge_sense(claim, replace(places.main, facts=(), weaker=False), _found_at(places.main, ground), ground)
    if verdict == "absent":
        return Finding("absent", _NOTHING, 1 - places.main.share)
    elsewhere = {"other-speaker": "other", "unsupported": "narrator"}.get(verdict, "")
    like = places.best[elsewhere] if elsewhere and places.share(elsewhere) > places.own else places.main
    found = _found_at(like, ground)
    if verdict == "other-speaker":
        return blame_speaker(claim, found) if elsewhere in places.best and found.found else None
    reason = _explain_reserve(claim, like, ground) if verdict == "unsupported" else _REASONS[verdict]
    sense = _judge_sense(claim, like, found, ground) if verdict == "altered" else None
    return sense if sense and sense.verdict == verdict else replace(found, verdict=verdict, reason=reason)


def _find_nearest(places: Places, ground: Ground) -> Finding | None:
    """Return that the article supports a statement in other words; None if they are not near enough."""
    near = places.near
    if near.own < _NEAR_ENOUGH or not near.at:
        return None
    return _found_at(Likeness(near.at, ground.quote[near.at[-1]], near.own), ground)


def _explain_reserve(claim: Claim, like: Likeness, ground: Ground) -> str:
    """Return what makes a statement too strong: that nobody says it, or a word on one of the sides."""
    if like.quote == NOWHERE and not _is_told(claim, like, ground):
        return _SELF.format(name=claim.name)
    if like.reserve:
        return f"{_REASONS['unsupported'].removesuffix('.')}: “{ground.text_of(like.reserve[:1])}”."
    if like.beyond:
        return f"“{cut_out(claim, like.beyond[:1])}” goes further than the article."
    opens = find_open(like.at, ground)
    return f"The article leaves this open: “{opens}”." if opens else _LESS


def _is_denied(claim: Claim, places: Places) -> bool:
    """Return whether one side denies what the other says: most of the words are there, or a number is not.

    The weights alone are too lenient: *nobody has to leave* supports no number of people.
    """
    number = any(is_number(claim.passage.words.stems[at]) for at in places.main.facts)
    return places.main.denied and places.own >= (NEAR_SENSE if number else _MOSTLY)


def _found_at(like: Likeness, ground: Ground) -> Finding:
    quote = None if like.quote == NOWHERE else ground.reading.quotes[like.quote]
    voices = () if quote is None else ground.voices[like.quote]
    return Finding("supported", _REASONS["supported"], like.share, quote, voices, like.at)


def judge_by_rules(claim: Claim, like: Likeness | None, ground: Ground, favours: Mapping[int, float]) -> Finding:
    """Return what rules alone say of a statement and the place that is most like it."""
    if like is None or like.share < (NEAR_SENSE if like.quote in favours else _LIKE_SENSE):
        return Finding("absent", _NOTHING, 1 - (like.share if like else 0))
    found = _found_at(like, ground)
    speaker = judge_speaker(claim, found, ground)
    if speaker and speaker.verdict == "unsure":
        return speaker
    if like.share < SAME_SENSE and not like.facts and not like.weaker:
        return replace(found, verdict="unsure", reason=_REASONS["unsure"])
    return (
        speaker
        or _add_sense(judge_relay(claim, found, ground), claim, like, ground)
        or _judge_sense(claim, like, found, ground)
        or _judge_narrator(claim, found, ground)
        or found
    )


def _judge_sense(claim: Claim, like: Likeness, found: Finding, ground: Ground) -> Finding | None:
    if like.weaker:
        return replace(found, verdict="unsupported", reason=_explain_reserve(claim, like, ground))
    if like.facts:
        number = cut_out(claim, like.facts[:1])
        return replace(found, verdict="altered", reason=f"“{number}” is not what the article has.")
    if like.denied:
        return replace(found, verdict="altered", reason="One of the two denies what the other says.")
    if like.opposed:
        return replace(found, verdict="altered", reason="The article says the opposite.")
    return None


def _add_sense(relay: Finding | None, claim: Claim, like: Likeness, ground: Ground) -> Finding | None:
    """Return what is wrong with a relay, with what is wrong with the sense besides."""
    sense = _judge_sense(claim, like, relay, ground) if relay else None
    return replace(relay, reason=f"{relay.reason} {sense.reason}") if relay and sense else relay


def _judge_narrator(claim: Claim, found: Finding, ground: Ground) -> Finding | None:
    """Return what is wrong where the article says something itself, and the text has it said by somebody."""
    if found.quote is not None or not claim.claimed or is_narrator(claim.claimed, ground.reading):
        return None
    if _is_said(claim, found.at, ground):
        ours = relays_of(claim.text, claim.passage.quote) if claim.passage.quote else []
        theirs = relays_in(ground.text_of(found.at), ground.reading)
        return find_added_relay(found, ours, theirs) or find_lost_relay(found, ours, theirs)
    return replace(found, verdict="unsupported", reason=_SELF.format(name=claim.name))


def _is_said(claim: Claim, at: Sequence[int], ground: Ground) -> bool:
    """Return whether the claimed speaker stands before words of speech or belief, and they before what is said.

    What stands before them is about the speaker: *Berg, who sells tools, said*.
    """
    first, last = ground.words.spans[at[0]][0], ground.words.spans[at[-1]][1]
    named = [
        end
        for entity in ground.reading.entities
        for start, end in spans_of(entity)
        if first <= start < last and same_voice(claim.claimed, [voice_of(ground.reading, entity)])
    ]
    behind = [one for one in at if ground.words.spans[one][0] >= min(named, default=last)]
    speech = next((one for one in behind if is_speech(ground.words.stems[one])), None)
    return speech is not None and _is_mostly_behind(speech, claim, at, ground)


def _is_mostly_behind(start: int, claim: Claim, at: Sequence[int], ground: Ground) -> bool:
    """Return whether most words that a place shares with a statement stand behind one."""
    hits = find_hits(claim.passage.words, at, ground)
    return 2 * sum(one > start for one in hits) >= len(hits)
