"""Candidates to probabilities: a log-linear model over the structure around a cue.

The ways to take a cue's content compete with one another, and with the cue attributing nothing. The features hold
dependency labels, parts of speech, function words, the classes of our own lexicons, quotation marks and lengths, and no
other word. The weights stand in ``lang/en/weights/attributions.csv``, a feature a line; its first lines say what they
were learned on and how to learn them anew.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from newsnb.extract.attributions.candidates import Candidate, Option
from newsnb.extract.attributions.features import values_of_cue, values_of_option
from newsnb.extract.scoring import name_features, probabilities
from newsnb.lang import english

_Key = str | tuple[str, ...]
_Values = Mapping[str, str]
_Lookup = Callable[[_Values], _Key]
_Table = dict[_Key, float]
_Tables = list[tuple[_Lookup, _Table]]

BIAS = "bias"
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
    bias, of_cue, of_option = _model()
    cue = values_of_cue(candidate, quoted)
    shared = bias + _sum(of_cue, cue)
    if shared < _HOPELESS:
        return 0.0, 0.0, candidate.options[0]
    tables = _tables(of_option, cue)
    values = (values_of_option(candidate, option, quoted) for option in candidate.options)
    chances = probabilities([shared + _sum(tables, own) for own in values])
    best = max(chances)
    return sum(chances), best, candidate.options[chances.index(best)]


def features_of(candidate: Candidate, option: Option, quoted: Sequence[bool]) -> list[str]:
    """Return all features of one option, as the training script needs them."""
    cue = values_of_cue(candidate, quoted)
    values = cue | values_of_option(candidate, option, quoted)
    return [*name_features(cue, OF_CUE), *name_features(values, OF_OPTION)]


class _Template(NamedTuple):
    """The weights of the features of one template, by its outer values and then by its inner ones.

    The outer values are those of the cue: what has no weight with a cue is not looked up for each of its options.
    """

    outer: _Lookup
    inner: _Lookup
    weights: dict[_Key, _Table]


@cache
def _model() -> tuple[float, _Tables, list[_Template]]:
    """Return the bias, the tables of all cues, and the templates of options."""
    of_cue = _tables(_templates(OF_CUE, frozenset()), {})
    return english.weights("attributions")[BIAS], of_cue, _templates(OF_OPTION, _OF_CUES)


def _templates(every: Iterable[tuple[str, ...]], outer: frozenset[str]) -> list[_Template]:
    made = {names: _Template(_lookup(set(names) & outer), _lookup(set(names) - outer), {}) for names in every}
    for feature, weight in english.weights("attributions").items():
        values = dict(part.partition("=")[::2] for part in feature.split(" "))
        template = made.get(tuple(values))
        if template is not None:
            template.weights.setdefault(template.outer(values), {})[template.inner(values)] = weight
    return list(made.values())


def _lookup(names: Collection[str]) -> _Lookup:
    return itemgetter(*sorted(names)) if names else lambda values: ()


def _tables(templates: Iterable[_Template], outer: _Values) -> _Tables:
    return [(template.inner, table) for template in templates if (table := template.weights.get(template.outer(outer)))]


def _sum(tables: _Tables, values: _Values) -> float:
    return sum([table.get(looked_at(values), 0.0) for looked_at, table in tables])
