"""Candidates to probabilities: a log-linear model over the structure around a cue.

The ways to take a cue's content compete with one another, and with the cue attributing nothing. The features hold
dependency labels, parts of speech, function words, the classes of our own lexicons, quotation marks and lengths, and no
other word. The weights stand in ``lang/en/weights/attributions.csv``, a feature a line; its first lines say what they
were learned on and how to learn them anew.
"""

from collections.abc import Sequence
from functools import cache
from itertools import chain

from newsnb.extract.attributions.candidates import Candidate, Option
from newsnb.extract.attributions.features import values_of_cue, values_of_option
from newsnb.extract.scoring import Model, name_features, probabilities, total
from newsnb.lang import english

OF_CUE = tuple(tuple(names.split()) for names in english.attributions.ordered.templates_of_cue)
OF_OPTION = tuple(tuple(names.split()) for names in english.attributions.ordered.templates_of_option)
_OF_CUES = frozenset(("person", *chain.from_iterable(OF_CUE)))
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
    bias, of_cue, of_option = _models()
    cue = values_of_cue(candidate, quoted)
    shared = total(of_cue.tables(cue), cue, bias)
    if shared < _HOPELESS:
        return 0.0, 0.0, candidate.options[0]
    tables = of_option.tables(cue)
    values = (values_of_option(candidate, option, quoted) for option in candidate.options)
    chances = probabilities([shared + total(tables, own) for own in values])
    best = max(chances)
    return sum(chances), best, candidate.options[chances.index(best)]


def features_of(candidate: Candidate, option: Option, quoted: Sequence[bool]) -> list[str]:
    """Return all features of one option, as the training script needs them."""
    cue = values_of_cue(candidate, quoted)
    values = cue | values_of_option(candidate, option, quoted)
    return [*name_features(cue, OF_CUE), *name_features(values, OF_OPTION)]


@cache
def _models() -> tuple[float, Model, Model]:
    """Return the bias, the model of cues, by their class, and that of options, which share the values of their cue."""
    weights = english.weights("attributions")
    of_cue = Model(weights, OF_CUE, ("class",))
    return of_cue.bias, of_cue, Model(weights, OF_OPTION, _OF_CUES)
