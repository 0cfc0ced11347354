"""A second look at what is attributed to whom, when all of an article is known: what stays, and how sure it is.

`features` describes each attribution with those around it, `judging` turns that into chances and decides.
"""

from newsnb.extract.verdict.judging import Judged, judge

__all__ = ["Judged", "judge"]
