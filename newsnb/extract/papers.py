"""Text to what a newspaper gives out as its own: "He will resign, the Echo understands", "The Post can reveal that"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsnb.extract.roles import role_of_organisation
from newsnb.lang import english
from newsnb.values import Span

_BEHIND = english.attributions.patterns.paper_behind
_BEFORE = english.attributions.patterns.paper_before
_OF_PAPERS = english.attributions.words.roles_of_papers


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnClaim:
    """A paper's name, the verb by which it gives something out as its own, and whether the verb ends the sentence."""

    paper: Span
    cue: Span
    ends: bool


def find_own_claims(text: str) -> Iterator[OwnClaim]:
    """Yield where a paper speaks of itself; no ministry or council, which has learned things, too."""
    for pattern in (_BEHIND, _BEFORE):
        for match in pattern.finditer(text):
            if _may_be_paper(text, match):
                yield OwnClaim(paper=match.span("paper"), cue=match.span("cue"), ends=pattern is _BEHIND)


def _may_be_paper(text: str, match: re.Match[str]) -> bool:
    return role_of_organisation(text, match["paper"], [match.span("paper")]) in _OF_PAPERS
