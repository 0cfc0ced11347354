"""Attributions of an article to those that stay, with the chances that words and source are right, and the speaker.

Two log-linear models over the same features: whether an attribution is right (``weights/verdict.csv``), and whether its
source is, where the words are (``weights/speakers.csv``). Words in quotation marks always stay with somebody.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from newsnb.extract.coreference.chains import Chains
from newsnb.extract.coreference.speakers import Speaker
from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import WHOLE, Attribution
from newsnb.extract.grammar import PAST
from newsnb.extract.overlaps import Overlaps, covers_half
from newsnb.extract.scoring import BIAS, Model, Tables, name_features, probabilities, total
from newsnb.extract.verdict.features import Values, describe
from newsnb.lang import english
from newsnb.text.marks import Stretch

TEMPLATES = tuple(tuple(names.split("+")) for names in english.attributions.ordered.templates_of_verdict)

LEAST = 0.4
"""Chance from which an attribution stays; chosen for the best F1 of reported speech that loses no kind of it."""

_LEAST_WITH_STANCE = 0.3  # the same for beliefs, wishes and plans
_LEAST_OF_NOBODY = 0.12  # the same for what nobody stands for (reportedly); the corpus seldom marks that
_LEAST_OF_FEW_WORDS = 0.2  # the same for a few words in marks that nothing else covers
_TOLD = english.attributions.words.told_who_speaks
_FEW = 5  # words
_NESTED, _NESTED_SPEAKER = 0.75, 0.9  # set by hand, as no corpus marks what is said within the words of others


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """An attribution with the chance that it is right, whom its source means, and the chance of that."""

    attribution: Attribution
    speaker: Speaker
    speaker_score: float


def judge(
    discourse: Discourse, attributions: Sequence[Attribution], chains: Chains, speakers: Sequence[Speaker]
) -> list[Judged]:
    """Return the attributions that stay, in their order."""
    outer = [number for number, one in enumerate(attributions) if not one.nested]
    own_words, own_speakers = [attributions[number] for number in outer], [speakers[number] for number in outer]
    described = list(describe(discourse, own_words, chains, own_speakers))
    scored = [_scored(one, own) for one, own in zip(own_words, described, strict=True)]
    judged = {
        number: _judged_nested(one, speaker)
        for number, (one, speaker) in enumerate(zip(attributions, speakers, strict=True))
        if one.nested and not _is_of_nobody(discourse, one, speaker)
    }
    for at in _kept(discourse, scored):
        chance = _chance("speakers", described[at]) * own_speakers[at].score
        judged[outer[at]] = Judged(attribution=scored[at], speaker=own_speakers[at], speaker_score=chance)
    return [judged[number] for number in sorted(judged)]


def _is_of_nobody(discourse: Discourse, one: Attribution, speaker: Speaker) -> bool:
    """Return whether a report in plain words within the words of another is of nobody known, who told them nothing."""
    if not one.rule.startswith("report in ") or speaker.entities:
        return False
    told = {discourse.doc[token].lower_ for token in one.told_to}
    is_they = one.source_head is not None and discourse.doc[one.source_head].lower_ == "they"
    return (told.isdisjoint(_TOLD) and not is_they) or discourse.doc[one.head].tag not in PAST


def _judged_nested(one: Attribution, speaker: Speaker) -> Judged:
    chance = _NESTED_SPEAKER * speaker.score
    return Judged(attribution=replace(one, score=_NESTED), speaker=speaker, speaker_score=chance)


def _scored(one: Attribution, values: Values) -> Attribution:
    """Return an attribution with its chance; that of turns and letters stays: the weights' corpus has hardly any."""
    return one if one.rule in WHOLE else replace(one, score=_chance("verdict", values))


def features_of(values: Values) -> list[str]:
    """Return the features of what `describe` yields."""
    return [BIAS, *name_features(values, TEMPLATES)]


def _chance(table: str, values: Values) -> float:
    bias, tables = _tables(table)
    return probabilities([total(tables, values, bias)])[0]


@cache
def _tables(table: str) -> tuple[float, Tables]:
    model = Model(english.weights(table), TEMPLATES)
    return model.bias, model.tables()


def _kept(discourse: Discourse, attributions: Sequence[Attribution]) -> set[int]:
    """Return the numbers of what is likely enough, and of the likeliest that hold other words in marks."""
    kept: set[int] = set()
    held: set[Stretch] = set()
    stretches_in = _StretchesIn(discourse)
    for number in sorted(range(len(attributions)), key=lambda number: -attributions[number].score):
        one = attributions[number]
        inside = stretches_in(one) if one.speech else []
        if _is_likely(one) or any(_must_stay(discourse, one, stretch) for stretch in inside if stretch not in held):
            kept.add(number)
            held.update(inside)
    return kept


def _is_likely(one: Attribution) -> bool:
    least = LEAST if one.source else _LEAST_OF_NOBODY
    return one.rule in WHOLE or one.score >= (least if one.speech else _LEAST_WITH_STANCE)


def _must_stay(discourse: Discourse, one: Attribution, stretch: Stretch) -> bool:
    few = sum(len(discourse.text[slice(*span)].split()) for span in stretch.spans) < _FEW
    return not few or one.score >= _LEAST_OF_FEW_WORDS


class _StretchesIn:
    """Finds the words in marks of which half lie in a content."""

    def __init__(self, discourse: Discourse) -> None:
        self._near: Overlaps[Stretch] = Overlaps()
        for stretch in discourse.stretches:
            self._near.add(stretch, stretch.spans)

    def __call__(self, one: Attribution) -> list[Stretch]:
        return [stretch for stretch in self._near.near(one.content) if covers_half(one.content, stretch.spans)]
