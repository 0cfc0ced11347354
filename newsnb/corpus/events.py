"""Articles about one event: those that name the same people, bodies and places within a few days."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from math import log, sqrt
from typing import TYPE_CHECKING, Any

from newsnb.corpus.copies import find_leader, join_group
from newsnb.corpus.holding import Corpus

if TYPE_CHECKING:
    import pandas as pd

_ALIKE = 0.4  # cosine of what two articles name, weighted by how few others name it
_SHARED = 3  # things that both name
_MOST_NAMED = 0.2  # of all articles; what more of them name is no event's
_LABELS = frozenset(("PERSON", "ORG", "FAC", "EVENT", "GPE", "LOC"))


def group_events(corpus: Corpus, days: int) -> "pd.Series":
    """Return for each article the id of the first article on its event, by its id; missing where it is alone."""
    import pandas as pd

    named = _names_of(corpus)
    dates = dict(zip(corpus.articles["article"], map(_day, corpus.articles["date"]), strict=True))
    weights = _weigh(named)
    first: dict[Any, Any] = {}
    for one, other in _find_pairs(named, dates, weights, days):
        join_group(first, one, other)
    order = sorted(first, key=lambda one: (dates[one] or 0, list(dates).index(one)))
    leaders: dict[Any, str] = {}
    for one in order:
        leaders.setdefault(find_leader(first, one), one)
    groups = {one: leaders[find_leader(first, one)] for one in order}
    return pd.Series({one: groups.get(one) for one in dates}, dtype="str")


def _day(written: Any) -> int | None:
    try:
        return date.fromisoformat(str(written)[:10]).toordinal()
    except ValueError:
        return None


def _names_of(corpus: Corpus) -> dict[str, set[str]]:
    """Return what each article names: entities by their folded names, places by their keys."""
    found: dict[str, set[str]] = defaultdict(set)
    entities = corpus.entities[corpus.entities["named"] & corpus.entities["label"].isin(_LABELS)]
    for article, name, place in zip(entities["article"], entities["name"], entities["place"].isna(), strict=True):
        if place and isinstance(name, str):
            found[article].add(name.casefold())
    for article, key in zip(corpus.places["article"], corpus.places["key"], strict=True):
        found[article].add(key)
    return found


def _weigh(named: Mapping[str, set[str]]) -> dict[str, float]:
    """Return the weight of each name: the fewer articles have it, the more it says."""
    counts = Counter(name for names in named.values() for name in names)
    most = max(2.0, _MOST_NAMED * len(named))
    return {name: log(1 + len(named) / count) for name, count in counts.items() if count <= most}


def _find_pairs(
    named: Mapping[str, set[str]], dates: Mapping[str, int | None], weights: Mapping[str, float], days: int
) -> Iterator[tuple[str, str]]:
    """Yield pairs of articles that are alike enough, and not too many days apart."""
    by_name: dict[str, list[str]] = defaultdict(list)
    kept = {one: {name: weights[name] for name in names if name in weights} for one, names in named.items()}
    for one, names in kept.items():
        shared = Counter(other for name in names for other in by_name[name])
        for other, count in shared.items():
            if count >= _SHARED and _is_near(dates[one], dates[other], days) and _cosine(names, kept[other]) >= _ALIKE:
                yield one, other
        for name in names:
            by_name[name].append(one)


def _is_near(one: int | None, other: int | None, days: int) -> bool:
    return one is not None and other is not None and abs(one - other) <= days


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    dot = sum(weight**2 for name, weight in one.items() if name in other)
    return dot / sqrt(sum(w**2 for w in one.values()) * sum(w**2 for w in other.values()) or 1)
