"""Several accounts of one event, or two versions of an article -> what they share, and where they differ."""

from newsnb.comparing.accounts import compare
from newsnb.comparing.changes import Change, Versions
from newsnb.comparing.comparison import Comparison
from newsnb.comparing.revisions import versions

__all__ = ["Change", "Comparison", "Versions", "compare", "versions"]
