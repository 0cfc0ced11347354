"""What proposes attributions, by the names that `Attribution.rule` and ``evidence.rule`` hold, in order.

To add one, write a function and give it a name here; to see what it is worth, measure with ``--without NAME``.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from newsnb.errors import UnknownName
from newsnb.extract.attributions.according import propose_according_to, propose_adverbs, propose_hearings
from newsnb.extract.attributions.adjacent import (
    propose_alone,
    propose_before,
    propose_behind,
    propose_continued,
    propose_in_clause,
    propose_same_speaker,
)
from newsnb.extract.attributions.context import Before, QuoteContext
from newsnb.extract.attributions.introducing import propose_person_before, propose_sentence_before
from newsnb.extract.attributions.parsed import propose_parsed
from newsnb.extract.attributions.turns import (
    propose_headings,
    propose_name_before,
    propose_signature,
    propose_turns,
)
from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import Attribution, Name
from newsnb.text.marks import Stretch

OfArticle = Callable[[Discourse, Sequence[Name], bool], Iterable[Attribution]]
OfStretch = Callable[[QuoteContext, Stretch, Before], Attribution | None]

BY_CLAUSE: Mapping[str, OfArticle] = {
    "parsed": propose_parsed,  # its rules name the class of cue and the form of the content: "say: Rccomp"
    "according to": propose_according_to,
    "adverb": propose_adverbs,
    "heard in court": propose_hearings,
}
BY_LAYOUT: Mapping[str, OfArticle] = {
    "speaker turn": propose_turns,
    "name and colon": propose_headings,
}
BY_MARKS: Mapping[str, OfStretch] = {  # for words in marks that none of the others covers, the surest first
    "signed": propose_signature,
    "in the clause": propose_in_clause,
    "behind the marks": propose_behind,
    "before the marks": propose_before,
    "name and colon": propose_name_before,
    "person and colon": propose_person_before,
    "continued": propose_continued,
    "sentence before": propose_sentence_before,
    "same speaker goes on": propose_same_speaker,
    "marks alone": propose_alone,
}
PROPOSERS: Mapping[str, OfArticle | OfStretch] = {**BY_CLAUSE, **BY_LAYOUT, **BY_MARKS}
"""All of them; "name and colon" has two functions, for words in marks and for a paragraph without any."""


def check_proposers(without: Collection[str]) -> None:
    """Raise `UnknownName` if one of ``without`` names no proposer."""
    for name in without:
        if name not in PROPOSERS:
            raise UnknownName("proposer", name, PROPOSERS, shown=len(PROPOSERS))


def propose(
    proposers: Mapping[str, OfArticle],
    discourse: Discourse,
    names: Sequence[Name],
    stance: bool,
    without: Collection[str],
) -> Iterable[Attribution]:
    """Yield what the proposers of an article find, but for those named in ``without``."""
    for name, of_article in proposers.items():
        if name not in without:
            yield from of_article(discourse, names, stance)


def propose_for(
    context: QuoteContext, stretch: Stretch, before: Before, without: Collection[str]
) -> Attribution | None:
    """Return what the first proposer finds that knows anything of a stretch."""
    proposed = (of_stretch(context, stretch, before) for name, of_stretch in BY_MARKS.items() if name not in without)
    return next((found for found in proposed if found is not None), None)
