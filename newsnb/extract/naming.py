"""Proposers by what they propose: the names under which findings tell of them, and users leave them out."""

from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeVar

P = TypeVar("P", bound=Callable[..., Any])


def by_name(*proposers: P) -> Mapping[str, P]:
    """Return proposers, in their order, by their names: "according to" of ``propose_according_to``."""
    return {proposer.__name__.partition("propose_")[2].replace("_", " "): proposer for proposer in proposers}


def without_some(proposers: Mapping[str, P], without: Collection[str]) -> list[P]:
    """Return the proposers, in their order, but for those that are left out."""
    return [proposer for name, proposer in proposers.items() if name not in without]
