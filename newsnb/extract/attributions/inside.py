"""Doc to what people in quotation marks report others as saying in plain words: "My doctor says I have to rest"."""

from collections.abc import Collection, Iterable, Iterator, Sequence

import spacy.symbols as sym
from spacy.tokens import Token

from newsnb.extract.attributions.candidates import clause_on_noun
from newsnb.extract.attributions.parsed import describe, without_joint
from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import Attribution, Name
from newsnb.extract.grammar import FINITE, GERUND, INFINITIVE, PAST, SUBJECTS, child_of, children_of, ids_of, under
from newsnb.extract.overlaps import Overlaps
from newsnb.extract.phrases import RECEIVERS, cue_of, runs, tells
from newsnb.lang import english
from newsnb.values import Span

RULE = "report in marks"

_REPORTS = english.attributions.words.reports_inside
_NO_SUBJECTS = english.attributions.words.no_source_inside
_SPEAKER = english.attributions.words.speaks_here
_NOT_SAID = english.attributions.words.not_said_inside
_OPENS_SAID = english.attributions.words.opens_said
_SAYS_TO = english.attributions.words.says_to
_HABITS = english.attributions.words.habits
_HEARD = english.attributions.words.heard_inside
_WHEN = ids_of("WRB")
_CLAUSES = (sym.ccomp, sym.xcomp, sym.advcl)


def propose_report_in_marks(discourse: Discourse, names: Sequence[Name], stance: bool) -> Iterator[Attribution]:
    """Yield what whoever speaks in quotation marks reports another as saying: "She told me that it had shut"."""
    yield from find_reports(discourse, discourse.quotations)


def find_reports(discourse: Discourse, spans: Iterable[Span]) -> Iterator[Attribution]:
    """Yield what somebody's own words, which stand in ``spans``, report others as saying in plain words."""
    marked: Overlaps[None] = Overlaps()
    marked.add(None, [span for stretch in discourse.nested for span in stretch.spans])
    verbs = (i for span in spans for i in discourse.tokens(*span) if discourse.pos[i] == sym.VERB)
    for found in (describe_report(discourse, discourse.doc[i], RULE) for i in verbs):
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
    if subject is None or (subject.lower_ in _NO_SUBJECTS and not any(True for _ in subject.children)):
        return False  # "one said", but not "the second one said" or "one of them said"
    return _is_past(verb) or (subject.lower_ not in _SPEAKER and _is_present(verb))


def _acting(verb: Token) -> Token:
    """Return the verb that has the subject: *used* of "used to say", *came* of "came and said"."""
    is_joined = verb.dep == sym.conj and child_of(verb, *SUBJECTS) is None
    if is_joined and verb.tag in FINITE and verb.head.tag != verb.tag:
        return _same_tense_between(verb) or verb.head
    return verb.head if is_joined or _is_habit(verb) else verb


def _same_tense_between(verb: Token) -> Token | None:
    """Return *rang* of "I will not say who, his clerk rang and said", where the parser joined *said* to *say*."""
    return next((one for one in children_of(verb.head, *_CLAUSES) if one.i < verb.i and one.tag == verb.tag), None)


def _is_habit(verb: Token) -> bool:
    return verb.dep == sym.xcomp and verb.head.lemma_ in _HABITS


def _is_past(verb: Token) -> bool:
    """Return whether something was said: "told", "was telling", "used to say", "heard people say"."""
    if verb.tag in GERUND:
        helpers = children_of(verb, sym.aux) or [_acting(verb)]  # "was telling", "kept telling"
        return any(helper.tag in PAST for helper in helpers if helper.i != verb.i)
    return verb.tag in PAST or _acting(verb).tag in PAST or verb.head.lemma_ in _HEARD


def _is_present(verb: Token) -> bool:
    """Return whether a verb is "says" or "would say": not "is saying", by which people say what others mean."""
    return verb.tag in FINITE or (verb.tag not in GERUND and child_of(verb, sym.aux) is not None)


def _said_by(discourse: Discourse, verb: Token) -> tuple[Span, ...]:
    """Return what stands behind a verb as its content, if it stands in the same marks."""
    said = _clause_of(verb)
    asked = under(joined for joined in children_of(verb, sym.conj) if said is not None and _asks(joined))
    indices = _joined(_without_own(said), asked) if said is not None else _words_alone(verb)
    content = runs(verb.doc, without_joint(verb.doc, indices))
    around = discourse.quotation(verb.idx)
    edges = [at for start, end in content for at in (start, end - 1)]
    has_marks = any(discourse.holds_nested(*span) for span in content)
    return content if not has_marks and all(discourse.quotation(at) == around for at in edges) else ()


def _clause_of(verb: Token) -> Token | None:
    """Return the clause behind a verb, which the parser may have hung on a noun between the two."""
    behind = (one for one in children_of(verb, *_CLAUSES) if one.i > verb.i and _is_said(one))
    return next(behind, None) or clause_on_noun(verb)


def _is_said(clause: Token) -> bool:
    """Return whether a clause has a subject, or tells somebody to do something: "never trust a man"."""
    if clause.dep == sym.advcl:
        return _opens_said(clause)
    return child_of(clause, *SUBJECTS) is not None or (clause.tag in INFINITIVE and _is_wanted(clause))


def _opens_said(clause: Token) -> bool:
    """Return whether "if" opens what somebody asks, or "that" what somebody tells ("told me once that")."""
    opens = any(mark.lower_ in _OPENS_SAID for mark in children_of(clause, sym.mark))
    return (opens and tells(cue_of(clause.head))) or _is_what_somebody_asks(clause)


def _is_what_somebody_asks(clause: Token) -> bool:
    """Return whether "when", "where", "why" or "how" opens what somebody asks: "asked me when it would be done"."""
    cue = cue_of(clause.head)
    return cue is not None and cue.kind == "ask" and clause.left_edge.tag in _WHEN


def _is_wanted(infinitive: Token) -> bool:
    """Return whether an infinitive is what somebody is told to do: "told me to rest", "said (not) to rest"."""
    has_helper = child_of(infinitive, sym.aux) is not None
    is_told = tells(cue_of(infinitive.head)) and child_of(infinitive.head, *RECEIVERS) is not None
    return not has_helper or is_told or infinitive.head.lemma_ in _SAYS_TO


def _without_own(said: Token) -> list[int]:
    """Return the tokens of a clause up to another one beside it with a subject of its own."""
    own = under([joined for joined in children_of(said, sym.conj) if _goes_on(joined)])
    opens = (mark.i for mark in children_of(said, sym.mark) if said.dep == sym.advcl and mark.lower_ in _OPENS_SAID)
    first, last = next(opens, 0), min(own, default=len(said.doc))
    return [i for i in sorted(under([said])) if first <= i < last]  # *once* of "told me once that" is a mark, too


def _joined(indices: Sequence[int], asked: Collection[int]) -> list[int]:
    """Return the tokens of what is said with a question behind it, and what joins the two."""
    return [*range(indices[0], max(asked) + 1)] if asked else list(indices)


def _goes_on(joined: Token) -> bool:
    """Return whether a clause tells more than what was said, which it would ask: "and she was right"."""
    return child_of(joined, *SUBJECTS) is not None and not _asks(joined)


def _asks(clause: Token) -> bool:
    """Return whether a clause is a question by the place of its subject: "and would I consider it"."""
    helper, subject = child_of(clause, sym.aux), child_of(clause, *SUBJECTS)
    return helper is not None and subject is not None and helper.i < subject.i


def _words_alone(verb: Token) -> list[int]:
    """Return the words behind a verb that are a whole answer: "said yes", "said okay, mend it"."""
    behind = [child for child in verb.rights if not child.is_punct]
    answers = bool(behind) and behind[0].dep == sym.intj
    return [*range(behind[0].left_edge.i, behind[-1].right_edge.i + 1)] if answers else []
