"""Quotes of a corpus -> counts and shares with their denominators and intervals, with copies and without."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from newsnb.corpus.holding import Corpus
from newsnb.corpus.intervals import interval_of
from newsnb.errors import UnknownName
from newsnb.frames import cast_column

if TYPE_CHECKING:
    import pandas as pd


def share_out(corpus: Corpus, of: str, *, by: str | None) -> "pd.DataFrame":
    """Return the share of each value of a column of the quotes, by a column of the articles; see `Corpus.shares`."""
    import pandas as pd

    quotes = corpus.quotes[corpus.quotes["kind"] == "speech"]
    articles = corpus.articles
    for frame, column in ((quotes, of), (articles, by)):
        if column is not None and column not in frame:
            raise UnknownName("column", column, frame.columns)
    copied = corpus.copies()
    later = set(copied["article"][copied["article"] != copied["duplicate_group"]])
    groups = cast_column(articles[by], "str").fillna("") if by else pd.Series("all", index=articles.index)
    rows = []
    for group in sorted(set(groups)):
        ids = list(articles["article"][groups == group])
        whole = _measure(quotes, of, ids)
        alone = _measure(quotes, of, [one for one in ids if one not in later])
        rows += [
            {by or "group": group, of: value, **figures, **{f"{n}_without_copies": f for n, f in alone[value].items()}}
            if value in alone
            else {by or "group": group, of: value, **figures}
            for value, figures in whole.items()
        ]
    return pd.DataFrame(rows)


def _measure(quotes: "pd.DataFrame", of: str, ids: list[str]) -> dict[str, dict[str, Any]]:
    """Return count, denominator, share and interval of each value in the quotes of some articles."""
    chosen = quotes[quotes["article"].isin(ids)]
    values, rows = cast_column(chosen[of], "str").fillna("none given"), {id: row for row, id in enumerate(ids)}
    at = np.array([rows[article] for article in chosen["article"]], dtype=int)
    total = np.bincount(at, minlength=len(ids))
    return {
        value: dict(_figures(np.bincount(at[(values == value).to_numpy()], minlength=len(ids)), total))
        for value in sorted(set(values))
    }


def _figures(counted: "np.ndarray[Any, Any]", total: "np.ndarray[Any, Any]") -> Iterator[tuple[str, Any]]:
    low, high = interval_of(counted, total)
    yield "quotes", int(counted.sum())
    yield "of_quotes", int(total.sum())
    yield "share", counted.sum() / total.sum()
    yield "low", low
    yield "high", high
