"""Doc to attributions in plain words: a cue, what it takes as content by its frames, and its source, by the parse."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.symbols import ADV
from spacy.tokens import Token

from newsnb.extract.attributions.anonymity import anonymity_of, asks_for_anonymity, terms
from newsnb.extract.attributions.candidates import Candidate, Option, find_candidates
from newsnb.extract.attributions.ranking import rank
from newsnb.extract.attributions.subjects import subject_of
from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import Attribution
from newsnb.extract.phrases import channel_of, cue_of, phrase, runs, told_phrases, told_to_of
from newsnb.lang import Cue
from newsnb.values import Span

LEAST = 0.52
"""Chance of attributing anything from which a cue counts; chosen for the best F1 of reported speech."""

LEAST_WITH_STANCE = 0.45
"""The same where beliefs, wishes and plans are asked for, too."""

SHARE_RIGHT = {
    "according to": 0.77,
    "adverb": 0.29,
    "behind the marks": 0.81,
    "before the marks": 0.56,
    "continued": 0.8,
    "in the clause": 0.5,
    "same speaker goes on": 0.5,
    "signed": 0.73,
    "speaker turn": 0.73,
    "name and colon": 0.73,
    "marks alone": 0.02,
}
"""Share of what each rule finds that has the right content and source.

Counted on 330 articles of the training part of PolNeAR; for "continued", "same speaker goes on", "signed" and "name and
colon", of which it has too few to count, a judgement.
"""

_NO_CLAUSE = ("amod", "acl", "conj")  # of these verbs what was said is only a part
_FURTHEST_VERB = 3  # steps up the tree from a noun
_AUXILIARIES = ("aux", "auxpass", "neg", "prt")


def find_parsed(discourse: Discourse, *, stance: bool = False) -> Iterator[Attribution]:
    """Yield what the parse shows to be attributed, in the order of the cues.

    Parameters
    ----------
    discourse
        Of an article with a parse.
    stance
        Whether words of belief, wish and plan count.
    """
    doc, quoted = discourse.doc, discourse.quoted
    before: Attribution | None = None
    least = LEAST_WITH_STANCE if stance else LEAST

    def reports(head: Token, cue: Cue) -> bool:
        return cue.is_speech or stance or any(quoted[head.left_edge.i : head.right_edge.i + 1])

    for candidate in find_candidates(discourse, reports):
        head, cue = candidate.head, candidate.cue
        some, probability, option = rank(candidate, quoted)
        if some < least:
            continue
        if asks_for_anonymity(option.heads[0]):
            continue
        indices = _with_target(candidate, option)
        speech = cue.is_speech or any(quoted[i] for i in indices)
        if (speech or stance) and not _is_relay(head) and (content := _content(head, indices)):
            source = _source_outside_marks(head, quoted, before)
            rule = f"{cue.kind}: {option.kind}"
            before = describe(head, content, rule, score=probability, speech=speech, source=source)
            yield before
    openers = {doc.vocab.strings[word] for word in ("according", "per")}
    for i, (pos, word) in enumerate(zip(discourse.pos, discourse.lower, strict=True)):
        if not (pos == ADV or word in openers) or not discourse.in_sentence[i]:
            continue
        token = doc[i]
        if token.lower in openers:
            yield from _according_to(token)
        elif (adverb := cue_of(token)) is not None and adverb.often and (content := _clause_around(token)):
            yield describe(token, content, "adverb")


def describe(
    cue: Token,
    content: tuple[Span, ...],
    rule: str,
    *,
    score: float | None = None,
    speech: bool = True,
    source: Token | None = None,
) -> Attribution:
    """Add what stands around a cue: its source, who passed it on, whom it was told, where, and on what terms.

    Parameters
    ----------
    cue
        The word that attributes.
    content
        The words attributed.
    rule
        What found the two.
    score
        Probability that it is right; None for what the rule is worth by `SHARE_RIGHT`.
    speech
        False for beliefs, wishes and plans.
    source
        Head of the words that name the source; None to look for it in the parse.
    """
    source = source_of(cue) if source is None else source
    relay = _relay(cue, source) if cue.pos_ == "VERB" else None
    named = relay if relay is not None else source
    spans = phrase(named, without=content) if named is not None else ()
    return Attribution(
        head=cue.i,
        rule=rule,
        score=SHARE_RIGHT[rule] if score is None else score,
        speech=speech,
        cue=_cue_words(cue),
        content=content,
        source=spans,
        source_head=named.i if spans and named is not None else None,
        via=source.i if relay is not None and source is not None else None,
        told_to=tuple(told_to_of(cue)),
        channel=tuple(channel_of(cue, content)),
        anonymity=anonymity_of(cue),
    )


def with_source(attribution: Attribution, head: Token | None) -> Attribution:
    """Let the phrase of ``head`` name the source, if it is a phrase."""
    spans = phrase(head, without=attribution.content) if head is not None else ()
    return replace(attribution, source=spans, source_head=head.i) if spans and head is not None else attribution


def source_of(cue: Token) -> Token | None:
    """Find the head of the words that name whose words ``cue`` reports."""
    match cue.pos_:
        case "ADV":
            return None
        case "NOUN":
            return _source_of_noun(cue)
        case "ADJ":
            return subject_of(cue.head) if cue.dep_ in ("acomp", "advcl", "conj", "pcomp") else None
        case _:
            return subject_of(cue)


def _source_outside_marks(cue: Token, quoted: Sequence[bool], before: Attribution | None) -> Token | None:
    """Find the source of ``cue``, which is not the subject of the words in marks that the parser hung it on.

    In ``"It was late," she said, before adding that``, she adds: the source of the attribution before in the sentence.
    """
    source = source_of(cue)
    if source is None or quoted[cue.i] or not quoted[source.i] or before is None or before.source_head is None:
        return source
    known = cue.doc[before.source_head]
    return known if known.sent.start == cue.sent.start and not quoted[known.i] else source


def _with_target(candidate: Candidate, option: Option) -> list[int]:
    """Give the content's tokens; of "X was accused of Y", X is a part of what is said."""
    indices = option.tokens(candidate.head)
    if candidate.cue.kind != "judge" or option.kind[0] != "R":
        return indices
    target = {t.i for child in candidate.head.children if child.dep_ == "nsubjpass" for t in child.subtree}
    return sorted(target.union(indices))


def _content(cue: Token, indices: Iterable[int]) -> tuple[Span, ...]:
    """Give the characters of tokens, without those that say whom it was told and on what terms."""
    aside = {t.i for child in (*told_phrases(cue), *terms(cue)) for t in child.subtree}
    return tuple(runs(cue.doc, (i for i in indices if i not in aside)))


def _clause_around(adverb: Token) -> tuple[Span, ...]:
    """Give the clause that an adverb such as "reportedly" stands in, without the adverb."""
    verb = adverb.head
    if verb.pos_ not in ("VERB", "AUX"):
        return ()
    return tuple(runs(adverb.doc, (t.i for t in verb.subtree if t.i != adverb.i)))


def _source_of_noun(noun: Token) -> Token | None:
    """Find whose words a noun announces: "X's claim", "the claim by X", "X made the claim"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "prep" and child.lower_ in ("by", "from", "of"):
            return next((grand for grand in child.children if grand.dep_ == "pobj"), None)
    if (verb := _verb_with(noun)) is not None:
        return subject_of(verb)
    # "Trump claims that": where the parser took the verb for a noun, its subject stands as a part of it.
    return next((c for c in noun.children if c.dep_ in ("compound", "nmod") and c.pos_ == "PROPN"), None)


def _verb_with(noun: Token) -> Token | None:
    """Give the verb that has ``noun`` for object, itself or within another noun: "issued a statement of concern"."""
    seen = noun
    for _ in range(_FURTHEST_VERB):
        if seen.dep_ in ("dobj", "attr"):
            return seen.head
        within = seen.dep_ in ("conj", "compound") or (seen.dep_ == "pobj" and seen.head.dep_ == "prep")
        above = seen.head.head if seen.dep_ == "pobj" else seen.head
        if not within or above.pos_ not in ("NOUN", "VERB"):
            return None
        if above.pos_ == "VERB":
            return above
        seen = above
    return None


def _according_to(token: Token) -> Iterator[Attribution]:
    """Yield what a report, or whoever else stands behind "according to" or "per", is given as the source of."""
    to = token
    if token.lower_ == "according":
        if token.i + 1 == len(token.doc) or (to := token.nbor(1)).lower_ != "to":
            return
    elif not _opens_source(token):
        return
    noun = next((child for child in to.children if child.dep_ == "pobj"), None)
    if noun is None:
        return
    spans = phrase(noun)
    top = token if token.head.i == token.i else token.head
    while top.head.i != top.i and (top.pos_ not in ("VERB", "AUX") or top.dep_ in _NO_CLAUSE):
        top = top.head
    own = {t.i for t in token.subtree} | {token.i}
    content = tuple(runs(token.doc, (t.i for t in top.subtree if t.i not in own)))
    if content and spans:
        yield Attribution(
            head=token.i,
            rule="according to",
            score=SHARE_RIGHT["according to"],
            cue=((token.idx, to.idx + len(to)),),
            content=content,
            source=spans,
            source_head=noun.i,
            anonymity=anonymity_of(token),
        )


def _opens_source(per: Token) -> bool:
    """Tell "Per a statement, no gas escaped" from "ten per day": it is set off, and what follows is a certain thing."""
    noun = next((child for child in per.children if child.dep_ == "pobj"), None)
    set_off = per.is_sent_start or per.nbor(-1).text == ","
    return (
        set_off and noun is not None and (noun.pos_ == "PROPN" or any(t.dep_ in ("det", "poss") for t in noun.children))
    )


def _cue_words(cue: Token) -> tuple[Span, ...]:
    """Give the cue with its auxiliaries, negation and particle."""
    if cue.pos_ == "NOUN":
        return ((cue.idx, cue.idx + len(cue)),)
    near = [child for child in cue.children if child.dep_ in _AUXILIARIES and abs(child.i - cue.i) <= 4]
    return tuple(runs(cue.doc, sorted({cue.i, *(t.i for t in near)})))


def _is_relay(cue: Token) -> bool:
    """Tell whether a cue only names the one whom another cue's words come from: "Tass, citing X, reported that"."""
    above = cue.head
    while above.pos_ in ("NOUN", "PROPN") and above.dep_ in ("nsubj", "appos"):
        above = above.head
    return (
        cue.i != above.i and _relay(above, subject_of(above)) is not None and _cites(cue) and cue_of(above) is not None
    )


def _cites(token: Token) -> bool:
    cue = cue_of(token) if token.tag_ == "VBG" and token.dep_ in ("advcl", "prep", "acl") else None
    return cue is not None and cue.kind == "cite"


def _relay(verb: Token, source: Token | None) -> Token | None:
    """Find the one who is cited by the one who reports: "Tass, citing X, reported that"."""
    holders = [verb] if source is None else [verb, source, *(t for t in source.children if t.dep_ == "appos")]
    for child in (child for holder in holders for child in holder.children):
        if _cites(child):
            return next((noun for noun in child.children if noun.dep_ == "dobj"), None)
    return None
