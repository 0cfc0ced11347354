"""The phrases around a cue: noun phrases as printed, whom it was told, where it was published, and on what terms."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from newsnb.lang import Cue, english
from newsnb.values import Span

_DASHES = frozenset(("-", "--", "–", "—"))  # spaced: between a dateline and its sentence
_EDGES = frozenset((" ", "\n", "\n\n", "\r\n", "\t", "\u00a0", ",", ";", ":", "-", "--", "–", "—"))


_PARTICLES = frozenset(("prt", "prep"))
_POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adjective", "ADV": "adverb"}


def cue_of(token: Token) -> Cue | None:
    """Give the lexicon's entry for ``token``, with its particle or preposition where that makes the word; or None."""
    pos = _POS.get(token.pos_)
    if pos is None:
        return None
    lemma = token.lemma_.lower()
    endings = english.phrasal_cues.get(lemma) if pos == "verb" else None
    phrasal = _phrasal(token, endings) if endings else None
    return phrasal or english.cues.get((lemma, pos))


def _phrasal(verb: Token, endings: Iterable[tuple[str, Cue]]) -> Cue | None:
    """Give the verb of several words that ``verb`` begins: "shot back", "called him out", "called on Monday for"."""
    following = " ".join([token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 3]])
    particles = {child.lower_ for child in verb.children if child.i > verb.i and child.dep_ in _PARTICLES}
    for ending, cue in endings:
        if ending in particles or following == ending or following.startswith(ending + " "):
            return cue
    return None


def phrase(noun: Token, *, without: Iterable[Span] = ()) -> tuple[Span, ...]:
    """Give the noun phrase of ``noun`` as printed, without what belongs to the content or to a clause behind it."""
    held = list(without)
    tokens = [t for t in noun.subtree if not any(a <= t.idx < b for a, b in held)]
    run = [noun]
    for token in reversed([t for t in tokens if t.i < noun.i]):
        if token.i != run[0].i - 1 or (token.text in _DASHES and token.whitespace_):
            break
        run.insert(0, token)
    for token in (t for t in tokens if t.i > noun.i):
        if token.i != run[-1].i + 1 or (token.is_space and "\n" in token.text):
            break
        run.append(token)
    span = _outline(_shortened(_without_lead(run, noun), noun.i))
    return (span,) if span else ()


def _without_lead(run: list[Token], noun: Token) -> list[Token]:
    """Take off what links the sentence to the one before: "But some"."""
    while run and run[0].i < noun.i and (run[0].dep_ == "cc" or run[0].lower_ in ("even", "yet", "both")):
        run = run[1:]
    return run


def _shortened(run: list[Token], head: int) -> list[Token]:
    """Cut what only tells more of somebody who has been named: see `_is_aside`; a second apposition; a year."""
    introduced = 0
    for at, token in enumerate(run[:-1]):
        if token.i < head or token.text not in (",", "("):
            continue
        introduced += token.text == "," and run[at + 1].tag_ in ("DT", "CD")
        if introduced > 1 or _is_aside(run, at):
            return run[:at]
    dated = len(run) > 2 and run[-2].lower_ == "in" and run[-1].is_digit
    return run[:-2] if dated else run


def _is_aside(run: list[Token], at: int) -> bool:
    """Tell whether a comma or bracket opens a clause with *which* or a participle, a comparison, or a long remark."""
    following = run[at + 1]
    if run[at].text == "(":
        return following.is_alpha and following.is_lower
    participle = following.tag_ == "VBG" and following.dep_ == "acl"
    return following.tag_ in ("WDT", "WP$") or participle or following.lower_ == "like"


def runs(doc: Doc, indices: Iterable[int]) -> Iterator[Span]:
    """Join neighbouring tokens to character spans; blanks and punctuation at the edges are left out."""
    run: list[Token] = []
    for i in indices:
        if run and i != run[-1].i + 1:
            if span := _outline(run):
                yield span
            run = []
        run.append(doc[i])
    if span := _outline(run):
        yield span


def _outline(tokens: list[Token]) -> Span | None:
    """Give the characters from the first to the last token that is a word or a quotation mark."""
    start, end = 0, len(tokens)
    while start < end and tokens[start].text in _EDGES:
        start += 1
    while start < end and (tokens[end - 1].text in _EDGES or tokens[end - 1].text == "."):
        end -= 1
    kept = tokens[start:end]
    if not any(token.is_alpha or not token.is_punct for token in kept if not token.is_space):
        return None
    return kept[0].idx, kept[-1].idx + len(kept[-1])


def told_phrases(verb: Token) -> Iterator[Token]:
    """Yield the phrases that say whom something was told: "told X", "confirmed it to X"."""
    cue = cue_of(verb)
    if cue is None or cue.pos != "verb":
        return
    if cue.kind in ("tell", "ask"):
        yield from (child for child in verb.children if child.dep_ in ("dobj", "dative") and child.pos_ != "NOUN")
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    for holder in (verb, *objects):
        for child in holder.children:
            proper = any(grand.dep_ == "pobj" and grand.pos_ == "PROPN" for grand in child.children)
            if child.dep_ in ("prep", "dative") and child.lower_ == "to" and proper and cue.kind != "direct-at":
                yield child


def told_to_of(cue: Token) -> Iterator[int]:
    """Yield the index of the noun that heads each phrase that says whom something was told."""
    for whom in told_phrases(cue):
        yield next((child.i for child in whom.children if child.dep_ == "pobj"), whom.i)


def channel_of(cue: Token, content: Iterable[Span]) -> Iterator[Span]:
    """Yield where the words were published: "in a statement on Twitter", without the words themselves."""
    said = list(content)
    for child in cue.children:
        if child.dep_ != "prep" or child.lower_ not in ("in", "on", "via", "through", "during", "at"):
            continue
        noun = next((grand for grand in child.children if grand.dep_ == "pobj"), None)
        if noun is not None and noun.lemma_.lower() in english.channels:
            tokens = [t for t in child.subtree if t.i >= child.i and not any(a <= t.idx < b for a, b in said)]
            yield from list(runs(cue.doc, (t.i for t in tokens)))[:1]
