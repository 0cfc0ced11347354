"""What was found for a passage in one article, before it is a verdict, and what is wrong with where it is from."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from newsnb.checking.ground import NOWHERE, Ground
from newsnb.checking.passages import Passage
from newsnb.checking.relays import Relay, fullest, misses, relays_near, relays_of
from newsnb.checking.voices import Voice, is_narrator, rivals_of, same_voice
from newsnb.checking.words import tidy
from newsnb.reading import Reading
from newsnb.values import Quote

_FAVOUR = 0.08  # for what the claimed speaker says
_BRIEF = 60  # letters of words in a reason


@dataclass(frozen=True, slots=True)
class Claim:
    """A passage with the text that it is from, and who is said to have said it."""

    passage: Passage
    text: Reading
    claimed: tuple[Voice, ...]

    @property
    def name(self) -> str:
        """The claimed speaker, as shown."""
        return self.claimed[0].name if self.claimed else "this speaker"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found for a passage in one article."""

    verdict: str
    reason: str
    score: float
    quote: Quote | None = None
    found: tuple[Voice, ...] = ()
    at: tuple[int, ...] = ()


def favour(claim: Claim, ground: Ground) -> Mapping[int, float]:
    """Return the quotes that the claimed speaker says, by number, and what they count for more."""
    return {number: _FAVOUR for number, voices in enumerate(ground.voices) if same_voice(claim.claimed, voices)}


def quote_at(at: Sequence[int], ground: Ground) -> Quote | None:
    """Return the quote that most of some words of an article stand in."""
    counts = Counter(ground.quote[number] for number in at)
    most = counts.most_common(1)[0][0] if counts else NOWHERE
    return None if most == NOWHERE else ground.reading.quotes[most]


def judge_speaker(claim: Claim, found: Finding, ground: Ground) -> Finding | None:
    """Return what is wrong with who said something."""
    if found.quote is None or claim.passage.quote is None:
        return None
    rivals = rivals_of(ground.reading, found.quote)
    if rivals and same_voice(claim.claimed, rivals) is not False:
        names = " or ".join(voice.name for voice in rivals)
        return replace(found, verdict="unsure", reason=f"The article leaves open who says it: {names}.", found=())
    if same_voice(claim.claimed, found.found) is False and not is_narrator(claim.claimed, ground.reading):
        return blame_speaker(claim, found)
    return None


def blame_speaker(claim: Claim, found: Finding) -> Finding:
    """Return that somebody else said something."""
    said = found.found[0].name if found.found else "somebody else"
    return replace(found, verdict="other-speaker", reason=f"In the article {said} says this, not {claim.name}.")


def judge_relay(claim: Claim, found: Finding, ground: Ground) -> Finding | None:
    """Return what is wrong with whom something went through, or where it was said."""
    if found.quote is None or claim.passage.quote is None:
        return None
    near = relays_near(ground.reading, found.quote)
    theirs = [fullest(one, near) for one in relays_of(ground.reading, found.quote)]
    added = find_added_relay(found, relays_of(claim.text, claim.passage.quote), near)
    return added or find_lost_relay(found, relays_near(claim.text, claim.passage.quote), theirs)


def find_added_relay(found: Finding, ours: list[Relay], near: list[Relay]) -> Finding | None:
    """Return that a text has a relay which is none of those that the article may have."""
    if other := misses(ours, near):
        reason = f"In the article, this has nothing to do with “{other.words}”."
        return replace(found, verdict="other-relay", reason=reason)
    return None


def find_lost_relay(found: Finding, ours: list[Relay], theirs: list[Relay]) -> Finding | None:
    """Return that the article has a relay which is none of those that a text may have."""
    if other := misses((one for one in theirs if one.counts), ours):
        return replace(found, verdict="other-relay", reason=f"The article adds that this is from “{other.words}”.")
    return None


def brief(numbers: Sequence[int], ground: Ground) -> str:
    """Return words of an article for a reason, cut where they are many."""
    words = tidy(ground.text_of(numbers)) if numbers else ""
    return words if len(words) <= _BRIEF else f"{words[:_BRIEF].rsplit(' ', 1)[0]} …"


def cut_out(claim: Claim, numbers: Sequence[int]) -> str:
    """Return words of a passage for a reason."""
    spans = claim.passage.words.spans
    return tidy((claim.text.text or "")[spans[numbers[0]][0] : spans[numbers[-1]][1]])
