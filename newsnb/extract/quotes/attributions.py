"""Doc to attributions in plain words: a cue, what it takes as content by its frames, and its source, by the parse."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from newsnb.extract.quotes.phrases import anonymity_of, channel_of, cue_of, phrase, runs, told_phrases, told_to_of
from newsnb.lexicon import Cue
from newsnb.values import Span

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_CARRIES_SUBJECT = ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp")
_AUXILIARIES = ("aux", "auxpass", "neg", "prt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """An attribution as the parse shows it; all parts are character spans, ``head`` is the cue's token index."""

    head: int
    rule: str
    cue: tuple[Span, ...]
    content: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    source_head: int | None = None
    via: int | None = None
    told_to: tuple[int, ...] = ()
    channel: tuple[Span, ...] = ()
    anonymity: tuple[Span, ...] | None = None


def find_attributions(doc: Doc, *, stance: bool = False) -> Iterator[Attribution]:
    """Yield an attribution for each cue that has content in plain words, in the order of the cues.

    Parameters
    ----------
    doc
        A Doc with a parse.
    stance
        Whether verbs of belief, wish and plan count.
    """
    for token in doc:
        cue = cue_of(token)
        if cue is None or (cue.kind == "stance" and not stance):
            if token.lower_ == "according":
                yield from _according_to(token)
            continue
        if cue.pos == "adverb":
            content, found = _clause_around(token), "adverb"
        elif cue.pos == "noun":
            content, found = _clause_of_noun(token), "noun"
        else:
            content, found = content_of(token, cue)
        if content:
            yield describe(token, content, f"{cue.kind}: {found}")


def content_of(verb: Token, cue: Cue) -> tuple[tuple[Span, ...], str]:
    """Find what ``verb`` attributes, by the frames of its entry; the name of the frame comes with it."""
    frames = cue.frames
    for child in verb.children:
        if child.dep_ in ("ccomp", "parataxis") and frames & {"clause", "question"} and _is_finite(child):
            if "clause" in frames or _asks(child):
                return _content(verb, [child]), "clause"
        elif child.dep_ in ("xcomp", "ccomp") and "infinitive" in frames and _is_infinitive(child):
            return _content(verb, [child]), "infinitive"
    if verb.dep_ == "parataxis" and "clause" in frames:
        return _interrupted(verb), "interrupted"
    if "target" in frames:
        return _target(verb)
    if "for" in frames:
        phrase = next((child for child in verb.children if child.dep_ == "prep" and child.lower_ == "for"), None)
        if phrase is not None:
            return _content(verb, [phrase]), "for"
    if "noun" in frames:
        noun = next((child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")), None)
        if noun is not None and noun.pos_ != "PRON":
            return _content(verb, [noun]), "noun"
    return (), ""


def describe(cue: Token, content: tuple[Span, ...], rule: str) -> Attribution:
    """Add what stands around a cue: its source, who passed it on, whom it was told, where, and on what terms."""
    source = _source_of_noun(cue) if cue.pos_ == "NOUN" else None if cue.pos_ == "ADV" else subject_of(cue)
    relay = _relay(cue, source) if cue.pos_ == "VERB" else None
    named = relay if relay is not None else source
    spans = phrase(named, without=content) if named is not None else ()
    return Attribution(
        head=cue.i,
        rule=rule,
        cue=_cue_words(cue),
        content=content,
        source=spans,
        source_head=named.i if spans and named is not None else None,
        via=source.i if relay is not None and source is not None else None,
        told_to=tuple(told_to_of(cue)),
        channel=tuple(channel_of(cue)),
        anonymity=anonymity_of(cue),
    )


def subject_of(verb: Token) -> Token | None:
    """Find who does what ``verb`` says: its subject, its agent, or the subject of the verb that it hangs on."""
    seen: Token | None = verb
    while seen is not None:
        passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in seen.children)
        for child in seen.children:
            if passive and child.dep_ == "agent":
                return next((noun for noun in child.children if noun.dep_ == "pobj"), None)
            if child.dep_ in _SUBJECTS and not passive and child.dep_ != "nsubjpass":
                return child
        if passive:
            return None
        if seen.dep_ == "acl":
            return seen.head if seen.tag_ == "VBG" and seen.head.pos_ in ("NOUN", "PROPN") else None
        seen = seen.head if seen.dep_ in _CARRIES_SUBJECT and seen.head.i != seen.i else None
    return None


def _is_finite(token: Token) -> bool:
    return not _is_infinitive(token)


def _is_infinitive(token: Token) -> bool:
    return token.tag_ == "VB" and any(child.dep_ == "aux" and child.lower_ == "to" for child in token.children)


def _asks(token: Token) -> bool:
    first = token.left_edge
    return first.tag_ in ("WDT", "WP", "WP$", "WRB") or first.lower_ in ("if", "whether")


def _content(verb: Token, heads: Iterable[Token]) -> tuple[Span, ...]:
    """Give the characters of the subtrees of ``heads``, without the words that say whom it was told."""
    told = {t.i for child in told_phrases(verb) for t in child.subtree}
    inside = {t.i for head in heads for t in head.subtree} - told
    return tuple(runs(verb.doc, sorted(inside)))


def _interrupted(verb: Token) -> tuple[Span, ...]:
    """Give the clause that a cue breaks into: "The talks, he said, are over"."""
    own = {t.i for t in verb.subtree}
    return tuple(runs(verb.doc, (t.i for t in verb.head.subtree if t.i not in own)))


def _target(verb: Token) -> tuple[tuple[Span, ...], str]:
    """Find somebody and what is said of them: "accused X of Y", "praised X for Y", "was accused of Y"."""
    whom = next((child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")), None)
    what = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("of", "for", "as", "over") and c.i > verb.i]
    heads = [head for head in (whom, *what) if head is not None]
    return (_content(verb, heads), "target") if whom is not None and (what or verb.dep_ != "amod") else ((), "")


def _clause_around(adverb: Token) -> tuple[Span, ...]:
    """Give the clause that an adverb such as "reportedly" stands in, without the adverb."""
    verb = adverb.head
    if verb.pos_ not in ("VERB", "AUX"):
        return ()
    return tuple(runs(adverb.doc, (t.i for t in verb.subtree if t.i != adverb.i)))


def _clause_of_noun(noun: Token) -> tuple[Span, ...]:
    """Give the clause that a noun such as "claim" announces ("the claim that ...", "a promise to ...")."""
    for child in noun.children:
        that = child.left_edge.lower_ == "that" and child.left_edge.dep_ == "mark"
        if child.dep_ in ("acl", "ccomp", "relcl") and (that or (child.dep_ == "acl" and _is_infinitive(child))):
            cue = cue_of(noun)
            wanted = "clause" if that else "infinitive"
            return tuple(runs(noun.doc, (t.i for t in child.subtree))) if cue and wanted in cue.frames else ()
    return ()


def _source_of_noun(noun: Token) -> Token | None:
    """Find whose words a noun announces: "X's claim", "the claim by X", "X made the claim"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "prep" and child.lower_ in ("by", "from", "of"):
            return next((grand for grand in child.children if grand.dep_ == "pobj"), None)
    return subject_of(noun.head) if noun.dep_ == "dobj" else None


def _according_to(token: Token) -> Iterator[Attribution]:
    to = token if token.nbor(1).lower_ != "to" else token.nbor(1) if token.i + 1 < len(token.doc) else None
    noun = next((c for c in (to.children if to is not None else ()) if c.dep_ == "pobj"), None)
    if to is None or noun is None or to.lower_ != "to":
        return
    spans = phrase(noun)
    top = token if token.head.i == token.i else token.head
    while top.head.i != top.i and top.pos_ not in ("VERB", "AUX"):
        top = top.head
    own = {t.i for t in token.subtree} | {token.i}
    content = tuple(runs(token.doc, (t.i for t in top.subtree if t.i not in own)))
    if content and spans:
        yield Attribution(
            head=token.i,
            rule="according to",
            cue=((token.idx, to.idx + len(to)),),
            content=content,
            source=spans,
            source_head=noun.i,
            anonymity=anonymity_of(token),
        )


def _cue_words(cue: Token) -> tuple[Span, ...]:
    """Give the cue with its auxiliaries, negation and particle."""
    if cue.pos_ == "NOUN":
        return ((cue.idx, cue.idx + len(cue)),)
    near = [child for child in cue.children if child.dep_ in _AUXILIARIES and abs(child.i - cue.i) <= 4]
    return tuple(runs(cue.doc, sorted({cue.i, *(t.i for t in near)})))


def _relay(verb: Token, source: Token | None) -> Token | None:
    """Find the one who is cited by the one who reports: "Tass, citing X, reported that"."""
    holders = [verb] if source is None else [verb, source, *(t for t in source.children if t.dep_ == "appos")]
    for child in (child for holder in holders for child in holder.children):
        if child.dep_ in ("advcl", "prep", "acl") and child.tag_ == "VBG":
            cue = cue_of(child)
            if cue is not None and cue.kind == "cite":
                return next((noun for noun in child.children if noun.dep_ == "dobj"), None)
    return None
