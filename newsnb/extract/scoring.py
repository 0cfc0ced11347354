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

_Row = tuple[_LookUp, dict[_Key, float]]


class Tables(NamedTuple):
    """What all candidates with some values have in common, and where the weights of their own values are looked up."""

    shared: float
    rows: list[_Row]


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
        inner = {tuple(names): tuple(sorted({*names}.difference(outer))) for names in templates}
        shared = {names: tuple(sorted({*names}.intersection(outer))) for names in inner}
        found: dict[tuple[str, ...], dict[_Key, dict[tuple[str, ...], dict[_Key, float]]]] = {}
        known = sorted({*chain.from_iterable(inner)}, key=len, reverse=True)
        named = re.compile(f"(?:^| )({'|'.join(map(re.escape, known))})=")
        for feature, weight in weights.items():
            _, *parts = named.split(feature)
            values = dict(zip(parts[::2], parts[1::2], strict=True))
            if (names := tuple(values)) in inner:
                by_values = found.setdefault(shared[names], {}).setdefault(_look_up(shared[names])(values), {})
                by_values.setdefault(inner[names], {})[_look_up(inner[names])(values)] = weight
        self._tables = [
            (_look_up(names), {values: _tables(weights) for values, weights in by_values.items()})
            for names, by_values in found.items()
        ]

    def tables(self, outer: _Values = MappingProxyType({})) -> Tables:
        """Return what is looked up for candidates that share some values."""
        found = [tables for look_up, known in self._tables if (tables := known.get(look_up(outer)))]
        return Tables(sum([one.shared for one in found]), [row for one in found for row in one.rows])


def total(tables: Tables, values: _Values, bias: float = 0.0) -> float:
    """Return the sum of the weights of all values that have one."""
    return sum([weights.get(look_up(values), 0.0) for look_up, weights in tables.rows], bias + tables.shared)


def _tables(weights: Mapping[tuple[str, ...], dict[_Key, float]]) -> Tables:
    """Return tables of weights by the names whose values they are looked up by; without names, there is one weight."""
    rows = [(_look_up(names), by_values) for names, by_values in weights.items() if names]
    return Tables(sum(weights.get((), {}).values()), rows)


def _look_up(names: Sequence[str]) -> _LookUp:
    return itemgetter(*names) if names else lambda values: ()
