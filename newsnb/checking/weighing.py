"""A statement, the places of an article that are like it, and what the rules say -> the verdicts, likeliest first.

A log-linear model: signs of how far the claimed speaker, others and the article itself say the same count for and
against each verdict, by ``weights/statements.csv``, which ``scripts/statement_weights.py`` fits to statements that were
judged by hand.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from newsnb.checking.findings import Claim
from newsnb.checking.ground import NOWHERE, Ground
from newsnb.checking.meaning import Likeness, denies
from newsnb.checking.voices import same_voice
from newsnb.checking.words import HEDGES, JUDGEMENTS, is_number, is_small
from newsnb.lang import english

KINDS = ("own", "other", "open", "narrator")
"""Who says something, seen from the claimed speaker: the same, somebody else, one who may be either, nobody."""

_OPEN = english.checking.patterns.leaves_open
_STEPS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.75, 0.9)  # of the share that the claimed speaker has
_AHEAD = 0.1  # by which others must have more
_OWN = 0.5  # of the best share, from which what the claimed speaker says is looked at
_LONGEST, _LONGEST_PLACE = 12, 30  # words, from which length counts no more


@dataclass(frozen=True, slots=True)
class Places:
    """The places of an article that are most like a statement: the best of each kind, and the one to look at."""

    best: Mapping[str, Likeness]
    main: Likeness

    def share(self, kind: str) -> float:
        """Return how much of the statement the best place of a kind has."""
        return self.best[kind].share if kind in self.best else 0.0

    @property
    def own(self) -> float:
        """How much of the statement somebody says who may be the claimed speaker."""
        return max(self.share("own"), self.share("open"))


def sort_places(claim: Claim, found: Sequence[Likeness], said: Sequence[bool], ground: Ground) -> Places:
    """Return places by who speaks there; ``said`` tells of which the narrator has the claimed speaker say it."""
    best: dict[str, Likeness] = {}
    for like, is_said in zip(found, said, strict=True):
        kind = "own" if is_said else _kind_of(claim, like, ground)
        if kind not in best or like.share > best[kind].share:
            best[kind] = like
    top = max(best.values(), key=_share)
    own = best.get("own") or best.get("open")
    return Places(best, own if own and own.share >= _OWN * top.share else top)


def _share(like: Likeness) -> float:
    return like.share


def _kind_of(claim: Claim, like: Likeness, ground: Ground) -> str:
    if like.quote == NOWHERE:
        return "narrator"
    return {True: "own", False: "other", None: "open"}[same_voice(claim.claimed, ground.voices[like.quote])]


def rank_verdicts(claim: Claim, places: Places, rule: str, ground: Ground) -> list[str]:
    """Return the verdicts on a statement, the likeliest first; ``rule`` is what the rules say."""
    signs = signs_of(claim, places, rule, ground)
    sums = {
        verdict: sum(weights.get(name, 0.0) * value for name, value in signs.items())
        for verdict, weights in _read_weights().items()
    }
    return sorted(sums, key=lambda verdict: -sums[verdict])


@cache
def _read_weights() -> dict[str, dict[str, float]]:
    """Return the weight of each sign, by verdict."""
    found: dict[str, dict[str, float]] = {}
    for key, weight in english.weights("statements").items():
        verdict, _, sign = key.partition(": ")
        found.setdefault(verdict, {})[sign] = weight
    return found


def signs_of(claim: Claim, places: Places, rule: str, ground: Ground) -> dict[str, float]:
    """Return what speaks for one verdict or another, each from 0 to 1."""
    flags = dict(_list_flags(claim, places.main, ground))
    return {
        "bias": 1.0,
        f"rule {rule}": 1.0,
        **dict(_list_shares(places)),
        **dict(_list_sizes(claim, places.main, ground)),
        **{name: 1.0 for name, holds in flags.items() if holds},
        **{f"{name} * share": places.main.share for name, holds in flags.items() if holds},
    }


def _list_shares(places: Places) -> Iterator[tuple[str, float]]:
    own, other, narrator = places.own, places.share("other"), places.share("narrator")
    yield from ((kind, places.share(kind)) for kind in KINDS)
    yield "top", max(own, other, narrator)
    yield "own squared", own**2
    yield "own less other", own - other
    yield "own less narrator", own - narrator
    yield "has own", float("own" in places.best)
    yield "other ahead", float(other > max(own, narrator) + _AHEAD)
    yield "narrator ahead", float(narrator > max(own, other) + _AHEAD)
    yield from ((f"own from {step}", float(own >= step)) for step in _STEPS)


def _list_sizes(claim: Claim, like: Likeness, ground: Ground) -> Iterator[tuple[str, float]]:
    telling = sum(not is_small(form) for form in claim.passage.words.forms) or 1
    yield "length", min(telling, _LONGEST) / _LONGEST
    yield "missing", len(like.missing) / telling
    yield "length there", min(len(like.at), _LONGEST_PLACE) / _LONGEST_PLACE
    yield "in marks", sum(ground.marked[at] for at in like.at) / (len(like.at) or 1)


def _list_flags(claim: Claim, like: Likeness, ground: Ground) -> Iterator[tuple[str, bool]]:
    words = claim.passage.words
    numbers = [at for at in like.facts if is_number(words.stems[at])]
    yield "number missing", bool(numbers)
    yield "number differs", bool(numbers) and any(is_number(ground.words.stems[at]) for at in like.at)
    yield "name missing", len(numbers) < len(like.facts)
    yield "denied", like.denied
    yield "weaker", like.weaker
    yield "opposed", like.opposed
    yield "hedged", not HEDGES.isdisjoint(words.stems)
    yield "denies", denies(zip(words.forms, words.stems, strict=True))
    yield "judges", any(words.stems[at] in JUDGEMENTS for at in like.missing)
    yield "left open", bool(_OPEN.search(_sentences_of(like, ground)))
    yield "answer", bool(like.at) and ground.quote[like.at[0]] != ground.quote[like.at[-1]]


def _sentences_of(like: Likeness, ground: Ground) -> str:
    text = ground.reading.text or ""
    numbers = sorted({ground.sentence[at] for at in like.at})
    return " ".join(text[slice(*ground.sentences[number])] for number in numbers)
