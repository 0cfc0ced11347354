"""What a cue takes as content, up to another report or a remark: "said it was old but denied that it leaked".

The parser likes to take the second verb for a part of what was said.
"""

from bisect import bisect_right
from collections.abc import Sequence

import spacy.symbols as sym
from spacy.tokens import Doc, Token

from newsnb.extract.grammar import FINITE, GERUND, SUBJECTS, child_of, children_of, ids_of, is_root
from newsnb.extract.phrases import cue_of, is_verb_of_speech
from newsnb.lang import english

_PARTS = english.attributions.words.parts_reports
_FEW = 8  # tokens from the end of what was said to a verb that goes on
_JOINS = english.attributions.words.joins_reports
_REPORTING = FINITE | ids_of("VBN")
_HELPED = SUBJECTS | frozenset((sym.aux, sym.auxpass))
_BESIDES = english.attributions.words.besides
_OF_WORDS = english.attributions.words.of_words
_SETS_OFF = english.attributions.words.sets_off_remarks
_ADDS = english.attributions.words.adds
_LEADS = english.attributions.words.leads_on
_SKIPPED = frozenset((sym.ADV, sym.PUNCT))
_HUNG_ON = (sym.ccomp, sym.parataxis)
_PRESENT = ids_of("VBZ VBP")
_JOINING = _SKIPPED | {sym.CCONJ}
_PRONOUNS = ids_of("PRP EX DT")


def without_second_report(head: Token, indices: list[int], quoted: Sequence[bool]) -> list[int]:
    """Return what ``head`` takes as content up to where it is reported again: "but denied", ", adding that"."""
    doc, first = head.doc, max(1, bisect_right(indices, head.i))
    behind = (at for at in range(first, len(indices)) if not quoted[indices[at]])
    ends = (at for at in behind if any(ends_at(head, indices, at, doc[indices[at]]) for ends_at in _ENDS))
    return next((indices[:at] for at in ends), indices)


def goes_on(verb: Token, said: Token) -> bool:
    """Return whether ``verb`` reports more of who is reported to have said what ends with ``said``: ", but denied"."""
    if not said.i < verb.i <= said.i + _FEW or not _has_no_subject(verb):
        return False
    between = verb.doc[said.i + 1 : verb.i]
    is_joined = any(token.lower_ in _PARTS for token in between) and all(token.pos in _JOINING for token in between)
    return is_joined and is_verb_of_speech(verb)


def _has_no_subject(verb: Token) -> bool:
    return verb.tag in _REPORTING and child_of(verb, *_HELPED) is None


def _adds(head: Token, indices: Sequence[int], at: int, token: Token) -> bool:
    """Return whether somebody's words go on: ", adding that", "before adding: “"."""
    verb = child_of(token, sym.pcomp) if token.dep == sym.prep else token
    return verb is not None and verb.lemma_ in _ADDS and _leads_on(verb)


def _leads_on(verb: Token) -> bool:
    return verb.tag in GERUND and verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ in _LEADS


def _contrasts(head: Token, indices: Sequence[int], at: int, token: Token) -> bool:
    """Return whether somebody else is reported besides: ", while the union said", ", as the mayor denied"."""
    opens = token.dep == sym.mark and token.lower_ in _BESIDES and token.nbor(-1).is_punct
    return opens and _is_report_aside(token.head)


def _is_report_aside(verb: Token) -> bool:
    is_aside = verb.dep == sym.advcl and verb.tag in FINITE
    return is_aside and is_verb_of_speech(verb) and child_of(verb, *SUBJECTS) is not None


def _parts(head: Token, indices: Sequence[int], at: int, token: Token) -> bool:
    """Return whether "but" or "and" stands before another report of the same source."""
    return token.lower_ in _PARTS and _reports_again(head, indices, at)


def _remarks(head: Token, indices: Sequence[int], at: int, token: Token) -> bool:
    """Return whether the article speaks of what was said: "“frozen”, a reference to", ", a claim nobody checked"."""
    return token.pos == sym.DET and token.nbor(-1).text in _SETS_OFF and token.head.lemma_ in _OF_WORDS


def _is_passed_on(head: Token, indices: Sequence[int], at: int, token: Token) -> bool:
    """Return whether somebody passes on the whole report: ", the agency reported on Friday"."""
    if token.nbor(-1).text != ",":  # asked of each token
        return False
    behind = (verb for verb in children_of(head, *_HUNG_ON) if verb.left_edge.i <= token.i)
    return any(map(passes_on_report, behind))


def passes_on_report(verb: Token) -> bool:
    """Return whether a verb behind a report says who passes it on, and nothing more: ", the agency reported"."""
    return _hangs_behind_report(verb) and _names_who(verb) and _stands_behind_comma(verb.left_edge)


def _stands_behind_comma(edge: Token) -> bool:
    return "," in (edge.text, edge.nbor(-1).text)


def _hangs_behind_report(verb: Token) -> bool:
    return verb.dep in _HUNG_ON and verb.head.i < verb.left_edge.i and is_verb_of_speech(verb.head)


def ends_headline(verb: Token) -> bool:
    """Return whether a headline ends with who says it: "Wolves are back, villagers say", ", says tenant"."""
    return verb.tag in _PRESENT and is_verb_of_speech(verb) and _is_set_off(verb) and _ends_unmarked(verb)


def _is_set_off(verb: Token) -> bool:
    """Return whether a comma stands before a verb and its subject, whichever comes first."""
    first = min([verb.i, *(subject.left_edge.i for subject in children_of(verb, sym.nsubj))])
    return first > verb.sent.start and verb.doc[first - 1].text == ","


def _ends_unmarked(verb: Token) -> bool:
    """Return whether no mark ends the sentence of its main verb, as in headlines."""
    return is_root(verb) and not next((token.is_punct for token in reversed(verb.sent) if not token.is_space), True)


def _names_who(verb: Token) -> bool:
    """Return whether a verb of speech has a subject before it, and nothing behind it that is said."""
    is_after_subject = any(subject.i < verb.i for subject in children_of(verb, sym.nsubj))
    is_report = is_after_subject and verb.tag in FINITE and is_verb_of_speech(verb)
    return is_report and child_of(verb, sym.ccomp, sym.xcomp, sym.dobj) is None


_ENDS = (_adds, _contrasts, _parts, _remarks, _is_passed_on)
"""What may end a content: asked with the cue, the content's tokens, a place among them and the token there."""


def _reports_again(head: Token, indices: Sequence[int], at: int) -> bool:
    doc = head.doc
    behind = next((doc[i] for i in indices[at + 1 : at + 4] if doc[i].pos not in _SKIPPED), None)
    if behind is None or not _has_no_subject(behind):
        return False
    cue = cue_of(behind)
    return cue is not None and cue.is_speech and _may_end(doc, indices[:at], doc[indices[at]].lower_)


def _may_end(doc: Doc, indices: Sequence[int], joint: str) -> bool:
    """Return whether nobody else acts in what was said before: "he was ill", "the crack was old"."""
    subjects = [doc[i] for i in indices if doc[i].dep in SUBJECTS]
    if not subjects or (subjects[0].dep == sym.nsubj and cue_of(subjects[0].head) is not None):
        return False
    is_pronoun = subjects[0].tag in _PRONOUNS
    return not _is_somebody(subjects[0]) and not (is_pronoun and joint in _JOINS)


def _is_somebody(noun: Token) -> bool:
    """Return whether a noun may report something: a name, or somebody by role."""
    lemma = noun.lemma_.lower()
    is_known = lemma in english.actors
    return noun.pos == sym.PROPN or is_known or any(True for _ in children_of(noun, sym.poss))
