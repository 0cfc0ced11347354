"""The "you" of an interviewer's questions: whoever answers next."""

from collections.abc import Sequence

from newsnb.extract.coreference.chains import Chains
from newsnb.extract.coreference.speakers import Speaker, head_of
from newsnb.extract.findings import WHOLE, Attribution
from newsnb.extract.overlaps import Overlaps
from newsnb.lang import english

_ASKED = english.coreference.words.asked
_ANSWERS = WHOLE | english.coreference.words.answers
_SCORE = 0.75  # set by hand


def with_asked(chains: Chains, attributions: Sequence[Attribution], speakers: Sequence[Speaker]) -> list[Speaker]:
    """Return the speakers; the "you" of a question ("In May you told us that it had shut") is whoever answers next."""
    answers: Overlaps[None] = Overlaps()
    answers.add(None, [span for one in attributions if one.rule == "interview answer" for span in one.content])
    found, answering = list(speakers), Speaker()
    for at in range(len(found) - 1, -1, -1):
        one = attributions[at]
        if answering.entities and _is_asked(chains, one) and not answers.touches(one.source):
            found[at] = answering
        if one.rule in _ANSWERS and found[at].entities:
            answering = Speaker(entities=found[at].entities, naming="named", rule="pronoun: who is asked", score=_SCORE)
    return found


def _is_asked(chains: Chains, attribution: Attribution) -> bool:
    head = head_of(chains, attribution)
    return head is not None and head.lower_ in _ASKED and not chains.discourse.quoted[head.i]
