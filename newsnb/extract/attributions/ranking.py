"""Candidates to probabilities: a log-linear model over the structure around a cue.

The ways to take a cue's content compete with one another, and with the cue attributing nothing. The features hold
dependency labels, parts of speech, function words, the classes of our own lexicons, quotation marks and lengths, and no
other word. The weights stand in ``lang/en/weights/attributions.csv``, a feature a line; its first lines say what they
were learned on and how to learn them anew.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from operator import itemgetter

from newsnb.extract.attributions.candidates import Candidate, Option
from newsnb.extract.attributions.features import values_of_cue, values_of_option
from newsnb.extract.scoring import probabilities
from newsnb.lang import english

_Key = str | tuple[str, ...]
_Table = tuple[Callable[[Mapping[str, str]], _Key], dict[_Key, float]]

BIAS = "bias"
OF_CUE = tuple(tuple(names.split()) for names in english.ordered("attributions.templates_of_cue"))
OF_OPTION = tuple(tuple(names.split()) for names in english.ordered("attributions.templates_of_option"))
_HOPELESS = -3.0  # what the cue alone must score: of 40 articles, no option made up for less


def rank(candidate: Candidate, quoted: Sequence[bool]) -> tuple[float, float, Option]:
    """Return the chance that ``candidate`` attributes anything, that of its best option, and that option.

    Parameters
    ----------
    candidate
        A cue and the ways to take its content.
    quoted
        For each token of the Doc, whether it stands in quotation marks.
    """
    bias, of_cue, of_option = _model()
    cue = values_of_cue(candidate, quoted)
    shared = bias + _sum(cue, of_cue)
    if shared < _HOPELESS:
        return 0.0, 0.0, candidate.options[0]
    values = (cue | values_of_option(candidate, option, quoted) for option in candidate.options)
    chances = probabilities([shared + _sum(own, of_option) for own in values])
    best = max(chances)
    return sum(chances), best, candidate.options[chances.index(best)]


def features_of(candidate: Candidate, option: Option, quoted: Sequence[bool]) -> list[str]:
    """Return all features of one option, as the training script needs them."""
    cue = values_of_cue(candidate, quoted)
    values = cue | values_of_option(candidate, option, quoted)
    return [*_features(cue, OF_CUE), *_features(values, OF_OPTION)]


def _sum(values: Mapping[str, str], tables: Sequence[_Table]) -> float:
    return sum([table.get(looked_at(values), 0.0) for looked_at, table in tables])


@cache
def _model() -> tuple[float, Sequence[_Table], Sequence[_Table]]:
    """Return the bias, and the weights of each template by the values alone: no feature is spelt to be looked up."""
    found: dict[tuple[str, ...], dict[_Key, float]] = {names: {} for names in (*OF_CUE, *OF_OPTION)}
    weights = english.weights("attributions")
    for feature, weight in weights.items():
        names, values = zip(*(part.partition("=")[::2] for part in feature.split(" ")), strict=True)
        if names in found:
            found[names][values[0] if len(values) == 1 else values] = weight
    tables = {names: (itemgetter(*names), table) for names, table in found.items() if table}
    of_cue, of_option = ([tables[names] for names in all_ if names in tables] for all_ in (OF_CUE, OF_OPTION))
    return weights[BIAS], of_cue, of_option


def _features(values: Mapping[str, str], templates: Sequence[tuple[str, ...]]) -> Iterator[str]:
    for names in templates:
        yield " ".join([f"{name}={values[name]}" for name in names])
