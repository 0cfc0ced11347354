"""Words in quotation marks and an article -> whether they are its words, and whether they are the speaker's."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from newsnb.checking.alignment import Alignment, Change, align
from newsnb.checking.findings import (
    Claim,
    Finding,
    blame_speaker,
    brief,
    cut_out,
    favour,
    judge_relay,
    judge_speaker,
    quote_at,
)
from newsnb.checking.ground import NOWHERE, Ground
from newsnb.checking.meaning import SAME_SENSE, find_likeness, list_likenesses
from newsnb.checking.nesting import inner_voices
from newsnb.checking.passages import Passage
from newsnb.checking.voices import same_voice, voices_of
from newsnb.checking.words import is_negation, is_small

_SAME_WORDS = 0.55  # of the words by weight, from which a passage is these words, altered
_OF_WORDS = ("altered", "cut")
_FLIP = 3  # words that are left out with a negation, at most, for the sense to be turned around


def judge_wording(claim: Claim, ground: Ground) -> Finding:
    """Return what became of words in quotation marks."""
    alignment = align(claim.passage.words, claim.passage.breaks, ground, favour(claim, ground))
    if alignment.share < _SAME_WORDS:
        return _judge_as_paraphrase(claim, ground)
    at = tuple(sorted(alignment.there))
    quote = quote_at(at, ground)
    nested = inner_voices(at, quote, claim.claimed, ground)
    voices = voices_of(ground.reading, quote) if nested is None else nested
    found = Finding("verbatim", "The article has these words, in quotation marks.", alignment.share, quote, voices, at)
    parts = _judge_parts(alignment, found, ground)
    if parts:
        return parts
    source = _blame_outer(claim, found) if nested is not None else judge_speaker(claim, found, ground)
    words = _judge_marks(found, ground) or _judge_words(claim, alignment, found, ground)
    return _add_words(source, words) or _add_words(judge_relay(claim, found, ground), words) or words or found


def _add_words(source: Finding | None, words: Finding | None) -> Finding | None:
    """Return what is wrong with who said something or with its relay, and with its words as well.

    Another relay is only a fault of words that are right; where they are altered, that is the graver one.
    """
    if source is None or words is None or words.verdict not in _OF_WORDS:
        return source
    if source.verdict == "other-relay" and words.verdict == "altered":
        return replace(words, reason=f"{words.reason} {source.reason}")
    return replace(source, reason=f"{source.reason} {words.reason}")


def _blame_outer(claim: Claim, found: Finding) -> Finding | None:
    return blame_speaker(claim, found) if same_voice(claim.claimed, found.found) is False else None


def _judge_parts(alignment: Alignment, found: Finding, ground: Ground) -> Finding | None:
    """Return whether words are from two quotes, or from one in another order."""
    heavy = _list_places(alignment.there, ground)
    order = [part[0].there for part in alignment.parts]
    if len(heavy) < 2 and order == sorted(order):
        return None
    voices = tuple(voice for number in heavy for voice in ground.voices[number][:1])
    names = dict.fromkeys(voice.name for voice in voices)
    who = f" of {' and '.join(names)}" if len(names) > 1 else ""
    reason = f"These words{who} stand in two places of the article, and were joined."
    return replace(found, verdict="spliced", reason=reason, found=found.found)


def _list_places(at: Sequence[int], ground: Ground) -> list[int]:
    """Return the quotes that hold two words or more each; one inside another is its own where words are skipped."""
    runs = [run for run in _list_runs(at) if any(_is_quoted(number, ground) for number in run)]
    counts: Counter[tuple[int, int]] = Counter()
    for run in runs:
        marked = [number for number in run if _is_quoted(number, ground)]
        counts[ground.quote[marked[0]], ground.inner[marked[0]]] += len(marked)
    return [number for (number, _), count in counts.items() if count > 1]


def _is_quoted(number: int, ground: Ground) -> bool:
    return ground.marked[number] and ground.quote[number] != NOWHERE


def _judge_marks(found: Finding, ground: Ground) -> Finding | None:
    """Return whether words stand outside of the article's marks."""
    plain = [number for number in found.at if not ground.marked[number]]
    telling = sum(not is_small(ground.words.forms[number]) for number in plain)
    if len(plain) < 2 and not telling:
        return None
    if len(plain) == len(found.at) and found.quote is None:
        reason = "The article says this itself, in its own words; nobody says it there."
        return replace(found, verdict="unsupported", reason=reason)
    reason = f"The article has “{brief(plain[:1] + plain[-1:], ground)}” in its own words, outside quotation marks."
    return replace(found, verdict="paraphrase-as-quote", reason=reason)


def _judge_words(claim: Claim, alignment: Alignment, found: Finding, ground: Ground) -> Finding | None:
    """Return what is wrong with words that are more or less the article's."""
    if alignment.changes:
        return replace(found, verdict="altered", reason=_explain_changes(alignment.changes, claim, ground))
    left_out = alignment.left_out or _between_parts(alignment, claim.passage)
    for run in _list_runs(left_out):
        if len(run) <= _FLIP and any(is_negation(ground.words.forms[number]) for number in run):
            reason = f"“{brief(run, ground)}” is missing, which turns the sense around."
            return replace(found, verdict="altered", reason=reason)
    if left_out:
        return replace(found, verdict="cut", reason=f"“{brief(left_out, ground)}” was left out, without a sign.")
    return None


def _list_runs(numbers: Sequence[int]) -> list[list[int]]:
    """Return numbers in runs of neighbours."""
    runs = groupby(enumerate(numbers), key=lambda one: one[1] - one[0])
    return [[number for _, number in run] for _, run in runs]


def _between_parts(alignment: Alignment, passage: Passage) -> tuple[int, ...]:
    """Return the words that were left out between two parts, where no sign shows it."""
    left_out: list[int] = []
    for one, two in pairwise(alignment.parts):
        if passage.breaks.isdisjoint(range(one[-1].here + 1, two[0].here + 1)):
            left_out += range(one[-1].there + 1, two[0].there)
    return tuple(left_out)


def _explain_changes(changes: Sequence[Change], claim: Claim, ground: Ground) -> str:
    said = []
    for change in changes[:3]:
        here = cut_out(claim, change.here)
        there = brief(change.there, ground)
        said.append(f"“{there}” became “{here}”" if there else f"“{here}” is not in the article's words")
    return f"{'; '.join(said)}."


def _judge_as_paraphrase(claim: Claim, ground: Ground) -> Finding:
    favours = favour(claim, ground)
    like = find_likeness(list_likenesses(claim.passage.words, claim.passage.cue, ground, favours), favours)
    if like is None or like.share < SAME_SENSE:
        return Finding("absent", "The article has nothing like these words.", 1 - (like.share if like else 0))
    quote = None if like.quote == NOWHERE else ground.reading.quotes[like.quote]
    found = Finding("", "", like.share, quote, voices_of(ground.reading, quote), like.at)
    reason = "The article says this, but not in these words."
    return judge_speaker(claim, found, ground) or replace(found, verdict="paraphrase-as-quote", reason=reason)
