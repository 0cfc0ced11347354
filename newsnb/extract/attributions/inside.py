"""Doc to what people in quotation marks report others as saying in plain words: "My doctor says I have to rest"."""

from collections.abc import Iterator, Sequence

import spacy.symbols as sym
from spacy.tokens import Token

from newsnb.extract.attributions.candidates import clause_on_noun
from newsnb.extract.attributions.parsed import describe, without_joint
from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import Attribution, Name
from newsnb.extract.grammar import FINITE, GERUND, INFINITIVE, PAST, SUBJECTS, child_of, children_of, under
from newsnb.extract.overlaps import Overlaps
from newsnb.extract.phrases import RECEIVERS, cue_of, runs, tells
from newsnb.lang import english
from newsnb.values import Span

RULE = "report in marks"

_REPORTS = english.attributions.words.reports_inside
_NO_SUBJECTS = english.attributions.words.no_source_inside
_SPEAKER = english.attributions.words.speaks_here
_NOT_SAID = english.attributions.words.not_said_inside
_OPENS_QUESTION = english.attributions.words.opens_question
_HABITS = english.attributions.words.habits
_HEARD = english.attributions.words.heard_inside
_CLAUSES = (sym.ccomp, sym.xcomp, sym.advcl)


def propose_report_in_marks(discourse: Discourse, names: Sequence[Name], stance: bool) -> Iterator[Attribution]:
    """Yield what whoever speaks in quotation marks reports another as saying: "She told me that it had shut"."""
    marked: Overlaps[None] = Overlaps()
    marked.add(None, [span for stretch in discourse.nested for span in stretch.spans])
    for i in (i for i, quoted in enumerate(discourse.quoted) if quoted and discourse.pos[i] == sym.VERB):
        found = describe_report(discourse, discourse.doc[i], RULE)
        if found is not None and not marked.touches(found.content):
            yield found


def describe_report(discourse: Discourse, verb: Token, rule: str) -> Attribution | None:
    """Return what a verb reports within the words of others, if it says that somebody said something."""
    content = _said_by(discourse, verb) if discourse.in_sentence[verb.i] and _reports(verb) else ()
    if not content:
        return None
    return describe(discourse, verb, content, rule, source=child_of(_acting(verb), sym.nsubj))


def _reports(verb: Token) -> bool:
    """Return whether a verb says that somebody said something, without a condition or a denial."""
    cue = cue_of(verb)
    if cue is None or cue.kind not in _REPORTS or child_of(verb, sym.neg) is not None:
        return False
    return _has_speaker(verb) and not any(_leaves_open(child) for child in verb.children)


def _leaves_open(child: Token) -> bool:
    """Return whether what hangs on a verb shows that nothing need have been said: "if", "will", "to"."""
    is_habit = child.lower_ == "to" and _acting(child.head).i != child.head.i
    return child.lower_ in _NOT_SAID and not is_habit and child.dep != sym.prep


def _has_speaker(verb: Token) -> bool:
    """Return whether somebody has said, says or would say it: not "I would say", which is what the speaker says now."""
    subject = child_of(_acting(verb), sym.nsubj)
    if subject is None or subject.lower_ in _NO_SUBJECTS:
        return False
    return _is_past(verb) or (subject.lower_ not in _SPEAKER and _is_present(verb))


def _acting(verb: Token) -> Token:
    """Return the verb that has the subject: *used* of "used to say", *came* of "came and said"."""
    is_joined = verb.dep == sym.conj and child_of(verb, *SUBJECTS) is None
    return verb.head if is_joined or _is_habit(verb) else verb


def _is_habit(verb: Token) -> bool:
    return verb.dep == sym.xcomp and verb.head.lemma_ in _HABITS


def _is_past(verb: Token) -> bool:
    """Return whether something was said: "told", "was telling", "used to say", "heard people say"."""
    if verb.tag in GERUND:
        return any(helper.tag in PAST for helper in children_of(verb, sym.aux))
    return verb.tag in PAST or _acting(verb).tag in PAST or verb.head.lemma_ in _HEARD


def _is_present(verb: Token) -> bool:
    """Return whether a verb is "says" or "would say": not "is saying", by which people say what others mean."""
    return verb.tag in FINITE or (verb.tag not in GERUND and child_of(verb, sym.aux) is not None)


def _said_by(discourse: Discourse, verb: Token) -> tuple[Span, ...]:
    """Return what stands behind a verb as its content, if it stands in the same marks."""
    said = _clause_of(verb)
    indices = _without_own(said) if said is not None else _words_alone(verb)
    content = runs(verb.doc, without_joint(verb.doc, indices))
    around = discourse.quotation(verb.idx)
    edges = [at for start, end in content for at in (start, end - 1)]
    has_marks = any(
        stretch.start < end and start < stretch.end for stretch in discourse.nested for start, end in content
    )
    return content if not has_marks and all(discourse.quotation(at) == around for at in edges) else ()


def _clause_of(verb: Token) -> Token | None:
    """Return the clause behind a verb, which the parser may have hung on a noun between the two."""
    behind = (one for one in children_of(verb, *_CLAUSES) if one.i > verb.i and _is_said(one))
    return next(behind, None) or clause_on_noun(verb)


def _is_said(clause: Token) -> bool:
    """Return whether a clause has a subject, or tells somebody to do something: "never trust a man"."""
    if clause.dep == sym.advcl:
        return _is_question(clause)
    return child_of(clause, *SUBJECTS) is not None or (clause.tag in INFINITIVE and _is_wanted(clause))


def _is_question(clause: Token) -> bool:
    """Return whether "if" or "whether" opens what somebody asks."""
    return tells(cue_of(clause.head)) and any(mark.lower_ in _OPENS_QUESTION for mark in children_of(clause, sym.mark))


def _is_wanted(infinitive: Token) -> bool:
    """Return whether an infinitive is what somebody is told to do: "told me to rest", "said never rest"."""
    has_helper = child_of(infinitive, sym.aux) is not None
    return not has_helper or (tells(cue_of(infinitive.head)) and child_of(infinitive.head, *RECEIVERS) is not None)


def _without_own(said: Token) -> list[int]:
    """Return the tokens of a clause up to another one beside it with a subject of its own."""
    own = under([joined for joined in children_of(said, sym.conj) if child_of(joined, *SUBJECTS) is not None])
    last = min(own, default=len(said.doc))
    return [i for i in sorted(under([said])) if i < last]


def _words_alone(verb: Token) -> list[int]:
    """Return the words behind a verb that are a whole answer: "said yes", "said okay, mend it"."""
    behind = [child for child in verb.rights if not child.is_punct]
    answers = bool(behind) and behind[0].dep == sym.intj
    return [*range(behind[0].left_edge.i, behind[-1].right_edge.i + 1)] if answers else []
