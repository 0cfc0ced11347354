"""Doc to what people in quotation marks report others as saying in plain words: "My doctor says I have to rest"."""

from collections.abc import Iterator, Sequence

import spacy.symbols as sym
from spacy.tokens import Token

from newsnb.extract.attributions.parsed import describe, without_joint
from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import Attribution, Name
from newsnb.extract.grammar import FINITE, GERUND, SUBJECTS, child_of, children_of, under
from newsnb.extract.overlaps import Overlaps
from newsnb.extract.phrases import cue_of, runs
from newsnb.lang import english
from newsnb.values import Span

_REPORTS = english.attributions.words.reports_inside
_NO_SUBJECTS = english.attributions.words.no_source_inside
_SPEAKER = english.attributions.words.speaks_here
_NOT_SAID = english.attributions.words.not_said_inside


def propose_report_in_marks(discourse: Discourse, names: Sequence[Name], stance: bool) -> Iterator[Attribution]:
    """Yield what whoever speaks in quotation marks reports another as saying: "She told me that it had shut"."""
    marked: Overlaps[None] = Overlaps()
    marked.add(None, [span for stretch in discourse.nested for span in stretch.spans])
    for i in (i for i, quoted in enumerate(discourse.quoted) if quoted and discourse.pos[i] == sym.VERB):
        verb = discourse.doc[i]
        content = _said_by(discourse, verb) if discourse.in_sentence[i] and _reports(verb) else ()
        if content and not marked.touches(content):
            yield describe(discourse, verb, content, "report in marks")


def _reports(verb: Token) -> bool:
    """Return whether a verb says that somebody said something, without a condition or a denial."""
    cue = cue_of(verb)
    if cue is None or cue.kind not in _REPORTS or child_of(verb, sym.neg) is not None:
        return False
    return _has_speaker(verb) and all(child.lower_ not in _NOT_SAID for child in verb.children)


def _has_speaker(verb: Token) -> bool:
    """Return whether somebody has said, says or would say it: not "I would say", which is what the speaker says now."""
    subject = child_of(verb, sym.nsubj)
    if subject is None or subject.lower_ in _NO_SUBJECTS or verb.tag in GERUND:
        return False
    is_past = verb.tag_ in ("VBD", "VBN")
    return is_past or (subject.lower_ not in _SPEAKER and (verb.tag in FINITE or child_of(verb, sym.aux) is not None))


def _said_by(discourse: Discourse, verb: Token) -> tuple[Span, ...]:
    """Return the clause behind a verb, if it has a subject and stands in the same marks."""
    said = next((one for one in children_of(verb, sym.ccomp) if one.i > verb.i), None)
    if said is None or child_of(said, *SUBJECTS) is None:
        return ()
    own = under([joined for joined in children_of(said, sym.conj) if child_of(joined, *SUBJECTS) is not None])
    last = min(own, default=len(verb.doc))
    content = runs(verb.doc, without_joint(verb.doc, [i for i in sorted(under([said])) if i < last]))
    around = discourse.quotation(verb.idx)
    edges = [at for start, end in content for at in (start, end - 1)]
    has_marks = any(
        stretch.start < end and start < stretch.end for stretch in discourse.nested for start, end in content
    )
    return content if not has_marks and all(discourse.quotation(at) == around for at in edges) else ()
