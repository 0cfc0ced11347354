"""Names and attributions to entities: who is who, what refers to whom, and who speaks."""

from newsnb.extract.coreference import descriptions, pronouns
from newsnb.extract.coreference.resolving import resolve

__all__ = ["PROPOSERS", "resolve"]

PROPOSERS = (*pronouns.PROPOSERS, *descriptions.PROPOSERS)
"""The names of what proposes whom pronouns and descriptions mean."""
