"""Features to probabilities: the log-linear model by which all steps of extraction decide, with "none" competing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import exp


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


def name_features(values: Mapping[str, str], templates: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield a feature for each template: the names in it with their values.

    >>> list(name_features({"cue": "say", "side": "before"}, [["cue"], ["cue", "side"]]))
    ['cue=say', 'cue=say side=before']
    """
    for names in templates:
        yield " ".join([f"{name}={values[name]}" for name in names])
