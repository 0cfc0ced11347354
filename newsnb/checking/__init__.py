"""Another text and articles -> whether its quotes are in them, unaltered and by that person."""

from newsnb.checking.checks import check
from newsnb.checking.verdicts import Check, Verdict

__all__ = ["Check", "Verdict", "check"]
