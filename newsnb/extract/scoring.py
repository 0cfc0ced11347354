"""Features to probabilities: the log-linear model by which all steps of extraction decide, with "none" competing."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from math import exp
from operator import itemgetter
from types import MappingProxyType
from typing import NamedTuple

BIAS = "bias"

_Key = str | tuple[str, ...]
_Values = Mapping[str, str]
_LookUp = Callable[[_Values], _Key]

Tables = list[tuple[_LookUp, dict[_Key, float]]]
"""How to look up the values of each template, and the weights of those."""


def score(weights: Mapping[str, float], features: Iterable[str]) -> float:
    """Return the sum of the weights of ``features``; one that has no weight counts nothing.

    >>> score({"title": 1.5, "far": -2.0}, ["title", "unheard of"])
    1.5
    """
    return sum([weights.get(feature, 0.0) for feature in features])


def probabilities(scores: Sequence[float], none: float = 0.0) -> list[float]:
    """Return how likely each candidate is; that none of them is right competes with the score ``none``.

    >>> [round(share, 2) for share in probabilities([0.0, 0.0])]
    [0.33, 0.33]
    """
    best = max([none, *scores])
    odds = [exp(one - best) for one in scores]
    whole = sum(odds) + exp(none - best)
    return [one / whole for one in odds]


def name_features(values: _Values, templates: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield a feature for each template: the names in it with their values.

    >>> list(name_features({"cue": "say", "side": "before"}, [["cue"], ["cue", "side"]]))
    ['cue=say', 'cue=say side=before']
    """
    for names in templates:
        yield " ".join([f"{name}={values[name]}" for name in names])


class _Template(NamedTuple):
    """The weights of the features of one template, by its outer values and then by its inner ones."""

    outer: _LookUp
    inner: _LookUp
    weights: dict[_Key, dict[_Key, float]]


class Model:
    """The weights of features that `name_features` names, to be looked up by their values without naming them.

    Values of ``outer`` names are those that candidates share: what has no weight with them is not looked up for each.

    >>> model = Model({"bias": 0.5, "cue=say": 1.0, "cue=say side=before": 2.0}, [["cue"], ["cue", "side"]])
    >>> total(model.tables(), {"cue": "say", "side": "behind"}, model.bias)
    1.5
    """

    def __init__(
        self, weights: Mapping[str, float], templates: Iterable[Sequence[str]], outer: Collection[str] = ()
    ) -> None:
        self.bias = weights[BIAS]
        shared = frozenset(outer)
        self._templates = {tuple(names): _template(shared.intersection(names), names) for names in templates}
        known = sorted({*chain.from_iterable(self._templates)}, key=len, reverse=True)
        named = re.compile(f"(?:^| )({'|'.join(map(re.escape, known))})=")
        for feature, weight in weights.items():
            _, *parts = named.split(feature)
            values = dict(zip(parts[::2], parts[1::2], strict=True))
            if template := self._templates.get(tuple(values)):
                template.weights.setdefault(template.outer(values), {})[template.inner(values)] = weight

    def tables(self, outer: _Values = MappingProxyType({})) -> Tables:
        """Return what is looked up for candidates that share some values."""
        found = ((template.inner, template.weights.get(template.outer(outer))) for template in self._templates.values())
        return [(inner, weights) for inner, weights in found if weights]


def total(tables: Tables, values: _Values, bias: float = 0.0) -> float:
    """Return the sum of the weights of all values that have one."""
    return sum([weights.get(looked_at(values), 0.0) for looked_at, weights in tables], bias)


def _template(outer: Collection[str], names: Sequence[str]) -> _Template:
    return _Template(_look_up(outer), _look_up({*names} - {*outer}), {})


def _look_up(names: Collection[str]) -> _LookUp:
    return itemgetter(*sorted(names)) if names else lambda values: ()
