"""Doc to attributions in plain words: a cue, what it takes as content, its source, and why that has no name."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import spacy.symbols as sym
from spacy.tokens import Doc, Token

from newsnb.extract.attributions.anonymity import HELD_BACK, anonymity_of, asks_for_anonymity, terms_of
from newsnb.extract.attributions.candidates import Candidate, Option, find_candidates
from newsnb.extract.attributions.citing import passes_on
from newsnb.extract.attributions.courts import find_heard, is_told_in_headline
from newsnb.extract.attributions.ranking import rank
from newsnb.extract.attributions.second import ends_headline, goes_on, passes_on_report, without_second_report
from newsnb.extract.attributions.sources import cited_by, is_relay, leads_to_saying, source_of, source_outside_marks
from newsnb.extract.attributions.topics import BARE, LIKENING, only_names
from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import UNKNOWN, Attribution, Name
from newsnb.extract.grammar import PAST, SUBJECTS, child_of, children_of, ids_of, object_of, under
from newsnb.extract.phrases import channel_of, cue_of, phrase, runs, told_phrases, told_to_of
from newsnb.lang import Cue, english
from newsnb.values import Span

LEAST = 0.52
"""Chance of attributing anything from which a cue reports words; chosen for the best F1 of reported speech."""

LEAST_WITH_STANCE = 0.43
"""The same for a cue of belief, wish or plan."""

_ASIDE = frozenset((sym.advcl, sym.prep, sym.npadvmod))
_AUXILIARIES = frozenset((sym.aux, sym.auxpass, sym.neg, sym.prt))
_FURTHEST_AUXILIARY = 4  # tokens
_FURTHEST_JOINT = 3  # tokens: a closing mark and a comma may stand between
_MARK_TAGS = ids_of("IN")
_THANKING = english.attributions.words.thanking
_STATING = english.attributions.words.stating
_DEEDS = english.attributions.words.deeds | _THANKING
_NO_WORDS = english.attributions.words.no_words
_JUDGING = english.attributions.words.judging
_BEFORE = english.attributions.ordered.options_before
_TITLE = frozenset((sym.PROPN, sym.PUNCT))
_CITING = english.attributions.words.citing_class
_WITH_REASON = english.attributions.words.with_reason
_ASKING = english.attributions.words.asking
_DESCRIBING = english.attributions.words.describing
_GOING_ON = english.attributions.words.going_on
_ANSWERS = english.attributions.words.answers
_WHAT = english.attributions.words.of_what


def propose_parsed(discourse: Discourse, names: Sequence[Name], stance: bool) -> Iterator[Attribution]:
    """Yield what the parse shows to be attributed, in the order of the cues."""
    last: dict[bool, Attribution | None] = {True: None, False: None}  # of speech, of any kind

    def wanted(head: Token, cue: Cue) -> bool:
        return stance or cue.is_speech or any(discourse.quoted[head.left_edge.i : head.right_edge.i + 1])

    heard = {sentence.start: sentence.stop for _, sentence in find_heard(discourse)}
    for candidate in find_candidates(discourse, wanted):
        end = heard.get(discourse.sentence_start(candidate.head.i)) if heard else None
        found = _attribute(discourse, candidate, last, end)
        if found is not None and (found.speech or stance):
            last |= {found.speech: found, False: found}
            yield found


def _attribute(
    discourse: Discourse, candidate: Candidate, last: dict[bool, Attribution | None], end: int | None
) -> Attribution | None:
    """Return what a candidate attributes, up to the token at ``end``, behind which a court is named that heard it."""
    relays = passes_on_report(candidate.head) or ends_headline(candidate.head)
    candidate = _only_before(candidate) if relays else candidate
    head, (some, chance, best) = candidate.head, rank(candidate, discourse.quoted)
    before = _goes_on_from(discourse, head, last[True])
    is_sure = before is not None or relays or _calls_in_marks(candidate, discourse.quoted)
    some = max(some, LEAST) if is_sure else some
    if some < min(LEAST, LEAST_WITH_STANCE):
        return None
    option = replace(best, indices=tuple(best.tokens(head)))  # gathered once: all that follows looks at them
    if any(forbids(candidate, option, discourse.quoted) for forbids in VETOES):
        return None
    indices = [i for i in _with_target(candidate, option) if end is None or i < end]
    in_marks = any(discourse.quoted[i] for i in indices)
    speech = in_marks or candidate.cue.is_speech
    aside = under([*told_phrases(head), *terms_of(head)])
    own = [i for i in _without_lead(head, indices, discourse.quoted) if i not in aside]
    said = without_joint(head.doc, without_second_report(head, own, discourse.quoted))
    content = runs(head.doc, _with_joined_clauses(head.doc, said))
    if not content or some < (LEAST if speech else LEAST_WITH_STANCE):
        return None
    source = before or source_outside_marks(head, discourse.quoted, last[speech])
    rule = f"{candidate.cue.kind}: {option.kind}"
    found = describe(discourse, head, content, rule, score=chance, speech=speech, source=source)
    return replace(found, names_only=True) if speech and not in_marks and only_names(candidate, option) else found


def _only_before(candidate: Candidate) -> Candidate:
    """Return a candidate with the ways to take what stands before it, if there are any."""
    before = tuple(option for option in candidate.options if option.kind in _BEFORE)
    return replace(candidate, options=before or candidate.options)


def _goes_on_from(discourse: Discourse, verb: Token, before: Attribution | None) -> Token | None:
    """Return the source of what was reported right before, if a verb reports more of it: "said A and promised B"."""
    if before is None or before.source_head is None:
        return None
    said = discourse.doc[discourse.token(before.content[-1][1] - 1)]
    return discourse.doc[before.source_head] if goes_on(verb, said) else None


def _without_lead(cue: Token, indices: list[int], quoted: Sequence[bool]) -> list[int]:
    """Leave out what leads up to words in marks before the cue: "Berg was happier: “At last,” she said"."""
    before = (at for at in range(1, len(indices)) if indices[at] < cue.i and quoted[indices[at]])
    first = next(before, 0)
    led = indices[first:] if cue.doc[indices[first] - 1].text == ":" else indices
    return led[bisect_right(led, cue.i) :] if _opens_with_participle(cue, led, quoted) else led


def _opens_with_participle(cue: Token, indices: Sequence[int], quoted: Sequence[bool]) -> bool:
    """Return whether a participle opens a sentence whose words in marks follow the cue: "Pressed on it, she said,"."""
    first = cue.doc[indices[0]]
    behind = [quoted[i] for i in indices[bisect_right(indices, cue.i) :]]
    opens = first.tag in PAST and bool(first.is_sent_start) and not quoted[first.i]
    return opens and behind[:1] == [True]


def _calls_in_marks(candidate: Candidate, quoted: Sequence[bool]) -> bool:
    """Return whether somebody calls something what stands in marks right behind the verb: ``Berg called "absurd"``."""
    head = candidate.head
    opens_behind = list(quoted[head.i : head.i + 3]) in ([False, False, True], [False, True, True])
    return opens_behind and candidate.cue.kind in _DESCRIBING and _has_plain_subject(head)


def _has_plain_subject(verb: Token) -> bool:
    """Return whether a verb has a subject, and no "what" that makes its clause a part of another: "what she called"."""
    return child_of(verb, sym.nsubj) is not None and all(child.lower_ not in _WHAT for child in verb.lefts)


def _with_joined_clauses(doc: Doc, indices: list[int]) -> list[int]:
    """Add what is said on behind "that it shut", where the parser lost it: ", but that nobody should worry"."""
    if not indices or doc[indices[0]].lower_ != "that":
        return indices
    while more := _joined_clause(doc[indices[-1]]):
        indices = [*indices, *more]
    return indices


def _joined_clause(last: Token) -> range:
    """Return the clause of ", and that" or "but that" behind a token, to its end in the sentence; empty for none."""
    behind = (token for token in last.doc[last.i + 1 : last.sent.end] if not token.is_punct)
    joint, that = next(behind, None), next(behind, None)
    if joint is None or that is None or not _is_joined(last, joint, that):
        return range(0)
    leads = that.dep == sym.mark and that.head.i > that.i
    return range(last.i + 1, (that.head.right_edge if leads else that.sent[-1]).i + 1)


def _is_joined(last: Token, joint: Token, that: Token) -> bool:
    near = joint.i - last.i <= _FURTHEST_JOINT and joint.dep == sym.cc
    return near and that.lower_ == "that" and that.tag in _MARK_TAGS


def without_joint(doc: Doc, indices: list[int]) -> list[int]:
    """Leave out the "and" or "but" at the end of a content, behind which another cue follows."""
    last = next((at for at in range(len(indices), 0, -1) if doc[indices[at - 1]].dep != sym.cc), 0)
    return indices[:last]


def only_asks_for_anonymity(candidate: Candidate, option: Option, quoted: Sequence[bool]) -> bool:
    """Return whether what is asked for is to have no name: "asked not to be named", "requesting anonymity"."""
    return asks_for_anonymity(option.heads[0]) or option.heads[0].lower in HELD_BACK


def is_only_asked(candidate: Candidate, option: Option, quoted: Sequence[bool]) -> bool:
    """Return whether somebody was asked about a matter, by nobody whom the article names: "Asked about the pier, "."""
    is_matter = all(part.dep == sym.prep for part in option.heads)
    return candidate.cue.kind == "ask" and is_matter and _is_done_aside(candidate.head)


def _is_done_aside(verb: Token) -> bool:
    """Return whether a participle without anybody who does it tells of somebody: "Asked, Berg said", "Berg, asked"."""
    is_aside = verb.dep in (sym.advcl, sym.acl) and verb.tag in PAST
    return is_aside and child_of(verb, *SUBJECTS, sym.agent) is None


def only_passes_on(candidate: Candidate, option: Option, quoted: Sequence[bool]) -> bool:
    """Return whether the words are another's: "Tass, citing X, reported that", "was quoted as saying", "court told"."""
    head = candidate.head
    return is_relay(head) or leads_to_saying(head) or passes_on(head) or is_told_in_headline(head)


def is_deed(candidate: Candidate, option: Option, quoted: Sequence[bool]) -> bool:
    """Return whether a verb with a bare object is no report: "attacked the women", "called the match off"."""
    head, tokens = candidate.head, option.tokens(candidate.head)
    other_verb = any(child.lower_ not in candidate.cue.lemma.split() for child in children_of(head, sym.prt))
    if _reports(head.doc, tokens, quoted) or not (other_verb or head.lemma_.lower() in _DEEDS):
        return False
    is_reasoned = candidate.cue.kind in _JUDGING and head.lemma_.lower() not in _THANKING
    reasons = _WITH_REASON if is_reasoned else LIKENING
    return all(part.dep in BARE or (part.dep == sym.prep and part.lower_ not in reasons) for part in option.heads)


def _reports(doc: Doc, tokens: Sequence[int], quoted: Sequence[bool]) -> bool:
    """Return whether tokens open a clause, or have words in marks that are no nickname or title."""
    return doc[tokens[0]].lower_ == "that" or any(quoted[i] and doc[i].pos not in _TITLE for i in tokens)


def is_done_to(candidate: Candidate, option: Option, quoted: Sequence[bool]) -> bool:
    """Return whether something is only done to somebody: "was charged after a crash", and not "with theft".

    So is what is found to be so: "was reported missing", "was declared safe".
    """
    if candidate.head.lemma_ in _STATING:
        return child_of(candidate.head, sym.auxpass) is not None and child_of(candidate.head, sym.oprd) is not None
    if option.kind != "passive+" or candidate.cue.kind not in _JUDGING:
        return False
    rest = [part for part in option.heads if part.dep != sym.nsubjpass]
    return all(part.dep == sym.advcl or (part.dep == sym.prep and part.lower_ not in _WITH_REASON) for part in rest)


def is_made_by(candidate: Candidate, option: Option, quoted: Sequence[bool]) -> bool:
    """Return whether a document is only said to be somebody's: "The memo was written by an engineer"."""
    made = [part for part in option.heads if part.dep == sym.nsubjpass and part.lemma_ in english.channels]
    is_judged = candidate.cue.kind in _JUDGING or _reports(candidate.head.doc, option.tokens(candidate.head), quoted)
    return bool(made) and not is_judged


def says_nothing(candidate: Candidate, option: Option, quoted: Sequence[bool]) -> bool:
    """Return whether nothing is said, or said elsewhere: "said nothing", "said so in a letter", "declined to say"."""
    aside = under([*_beside(option.heads), *(part for head in option.heads for part in _beside(head.children))])
    tokens = [i for i in option.tokens(candidate.head) if i not in aside]
    words = [candidate.head.doc[i].lemma_.lower() for i in tokens if not quoted[i]]
    return bool(words) and len(words) == len(tokens) and not set(words) - _NO_WORDS


def _beside(parts: Iterable[Token]) -> list[Token]:
    """Return the parts of a clause that only say where, when or how."""
    return [part for part in parts if part.dep in _ASIDE]


def asks_for_an_answer(candidate: Candidate, option: Option, quoted: Sequence[bool]) -> bool:
    """Return whether a question is put, and nobody tells which: "asked for comment", "asked for her view"."""
    noun = object_of(option.heads[0])
    return noun is not None and noun.lemma_.lower() in _ANSWERS and candidate.head.lemma_ in _ASKING


def goes_on_doing(candidate: Candidate, option: Option, quoted: Sequence[bool]) -> bool:
    """Return whether something only goes on: "continued to be" what somebody calls it."""
    first = option.heads[0]
    return candidate.cue.kind in _GOING_ON and first.dep == sym.xcomp and first.pos == sym.AUX


def is_formula(candidate: Candidate, option: Option, quoted: Sequence[bool]) -> bool:
    """Return whether somebody is spoken to, and nobody reported: a verb without a subject begins a sentence."""
    head = candidate.head
    begins = head.is_sent_start and head.tag_ in ("VB", "VBP")
    return (bool(begins) and child_of(head, *SUBJECTS) is None) or _is_reminder(head)


def _is_reminder(verb: Token) -> bool:
    """Return whether readers are reminded of something: "It may be recalled that", "It should be noted that"."""
    helped = child_of(verb, sym.auxpass) is not None and any(aux.tag_ == "MD" for aux in children_of(verb, sym.aux))
    return helped and any(noun.lower_ == "it" for noun in children_of(verb, sym.nsubjpass))


def cites_another(candidate: Candidate, option: Option, quoted: Sequence[bool]) -> bool:
    """Return whether somebody is cited, or another cue within: "citing a doctor", "citing what he called a mess"."""
    if candidate.cue.kind not in _CITING:
        return False
    first, head = candidate.head.doc[option.tokens(candidate.head)[0]], option.heads[0]
    is_somebody = head.dep == sym.dobj and (head.ent_type_ == "PERSON" or head.lemma_.lower() in english.roles)
    return is_somebody or (first.lower_ == "what" and cue_of(first.head) is not None)


def holds_its_source(candidate: Candidate, option: Option, quoted: Sequence[bool]) -> bool:
    """Return whether what "who" does tells of somebody, and what is around not said: "Ada, who taught us, left"."""
    head = candidate.head
    is_relative = head.dep == sym.relcl and not quoted[head.head.i]
    return is_relative and head.head.i in option.tokens(head) and child_of(head, sym.nsubj) is not None


VETOES = (
    only_asks_for_anonymity, is_only_asked, only_passes_on, is_deed, is_done_to, is_made_by, says_nothing, is_formula,
    asks_for_an_answer, goes_on_doing, cites_another, holds_its_source,
)  # fmt: skip


def describe(
    discourse: Discourse,
    cue: Token,
    content: tuple[Span, ...],
    rule: str,
    *,
    score: float = UNKNOWN,
    speech: bool = True,
    source: Token | None = None,
) -> Attribution:
    """Return the attribution of a cue with what stands around it: its source, who passed it on, whom it was told.

    Parameters
    ----------
    discourse
        That the cue stands in.
    cue
        The word that attributes.
    content
        The words attributed.
    rule
        What found the two.
    score
        Probability that it is right, where that is known.
    speech
        False for beliefs, wishes and plans.
    source
        Head of the words that name the source; None to look for it in the parse.
    """
    source, words = source_of(cue) if source is None else source, _cue_words(cue)
    cited = cited_by(cue, source) if cue.pos_ == "VERB" else None
    named = source if cited is None else cited
    spans = phrase(named, without=(*content, *words)) if named is not None else ()
    head = named.i if spans and named is not None else None
    return Attribution(
        head=cue.i,
        rule=rule,
        score=score,
        speech=speech,
        cue=words,
        content=content,
        source=spans,
        source_head=head,
        via=source.i if cited is not None and source is not None else None,
        told_to=told_to_of(cue),
        channel=channel_of(cue, content),
        anonymity=anonymity_of(discourse, cue),
    )


def with_source(attribution: Attribution, head: Token | None) -> Attribution:
    """Return an attribution whose source is the phrase of ``head``, if it is a phrase."""
    if head is None or not (spans := phrase(head, without=(*attribution.content, *attribution.cue))):
        return attribution
    return replace(attribution, source=spans, source_head=head.i)


def _with_target(candidate: Candidate, option: Option) -> list[int]:
    """Return the content's tokens; of "X was accused of Y", X is a part of what is said."""
    indices = option.tokens(candidate.head)
    if candidate.cue.kind != "judge" or option.kind[0] != "R":
        return indices
    return sorted(under(children_of(candidate.head, sym.nsubjpass)).union(indices))


def _cue_words(cue: Token) -> tuple[Span, ...]:
    """Return the cue with its auxiliaries, negation and particle."""
    near = () if cue.pos_ == "NOUN" else children_of(cue, *_AUXILIARIES)
    return runs(cue.doc, sorted({cue.i, *(t.i for t in near if abs(t.i - cue.i) <= _FURTHEST_AUXILIARY)}))
