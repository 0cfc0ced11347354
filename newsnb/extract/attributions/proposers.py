"""What proposes attributions, by the names that `Attribution.rule` and ``evidence.rule`` hold, in order.

To add one, write a function and list it here; to see what it is worth, measure with ``--without NAME``.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from newsnb.extract.attributions import introducing
from newsnb.extract.attributions.according import (
    propose_according_to,
    propose_adverb,
    propose_cited,
    propose_heard_in_court,
)
from newsnb.extract.attributions.adjacent import (
    propose_before_the_marks,
    propose_behind_the_marks,
    propose_continued,
    propose_in_the_clause,
    propose_marks_alone,
    propose_same_speaker_goes_on,
    propose_subject_around,
)
from newsnb.extract.attributions.context import Before, QuoteContext
from newsnb.extract.attributions.documents import propose_document
from newsnb.extract.attributions.headlines import propose_said_below
from newsnb.extract.attributions.inside import propose_report_in_marks
from newsnb.extract.attributions.interviews import propose_interview_answer
from newsnb.extract.attributions.introducing import (
    propose_person_and_colon,
    propose_sentence_before,
    propose_sentence_behind,
)
from newsnb.extract.attributions.nouns import propose_in_words_of, propose_noun_of_speech
from newsnb.extract.attributions.papers import propose_paper_itself
from newsnb.extract.attributions.parsed import propose_parsed
from newsnb.extract.attributions.turns import (
    propose_name_and_colon,
    propose_signed,
    propose_signed_letter,
    propose_speaker_turn,
)
from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import Attribution, Name
from newsnb.extract.naming import by_name, without_some
from newsnb.text.marks import Stretch

OfArticle = Callable[[Discourse, Sequence[Name], bool], Iterable[Attribution]]
OfStretch = Callable[[QuoteContext, Stretch, Before], Attribution | None]

BY_CLAUSE: Mapping[str, OfArticle] = by_name(
    propose_parsed,  # its rules name the class of cue and the form of the content: "say: Rccomp"
    propose_according_to,
    propose_adverb,
    propose_heard_in_court,
    propose_cited,
    propose_document,
    propose_paper_itself,
)
BY_LAYOUT: Mapping[str, OfArticle] = by_name(
    propose_speaker_turn, propose_signed_letter, propose_interview_answer, propose_name_and_colon
)
IN_MARKS: Mapping[str, OfArticle] = by_name(propose_report_in_marks)
BY_MARKS: Mapping[str, OfStretch] = by_name(  # for words in marks that none of the others covers, the surest first
    propose_signed,
    propose_in_words_of,
    propose_in_the_clause,
    propose_behind_the_marks,
    propose_before_the_marks,
    propose_noun_of_speech,
    introducing.propose_name_and_colon,
    propose_person_and_colon,
    propose_continued,
    propose_sentence_before,
    propose_sentence_behind,
    propose_said_below,
    propose_same_speaker_goes_on,
    propose_subject_around,
    propose_marks_alone,
)
BY_NESTED_MARKS: Mapping[str, OfStretch] = by_name(  # for words in marks within others
    propose_behind_the_marks, propose_before_the_marks, propose_continued
)
PROPOSERS: Mapping[str, OfArticle | OfStretch] = {**BY_CLAUSE, **BY_LAYOUT, **BY_MARKS, **IN_MARKS}
"""All of them; "name and colon" has two functions, for words in marks and for a paragraph without any."""


def propose(
    proposers: Mapping[str, OfArticle],
    discourse: Discourse,
    names: Sequence[Name],
    stance: bool,
    without: Collection[str],
) -> Iterable[Attribution]:
    """Yield what the proposers of an article find, but for those named in ``without``."""
    for of_article in without_some(proposers, without):
        yield from of_article(discourse, names, stance)


def propose_for(
    proposers: Mapping[str, OfStretch],
    context: QuoteContext,
    stretch: Stretch,
    before: Before,
    without: Collection[str],
) -> Attribution | None:
    """Return what the first proposer finds that knows anything of a stretch."""
    proposed = (of_stretch(context, stretch, before) for of_stretch in without_some(proposers, without))
    return next(filter(None, proposed), None)
