"""Doc to what a newspaper says of itself to understand, to have learned or to be able to reveal."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsnb.extract.attributions.parsed import describe
from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import Attribution, Name
from newsnb.extract.papers import OwnClaim, find_own_claims
from newsnb.extract.phrases import runs
from newsnb.values import Span

_CHANCE = 0.9  # set by hand


def propose_paper_itself(discourse: Discourse, names: Sequence[Name], stance: bool) -> Iterator[Attribution]:
    """Yield what a paper gives out as its own: "He will resign, the Echo understands"."""
    for claim in find_own_claims(discourse.text):
        verb = discourse.token_at(claim.cue[1] - 1)
        if discourse.in_sentence[verb.i] and (content := _said(discourse, claim)):
            source = discourse.token_at(claim.paper[1] - 1)
            found = describe(discourse, verb, content, "paper itself", score=_CHANCE, source=source)
            yield replace(found, cue=(claim.cue,), source=(claim.paper,), source_head=source.i)


def _said(discourse: Discourse, claim: OwnClaim) -> tuple[Span, ...]:
    """Return the rest of the sentence: before the paper, where its verb ends the sentence, or behind the verb."""
    paper, verb = discourse.token(claim.paper[0]), discourse.token(claim.cue[1] - 1)
    sentence = discourse.sentence_tokens(verb)
    said = range(sentence.start, paper) if claim.ends else range(verb + 1, sentence.stop)
    return runs(discourse.doc, said)
