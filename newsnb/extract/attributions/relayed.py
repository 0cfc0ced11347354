"""Attributions to what is reported within them in plain words: "Lund said it was shut, the agency reported"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import spacy.symbols as sym
from spacy.tokens import Token

from newsnb.extract.attributions.inside import describe_report
from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import Attribution

RULE = "report in a report"


def with_relayed(discourse: Discourse, found: Sequence[Attribution]) -> list[Attribution]:
    """Return attributions, and what another passes on of them as a whole: both have said it."""
    relayed = {one.head: one for outer in found if _may_relay(discourse, outer) for one in _relayed(discourse, outer)}
    return [*(one for one in found if one.head not in relayed), *relayed.values()]


def _may_relay(discourse: Discourse, outer: Attribution) -> bool:
    """Return whether somebody is named behind the words who passes them on: ", the agency reported"."""
    if outer.head < 0 or not outer.source or discourse.is_in_marks(outer.content):
        return False
    return outer.content[-1][1] <= outer.cue[0][0]


def _relayed(discourse: Discourse, outer: Attribution) -> Iterator[Attribution]:
    """Yield what the main verb of a content reports."""
    verb = _main_verb(discourse, outer)
    inner = describe_report(discourse, verb, RULE) if verb is not None else None
    if inner is not None:
        yield replace(inner, nested=True)


def _main_verb(discourse: Discourse, outer: Attribution) -> Token | None:
    """Return the verb of a content that hangs on the cue, or that the cue hangs on: *said*, and not what he said."""
    cue = discourse.doc[outer.head]
    inside = {i for span in outer.content for i in discourse.tokens(*span)}
    near = (token for token in (*cue.children, *cue.ancestors) if token.i in inside and token.pos == sym.VERB)
    return next(near, None)
