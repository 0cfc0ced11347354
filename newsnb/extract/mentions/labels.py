"""Names to the one label that each has in a document, decided by all its mentions and the words about them.

The signs of a name are weighed: `newsnb.extract.mentions.signs` finds them, ``lang/en/weights/labels.csv`` has their
weights. Those of mentions count as the mean of all mentions, times `_FEW` at most: what is said often is not surer.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise

from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import Name
from newsnb.extract.mentions.signs import (
    Others,
    is_stranger,
    sign_of_apposition,
    sign_of_first_name,
    sign_of_unknown,
    signs_by_knowledge,
    signs_by_others,
    signs_of_mention,
)
from newsnb.extract.names import PARTICLES, has_use, label_shown
from newsnb.extract.roles import is_known_organisation
from newsnb.extract.titles import leading_titles
from newsnb.gazetteer import Gazetteer
from newsnb.lang import english

Weights = Mapping[str, Sequence[tuple[str, float]]]
"""By sign: the labels for or against which it counts, and how much."""

_LISTED = english.mentions.patterns.listed
_SURE = english.mentions.ordered.sure_rules
_FEW = 3
_LONGEST_LINK = 6  # characters of ", and "
_ENOUGH = 200  # mentions of one name that are looked at


def read_weights(weights: Mapping[str, float]) -> Weights:
    """Return the weights by sign; their features are called ``label: sign``.

    >>> read_weights({"ORG: on before": 1, "PERSON: on before": -1})
    {'on before': [('ORG', 1), ('PERSON', -1)]}
    """
    by_sign: dict[str, list[tuple[str, float]]] = {}
    for feature, weight in weights.items():
        label, _, sign = feature.partition(": ")
        by_sign.setdefault(sign, []).append((label, weight))
    return by_sign


_WEIGHTS = read_weights(english.weights("labels"))


def decide(
    discourse: Discourse,
    names: Sequence[Name],
    gazetteer: Gazetteer | None = None,
    *,
    settled: Mapping[str, str] | None = None,
) -> list[Name]:
    """Return the same names, each under the label for which most speaks.

    Parameters
    ----------
    discourse
        Where they stand.
    names
        In text order, with the labels that the model gave.
    gazetteer
        Where names are looked up as places; None to do without.
    settled
        Labels by key that were decided before, and stay.
    """
    groups = Groups(discourse, names, gazetteer)
    others = others_among(names)
    chosen = dict(settled or {})
    waiting = [key for key in groups.by_key if key not in chosen]
    chosen |= {key: groups.label(key, others) for key in waiting if " " in key}
    long = [name.labelled(chosen[key]) for key, group in groups.by_key.items() if key in chosen for name in group]
    others = others_among(long)
    chosen |= {key: groups.label(key, others) for key in waiting if " " not in key}
    return [_relabelled(name, chosen[name.key]) for name in names]


def _relabelled(name: Name, label: str) -> Name:
    """Return the name under a label; without its titles ("Mr Lie") where only that makes it a person's."""
    cut = leading_titles(name.words) if label == "PERSON" != name.label else 0
    return name.cut(cut, len(name.words)).labelled(label)


class Groups:
    """The names of an article by their key, to be asked for the signs and the label of each.

    Attributes
    ----------
    by_key
        The mentions of each name.
    """

    def __init__(self, discourse: Discourse, names: Sequence[Name], gazetteer: Gazetteer | None) -> None:
        self._discourse = discourse
        self._gazetteer = gazetteer
        keys = [name.key for name in names]
        self._neighbours = _neighbours(discourse.text, keys, names)
        self.by_key: dict[str, list[Name]] = defaultdict(list)
        for key, name in zip(keys, names, strict=True):
            self.by_key[key].append(name)

    def label(self, key: str, others: Others) -> str:
        """Return the label for which most speaks; the model's where nothing tells them apart."""
        first = self.by_key[key][0]
        return first.label if first.rule in _SURE else best_label(self.signs(key, others), first.label)

    def signs(self, key: str, others: Others) -> dict[str, float]:
        """Return the signs of a name, with how much of each there is."""
        group = self.by_key[key][:_ENOUGH]
        share = min(len(group), _FEW) / len(group)
        signs: defaultdict[str, float] = defaultdict(float)
        for sign in self._signs_of_mentions(key, group):
            signs[sign] += share
        return signs | dict.fromkeys(self._signs_of_words(group, others), 1.0)

    def _signs_of_mentions(self, key: str, group: Sequence[Name]) -> Iterable[str]:
        """Return the model's labels, and what stands beside the mentions of a name that does not tell what it is."""
        marked = [f"marked {name.label}" for name in group]
        if _label_shown(group) is not None:
            return marked
        beside = [f"beside {label}" for label in self._neighbours.get(key, ())[: 2 * _ENOUGH]]
        return chain(marked, *[signs_of_mention(self._discourse, name) for name in group], beside)

    def _signs_of_words(self, group: Sequence[Name], others: Others) -> Iterator[str]:
        first = group[0]
        if is_stranger(self._discourse.text, group, others.family):
            yield "no name of a person"
        label = _label_shown(group)
        if label and not is_known_organisation(first.words):  # Kveld City may be a club
            yield f"word of {label}"
        else:
            yield from sign_of_apposition(self._discourse.text, group)
            yield from signs_by_others(first, others)
            yield from sign_of_first_name(first)
        known = [*signs_by_knowledge(first, self._gazetteer)]
        yield from known or sign_of_unknown(first, others, self._gazetteer)


def _label_shown(group: Sequence[Name]) -> str | None:
    """Return the label that the words of a name show; the model decides whether Dean Castle is a person."""
    label = "PERSON" if all(name.label == "PERSON" for name in group) else group[0].label
    return label_shown(group[0].words, label)


def best_label(signs: Mapping[str, float], label: str, weights: Weights = _WEIGHTS) -> str:
    """Return the label for which most speaks of those for which a sign counts; ``label`` wins a tie."""
    counts = weigh(signs, weights)
    if len(counts) == 1:
        return next(iter(counts))
    return max(counts, key=lambda candidate: (round(counts[candidate], 6), candidate == label))


def weigh(signs: Mapping[str, float], weights: Weights) -> dict[str, float]:
    """Return what speaks for each label for or against which a sign counts."""
    counts: defaultdict[str, float] = defaultdict(float)
    for sign, times in signs.items():
        for label, weight in weights.get(sign, ()):
            counts[label] += weight * times
    return counts


def others_among(names: Sequence[Name]) -> Others:
    """Return what names say of one another."""
    alone = frozenset(name.key for name in names if " " not in name.key)
    return Others(family=family_names(names), short=short_names(names), alone=alone)


def family_names(names: Sequence[Name]) -> frozenset[str]:
    """Return the words, in small letters, of the full names of persons."""
    full = {name.words for name in names if name.label == "PERSON" and " " in name.words}
    persons = [words for words in full if label_shown(words, "PERSON") is None and not _is_club(words)]
    parts = {part.casefold() for words in persons for part in words.split()}
    return frozenset(part for part in parts - PARTICLES if len(part) > 2)


def short_names(names: Sequence[Name]) -> frozenset[str]:
    """Return the words, in small letters, that may stand for longer names of organisations: the first, or United."""
    long = [name for name in names if " " in name.key]
    teams = {name.key.rsplit(" ", 1)[1] for name in long if _is_club(name.words)}
    return frozenset(teams).union(name.key.split(" ", 1)[0] for name in long if name.label == "ORG")


def _is_club(words: str) -> bool:
    """Return whether a name of several words ends as those of clubs do (Leeds United)."""
    return " " in words and has_use(words.rsplit(" ", 1)[1], "team")


def _neighbours(text: str, keys: Sequence[str], names: Sequence[Name]) -> Mapping[str, Sequence[str]]:
    """Return the labels of the names that each name stands beside in a list ("Oslo, Lund and Kveld")."""
    beside: dict[str, list[str]] = defaultdict(list)
    for (key, before), (key_after, after) in pairwise(zip(keys, names, strict=True)):
        if after.start - before.end <= _LONGEST_LINK and _LISTED.fullmatch(text, before.end, after.start):
            beside[key].append(after.label)
            beside[key_after].append(before.label)
    return beside
