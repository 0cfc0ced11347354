"""Candidates to probabilities: a log-linear model over the structure around a cue.

The ways to take a cue's content compete with one another, and with the cue attributing nothing. The features hold
dependency labels, parts of speech, function words, the classes of our own lexicons, quotation marks and lengths, and no
other word. The weights stand in ``lang/en/weights/attributions.csv``, a feature a line; its first lines say what they
were learned on and how to learn them anew.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from math import exp
from operator import itemgetter

from newsnb.extract.attributions.candidates import Candidate, Option
from newsnb.extract.attributions.features import values_of_cue, values_of_option
from newsnb.lang import english

_Key = str | tuple[str, ...]
_Getter = Callable[[dict[str, str]], _Key]

BIAS = "bias"
_HOPELESS = -3.0  # what the cue alone must score: of 40 articles, no option made up for less

# Which values are looked at together. A feature is their names and values: "class=say subject=ent:PERSON".
OF_CUE = (
    ("class",), ("tag",), ("dep",), ("subject",), ("hops",), ("marked",), ("aux",), ("frames",), ("kinds",),
    ("relation",), ("above",), ("class", "above"), ("class", "subject"), ("class", "tag"), ("class", "dep"),
    ("class", "marked"), ("class", "aux"), ("class", "kinds"), ("class", "frames"),
    ("sense",), ("sense", "tag"), ("sense", "subject"), ("mark",), ("sister",), ("class", "mark"), ("class", "sister"),
    ("det",), ("class", "det"), ("gov",), ("class", "gov"),
)  # fmt: skip
OF_OPTION = (
    ("option",), ("opening",), ("quoted",), ("length",), ("object",), ("inside",), ("group",), ("gap",),
    ("class", "option"), ("class", "option", "person"), ("option", "opening"), ("class", "option", "opening"),
    ("class", "quoted"), ("option", "quoted"), ("option", "length"), ("class", "length"), ("class", "object"),
    ("option", "object"), ("class", "option", "object"), ("class", "inside"), ("subject", "option"),
    ("subject", "object"), ("class", "group"), ("kinds", "option"), ("dep", "option"), ("tag", "option"),
    ("class", "tag", "option"), ("frames", "option"),
    ("next",), ("tail",), ("inner",), ("after",), ("option", "next"), ("option", "tail"), ("option", "inner"),
    ("option", "after"), ("class", "next"), ("class", "tail"), ("class", "inner"), ("sister", "option"),
    ("mark", "option"), ("gov", "option"), ("det", "option"), ("sense", "option"), ("sense", "object"),
)  # fmt: skip


def rank(candidate: Candidate, quoted: Sequence[bool]) -> tuple[float, float, Option]:
    """Give the chance that ``candidate`` attributes anything, that of its best option, and that option.

    Parameters
    ----------
    candidate
        A cue and the ways to take its content.
    quoted
        For each token of the Doc, whether it stands in quotation marks.
    """
    cue = values_of_cue(candidate, quoted)
    shared = english.weights("attributions")[BIAS] + _sum(cue, _tables(OF_CUE))
    if shared < _HOPELESS:
        return 0.0, 0.0, candidate.options[0]
    totals = [
        shared + _sum(cue | values_of_option(candidate, option, quoted), _tables(OF_OPTION))
        for option in candidate.options
    ]
    best = max(totals)
    odds = sum([exp(total) for total in totals])
    return odds / (1 + odds), exp(best) / (1 + odds), candidate.options[totals.index(best)]


def features_of(candidate: Candidate, option: Option, quoted: Sequence[bool]) -> list[str]:
    """Give all features of one option, as the training script needs them."""
    cue = values_of_cue(candidate, quoted)
    values = cue | values_of_option(candidate, option, quoted)
    return [*_features(cue, OF_CUE), *_features(values, OF_OPTION)]


def _sum(values: dict[str, str], tables: Sequence[tuple[_Getter, dict[_Key, float]]]) -> float:
    return sum([table.get(looked_at(values), 0.0) for looked_at, table in tables])


@cache
def _tables(templates: tuple[tuple[str, ...], ...]) -> tuple[tuple[_Getter, dict[_Key, float]], ...]:
    """Give the weights of each template by the values alone, so that no feature is spelt out to be looked up."""
    found: dict[tuple[str, ...], dict[_Key, float]] = {names: {} for names in templates}
    for feature, weight in english.weights("attributions").items():
        names, values = zip(*(part.partition("=")[::2] for part in feature.split(" ")), strict=True)
        if names in found:
            found[names][values[0] if len(values) == 1 else values] = weight
    return tuple((itemgetter(*names), table) for names, table in found.items())


def _features(values: dict[str, str], templates: Sequence[tuple[str, ...]]) -> Iterator[str]:
    for names in templates:
        yield " ".join([f"{name}={values[name]}" for name in names])
