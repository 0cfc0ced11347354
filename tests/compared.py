"""A hand-made comparison and hand-made changes, to test their pages without a model."""

import pandas as pd

from newsnb.comparing import Change, Comparison, Versions
from newsnb.reading import Reading
from readings import harbour


def compared(reading: Reading | None = None, words: str = "words") -> Comparison:
    """Return a comparison of two accounts with ``words`` in every table."""
    one = reading or harbour()
    labels = ("Post", "Mail")
    own = {"Post": [words, "A pilot"], "Mail": ["Solheim", None]}
    counts = {"Post": pd.array([2, None], "Int64"), "Mail": pd.array([1, 3], "Int64")}
    return Comparison(
        readings=(one, one),
        labels=labels,
        speakers=pd.DataFrame({"speaker": [words, "A pilot"], "accounts": [2, 1], "unnamed": [True, False], **own}),
        quotes=pd.DataFrame({"how": ["cut", "once"], "speakers": [words, None], **own}),
        places=pd.DataFrame({"place": [words, "Oslo"], "key": ["a", "b"], **counts}),
        times=pd.DataFrame({"time": [words, "Monday"], **counts}),
        numbers=pd.DataFrame({"counted": [words, None], "differ": [True, False], **own}),
    )


def changed(reading: Reading | None = None, words: str = "words") -> Versions:
    """Return two versions with ``words`` in every change."""
    one = reading or harbour()
    kinds = (("source", "renamed"), ("quote", "changed"), ("place", "dropped"), ("sentence", "changed"))
    changes = tuple(
        Change(what=what, how=how, old=f"the {words}", new=f"a {words}", reason=f"“{words}” differs.")
        for what, how in kinds
    )
    return Versions(old=one, new=one, changes=changes)
