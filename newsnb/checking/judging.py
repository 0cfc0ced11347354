"""A passage and the articles -> its verdict, with the reason in a sentence.

Two procedures: for words in quotation marks, which must be the article's, and for statements in plain words, which must
say what the article says. Both ask in the same order: is it there, are the words right, is it the speaker's, did it
go through the same hands.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from newsnb.checking.alignment import Alignment, Change, align
from newsnb.checking.ground import NOWHERE, Ground
from newsnb.checking.meaning import Likeness, find_likeness
from newsnb.checking.passages import Passage
from newsnb.checking.verdicts import Verdict
from newsnb.checking.voices import Voice, channel_of, is_narrator, relays_of, same_voice, voice_of
from newsnb.checking.words import is_negation, tidy
from newsnb.reading import Reading
from newsnb.values import Quote, Span

_SAME_WORDS = 0.55  # of the words by weight, from which a passage is these words, altered
_SAME_SENSE = 0.55  # of a statement, from which the article says it
_NEAR_SENSE = 0.35  # from which it says something like it
_FAVOUR = 0.08  # for what the claimed speaker says
_BRIEF = 60  # letters of words in a reason


@dataclass(frozen=True, slots=True)
class _Finding:
    """What was found for a passage in one article, before it is a verdict."""

    verdict: str
    reason: str
    score: float
    quote: Quote | None = None
    found: Voice | None = None
    at: tuple[int, ...] = ()


_ORDER = (
    "verbatim", "supported", "cut", "spliced", "altered", "other-relay", "other-speaker", "paraphrase-as-quote",
    "unsupported", "unsure", "absent",
)  # fmt: skip


def judge(passage: Passage, text: Reading, grounds: Sequence[Ground]) -> Verdict:
    """Return the verdict on a passage: that of the article that speaks for it most."""
    claimed = voice_of(text, passage.quote)
    decide = _judge_marked if passage.marked else _judge_statement
    found = [(number, ground, decide(passage, text, claimed, ground)) for number, ground in enumerate(grounds)]
    number, ground, best = min(found, key=lambda one: (_ORDER.index(one[2].verdict), -one[2].score))
    is_absent = best.verdict == "absent"
    return Verdict(
        id=f"verdict-{passage.start}",
        start=passage.start,
        end=passage.end,
        verdict=best.verdict,
        reading=None if is_absent else number,
        quote=best.quote.id if best.quote else None,
        content=_spans_of(best.at, ground),
        claimed=claimed.name if claimed else None,
        found=best.found.name if best.found else None,
        reason=best.reason,
        score=round(best.score, 2),
    )


def _spans_of(at: Sequence[int], ground: Ground) -> tuple[Span, ...]:
    """Return the spans of words of an article; words side by side, and gaps of a few, are one."""
    spans: list[Span] = []
    last = None
    for number in sorted(at):
        start, end = ground.words.spans[number]
        if last is not None and number - last <= 1:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
        last = number
    return tuple(spans)


def _favour(claimed: Voice | None, ground: Ground) -> Mapping[int, float]:
    """Return the quotes that the claimed speaker says, by number, and what they count for more."""
    said = ((number, voice_of(ground.reading, quote)) for number, quote in enumerate(ground.reading.quotes))
    return {number: _FAVOUR for number, voice in said if same_voice(claimed, voice)}


def _quote_at(at: Sequence[int], ground: Ground) -> Quote | None:
    counts = Counter(ground.quote[number] for number in at)
    most = counts.most_common(1)[0][0] if counts else NOWHERE
    return None if most == NOWHERE else ground.reading.quotes[most]


def _judge_marked(passage: Passage, text: Reading, claimed: Voice | None, ground: Ground) -> _Finding:
    favours = _favour(claimed, ground)
    alignment = align(passage.words, passage.breaks, ground, favours)
    if alignment.share < _SAME_WORDS:
        return _judge_as_paraphrase(passage, claimed, ground, favours)
    at = tuple(sorted(alignment.there))
    quote = _quote_at(at, ground)
    found = _Finding("verbatim", "", alignment.share, quote, voice_of(ground.reading, quote), at)
    words = _judge_words(passage, alignment, found, text, ground)
    if words is not None:
        return words
    return _judge_source(passage, text, claimed, found, ground) or replace(
        found, reason="The article has these words, in quotation marks."
    )


def _judge_words(
    passage: Passage, alignment: Alignment, found: _Finding, text: Reading, ground: Ground
) -> _Finding | None:
    """Return what is wrong with words in marks that are more or less the article's; None if they are right."""
    in_marks = sum(ground.marked[number] for number in found.at)
    if 2 * in_marks < len(found.at):
        if found.quote is None:
            return replace(
                found,
                verdict="unsupported",
                reason="The article says this itself, in its own words; nobody says it there.",
            )
        return replace(
            found,
            verdict="paraphrase-as-quote",
            reason="The article has this in its own words; quotation marks make them somebody's.",
        )
    if alignment.changes:
        return replace(found, verdict="altered", reason=_explain_changes(alignment.changes, passage, text, ground))
    if any(is_negation(ground.words.forms[number]) for number in alignment.left_out):
        return replace(
            found,
            verdict="altered",
            reason=f"“{_words(alignment.left_out, ground)}” is missing, which turns the sense around.",
        )
    if _is_spliced(alignment, ground):
        return replace(
            found, verdict="spliced", reason="These words stand in two places of the article, and were joined."
        )
    left_out = alignment.left_out or _between_parts(alignment, passage)
    if left_out:
        return replace(found, verdict="cut", reason=f"“{_words(left_out, ground)}” was left out, without a sign.")
    return None


def _is_spliced(alignment: Alignment, ground: Ground) -> bool:
    """Return whether words come from two quotes, or from one in another order."""
    counts = Counter(ground.quote[number] for number in alignment.there if ground.marked[number])
    heavy = [number for number, count in counts.items() if count > 1]
    order = [part[0].there for part in alignment.parts]
    return len(heavy) > 1 or order != sorted(order)


def _between_parts(alignment: Alignment, passage: Passage) -> tuple[int, ...]:
    """Return the words that were left out between two parts, where no sign shows it."""
    left_out: list[int] = []
    for one, two in zip(alignment.parts, alignment.parts[1:], strict=False):
        if passage.breaks.isdisjoint(range(one[-1].here + 1, two[0].here + 1)):
            left_out += range(one[-1].there + 1, two[0].there)
    return tuple(left_out)


def _explain_changes(changes: Sequence[Change], passage: Passage, text: Reading, ground: Ground) -> str:
    said = []
    for change in changes[:3]:
        here = _cut_out(passage, change.here, text)
        there = _words(change.there, ground)
        said.append(f"“{there}” became “{here}”" if there else f"“{here}” is not in the article's words")
    return f"{'; '.join(said)}."


def _cut_out(passage: Passage, numbers: Sequence[int], text: Reading) -> str:
    spans = passage.words.spans
    return tidy((text.text or "")[spans[numbers[0]][0] : spans[numbers[-1]][1]])


def _words(numbers: Sequence[int], ground: Ground) -> str:
    words = tidy(ground.text_of(numbers)) if numbers else ""
    return words if len(words) <= _BRIEF else f"{words[:_BRIEF].rsplit(' ', 1)[0]} …"


def _judge_as_paraphrase(
    passage: Passage, claimed: Voice | None, ground: Ground, favours: Mapping[int, float]
) -> _Finding:
    like = find_likeness(passage.words, passage.cue, ground, favours)
    if like is None or like.share < _SAME_SENSE:
        return _Finding("absent", "The article has nothing like these words.", 1 - (like.share if like else 0))
    quote = None if like.quote == NOWHERE else ground.reading.quotes[like.quote]
    found = _Finding("", "", like.share, quote, voice_of(ground.reading, quote), like.at)
    if same_voice(claimed, found.found) is False:
        return _blame_speaker(claimed, found)
    return replace(found, verdict="paraphrase-as-quote", reason="The article says this, but not in these words.")


def _judge_statement(passage: Passage, text: Reading, claimed: Voice | None, ground: Ground) -> _Finding:
    like = find_likeness(passage.words, passage.cue, ground, _favour(claimed, ground))
    if like is None or like.share < _NEAR_SENSE:
        return _Finding("absent", "The article has nothing like this.", 1 - (like.share if like else 0))
    quote = None if like.quote == NOWHERE else ground.reading.quotes[like.quote]
    found = _Finding("supported", "The article says so.", like.share, quote, voice_of(ground.reading, quote), like.at)
    if like.share < _SAME_SENSE and not like.facts:
        return replace(found, verdict="unsure", reason="The article says something like it; look at both.")
    return (
        _judge_sense(passage, like, found, text)
        or _judge_narrator(claimed, found, ground)
        or _judge_source(passage, text, claimed, found, ground)
        or found
    )


def _judge_sense(passage: Passage, like: Likeness, found: _Finding, text: Reading) -> _Finding | None:
    if like.facts:
        number = _cut_out(passage, like.facts[:1], text)
        return replace(found, verdict="altered", reason=f"“{number}” is not what the article has.")
    if like.denied:
        return replace(found, verdict="altered", reason="One of the two denies what the other says.")
    if like.opposed:
        return replace(found, verdict="altered", reason="The article says the opposite.")
    if like.weaker:
        return replace(found, verdict="unsupported", reason="The article says it with more reserve.")
    return None


def _judge_narrator(claimed: Voice | None, found: _Finding, ground: Ground) -> _Finding | None:
    """Return what is wrong where the article says something itself, and the text has it said by somebody."""
    if found.quote is not None or claimed is None or is_narrator(claimed, ground.reading):
        return None
    return replace(
        found,
        verdict="unsupported",
        reason=f"The article says this itself; it does not say that {claimed.name} said so.",
    )


def _judge_source(
    passage: Passage, text: Reading, claimed: Voice | None, found: _Finding, ground: Ground
) -> _Finding | None:
    """Return what is wrong with who said something, or with whom it went through."""
    if found.quote is None or passage.quote is None:
        return None
    if same_voice(claimed, found.found) is False and not is_narrator(claimed, ground.reading):
        return _blame_speaker(claimed, found)
    ours, theirs = relays_of(text, passage.quote), relays_of(ground.reading, found.quote)
    if any(not any(same_voice(one, other) for other in theirs) for one in ours):
        return replace(
            found, verdict="other-relay", reason=f"{ours[0].name} is not whom the article has it said to or through."
        )
    if any(not any(same_voice(one, other) for other in ours) for one in theirs):
        return replace(found, verdict="other-relay", reason=f"The article has it said to or through {theirs[0].name}.")
    channel = channel_of(text, passage.quote)
    if channel and channel.isdisjoint(channel_of(ground.reading, found.quote)):
        return replace(found, verdict="other-relay", reason="The article has it said in another place.")
    return None


def _blame_speaker(claimed: Voice | None, found: _Finding) -> _Finding:
    said = found.found.name if found.found else "somebody else"
    other = claimed.name if claimed else "this speaker"
    return replace(found, verdict="other-speaker", reason=f"In the article {said} says this, not {other}.")
