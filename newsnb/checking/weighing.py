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
from newsnb.checking.meaning import Likeness, denies, focus, list_hedges, list_swapped
from newsnb.checking.nearness import Nearness, find_nearness, list_nearness_signs
from newsnb.checking.voices import same_voice
from newsnb.checking.words import HEDGES, JUDGEMENTS, is_negation, is_number, is_small, stem_of
from newsnb.lang import english

KINDS = ("own", "other", "open", "narrator")
"""Who says something, seen from the claimed speaker: the same, somebody else, one who may be either, nobody."""

_COUNTS = (1, 2, 3, 4)
_MEASURES = frozenset(map(stem_of, english.checking.words.measures))
_LIMITS = frozenset(map(stem_of, english.checking.words.limits))
_WILL = english.checking.words.future
_AHEAD_OF = _WILL | {"would"}
_OPEN = english.checking.patterns.leaves_open
_STEPS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.75, 0.9)  # of the share that the claimed speaker has
_OFTEN = 2  # times that a word stands in an article, from which it tells little
_AHEAD = 0.1  # by which others must have more
_OWN = 0.5  # of the best share, from which what the claimed speaker says is looked at
_LONGEST, _LONGEST_PLACE = 12, 30  # words, from which length counts no more


@dataclass(frozen=True, slots=True)
class Places:
    """The places of an article that are most like a statement: the best of each kind, and the one to look at.

    ``near`` tells how near in sense the words there are, even where no word is the same.
    """

    best: Mapping[str, Likeness]
    main: Likeness
    near: Nearness

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
    main = own if own and own.share >= _OWN * top.share else top
    return Places(best, main, find_nearness(claim, ground))


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
        **dict(list_nearness_signs(places.near)),
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
    yield from _list_hits(claim, like, ground)
    yield "in marks", sum(ground.marked[at] for at in like.at) / (len(like.at) or 1)


def _list_hits(claim: Claim, like: Likeness, ground: Ground) -> Iterator[tuple[str, float]]:
    """Yield how many words of the statement the place has, and how many the article has nowhere."""
    words = claim.passage.words
    telling = [at for at, form in enumerate(words.forms) if not is_small(form) and not is_negation(form)]
    hits = len(telling) - len(set(telling).intersection(like.missing))
    lost = [at for at in telling if not ground.alike(words.forms[at], words.stems[at])]
    yield "nowhere", len(lost) / (len(telling) or 1)
    yield from ((f"hits from {number}", float(hits >= number)) for number in _COUNTS)
    yield from ((f"nowhere from {number}", float(len(lost) >= number)) for number in _COUNTS)
    kept = [at for at in telling if at not in like.missing]
    yield "frequent", sum(len(ground.where_stem.get(words.stems[at], ())) > _OFTEN for at in kept) / (len(kept) or 1)
    yield from _list_rare([words.stems[at] for at in telling], like, ground)
    there = [at for at in like.at if not is_small(ground.words.forms[at])]
    mine = {there for at in telling for there in ground.alike(words.forms[at], words.stems[at])}
    yield "place covered", sum(at in mine for at in there) / (len(there) or 1)


def _list_rare(stems: Sequence[str], like: Likeness, ground: Ground) -> Iterator[tuple[str, float]]:
    """Yield how many words of a statement the article has at the place alone, and how many elsewhere alone."""
    here, total = frozenset(like.at), len(stems) or 1
    where = [frozenset(ground.where_stem.get(stem, ())) for stem in stems]
    only = sum(bool(at) and at <= here for at in where)
    elsewhere = sum(bool(at) and at.isdisjoint(here) for at in where)
    yield "rare", sum(len(at) == 1 and at <= here for at in where) / total
    yield "only here", only / total
    yield "elsewhere", elsewhere / total
    yield from ((f"only here from {number}", float(only >= number)) for number in _COUNTS)
    yield from ((f"elsewhere from {number}", float(elsewhere >= number)) for number in _COUNTS)


def _list_flags(claim: Claim, like: Likeness, ground: Ground) -> Iterator[tuple[str, bool]]:
    words = claim.passage.words
    numbers = _list_numbers(claim, like)
    yield "number missing", bool(numbers)
    yield "number differs", _differs(numbers, like, ground)
    yield "name missing", len(numbers) < len(like.facts)
    yield "denied", like.denied
    yield "weaker", like.weaker
    yield "opposed", like.opposed
    yield "hedged", bool(list_hedges(words))
    yield "denies", denies(zip(words.forms, words.stems, strict=True))
    yield "judges", any(words.stems[at] in JUDGEMENTS for at in like.missing)
    yield "left open", bool(_OPEN.search(_sentences_of(like, ground)))
    yield "swapped", _is_swapped(claim, like, ground)
    yield "fact nowhere", any(not ground.alike(words.forms[at], words.stems[at]) for at in like.facts)
    yield from _list_reserves(claim, like, ground)
    yield "answer", bool(like.at) and ground.quote[like.at[0]] != ground.quote[like.at[-1]]


def has_other_fact(claim: Claim, like: Likeness, ground: Ground) -> bool:
    """Return whether the place has another number than the statement, another name, or another word of a kind."""
    differs = _differs(_list_numbers(claim, like), like, ground) or _is_swapped(claim, like, ground)
    return differs or _has_other_name(claim, like, ground)


def _has_other_name(claim: Claim, like: Likeness, ground: Ground) -> bool:
    """Return whether the place has a name that the statement has not, and the statement one that the place has not."""
    words, mine = claim.passage.words, frozenset(claim.passage.words.stems)
    if not any(at and words.capital[at] for at in like.facts):
        return False
    its = [at for at in focus(words, like.at, ground) if _is_name(at, ground)]
    return any(ground.words.stems[at] not in mine for at in its)


def _is_name(at: int, ground: Ground) -> bool:
    """Return whether a word of an article has a capital that is not due to where it stands."""
    first = at == ground.first[ground.sentence[at]]
    return ground.words.capital[at] and not first and not is_small(ground.words.forms[at])


def _list_numbers(claim: Claim, like: Likeness) -> list[int]:
    return [at for at in like.facts if is_number(claim.passage.words.stems[at])]


def _differs(numbers: Sequence[int], like: Likeness, ground: Ground) -> bool:
    return bool(numbers) and any(is_number(ground.words.stems[at]) for at in like.at)


def _is_swapped(claim: Claim, like: Likeness, ground: Ground) -> bool:
    """Return whether the place has another word of a kind than the statement: *June* for *July*."""
    words = claim.passage.words
    its = [ground.words.stems[at] for at in focus(words, like.at, ground)]
    return bool(list_swapped([words.stems[at] for at in like.missing], words.stems, its))


def _list_reserves(claim: Claim, like: Likeness, ground: Ground) -> Iterator[tuple[str, bool]]:
    """Yield whether either side has words of reserve, of measure or of the future that the other has not."""
    close = focus(claim.passage.words, like.at, ground)
    mine, its = set(claim.passage.words.stems), {ground.words.stems[at] for at in close}
    yield "reserve there alone", bool(its & HEDGES) and not list_hedges(claim.passage.words)
    yield "reserve beyond ours", bool(like.reserve) and bool(list_hedges(claim.passage.words))
    yield "limit there alone", bool(its & _LIMITS - mine)
    yield "measure there alone", bool(its & _MEASURES - mine)
    yield "measure here alone", bool(mine & _MEASURES - its)
    forms, theirs = set(claim.passage.words.forms), {ground.words.forms[at] for at in close}
    yield "will here alone", bool(forms & _WILL) and not theirs & _AHEAD_OF
    yield "would here", "would" in forms
    yield "would here alone", "would" in forms and not theirs & _AHEAD_OF
    yield "future there alone", bool(theirs & _AHEAD_OF) and not forms & _AHEAD_OF


def _sentences_of(like: Likeness, ground: Ground) -> str:
    text = ground.reading.text or ""
    numbers = sorted({ground.sentence[at] for at in like.at})
    return " ".join(text[slice(*ground.sentences[number])] for number in numbers)
