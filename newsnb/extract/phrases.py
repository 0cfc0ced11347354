"""The phrases around a cue: noun phrases as printed, whom it was told, and where it was published."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import product

import spacy.symbols as sym
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from newsnb.extract.grammar import (
    DATIVE,
    GERUND,
    RELATIVES,
    children_of,
    ids_of,
    name_beside,
    object_of,
    parts_of_hyphenated,
    with_prefix,
)
from newsnb.lang import Cue, english
from newsnb.values import Span

_DATELINE_ENDS = english.attributions.words.dashes | {":"}
_EDGES = english.attributions.words.edges
_LEADS = english.attributions.words.leads
_WHEN = english.attributions.words.when_told
_ASIDES = english.attributions.words.opens_aside
_PUBLISHED = english.attributions.words.published
_TOLD = english.attributions.words.told_classes
_POS = {sym.VERB: "verb", sym.AUX: "verb", sym.NOUN: "noun", sym.ADJ: "adjective", sym.ADV: "adverb"}
_Endings = tuple[tuple[str, Cue], ...]
_DAYS = frozenset(english.times.maps.weekdays)
_PARTICLES = frozenset((sym.prt, sym.prep))
RECEIVERS = frozenset((sym.dobj, DATIVE))
"""The dependencies of whom something is told."""
_PREPOSITIONS = frozenset((sym.prep, DATIVE))
_INTRODUCES = ids_of("DT CD")
_CLOSING = ids_of("''")
_OWNING = ids_of("POS")
"""The tags of relative pronouns."""


def cue_of(token: Token) -> Cue | None:
    """Return the lexicon's entry for ``token``, with its particle or preposition where that makes the word; or None."""
    found = cues_by_lemma().get((token.lemma, token.pos))
    if found is None:
        return None
    endings, cue = found
    return _phrasal(token, endings, cue) if endings else cue


def is_verb_of_speech(token: Token) -> bool:
    """Return whether ``token`` is a verb that reports words: *said*, not the noun *claim*, nor *believes*."""
    cue = cue_of(token)
    return cue is not None and cue.pos == "verb" and cue.is_speech


@cache
def cues_by_lemma() -> Mapping[tuple[int, int], tuple[_Endings, Cue | None]]:
    """Return the lexicon by lemma and part of speech, as spaCy numbers them: a word's endings, and the word alone."""
    found: dict[tuple[int, int], tuple[_Endings, Cue | None]] = {}
    for word, (number, pos) in product({lemma.partition(" ")[0] for lemma, _ in english.cues}, _POS.items()):
        endings = english.phrasal_cues.get(word, ()) if pos == "verb" else ()
        cue = english.cues.get((word, pos))
        if endings or cue is not None:
            forms = (word, word.capitalize(), word.upper())
            found |= {(get_string_id(form), number): (endings, cue) for form in forms}
    return found


def _phrasal(verb: Token, endings: Iterable[tuple[str, Cue]], alone: Cue | None) -> Cue | None:
    """Return the verb of several words that begins here: "shot back", "called him out", "called on Monday for"."""
    following = "".join([f"{token.lower_} " for token in verb.doc[verb.i + 1 : verb.i + 3]])
    particles = {child.lower_ for child in children_of(verb, *_PARTICLES) if child.i > verb.i}
    for ending, cue in endings:
        if ending in particles or following.startswith(f"{ending} "):
            return cue
    return alone


def phrase(noun: Token, *, without: Iterable[Span] = ()) -> tuple[Span, ...]:
    """Return the noun phrase of ``noun`` as printed, without what belongs to the content or to a clause behind it."""
    doc, held = noun.doc, list(without)
    parts = parts_of_hyphenated(noun)
    inside = {t.i for part in parts for t in part.subtree if not any(a <= t.idx < b for a, b in held)}
    if (second := name_beside(noun)) is not None:
        inside.update(range(noun.i, second.right_edge.i + 1))
    start = end = noun.i
    while start - 1 in inside and not (doc[start - 1].text in _DATELINE_ENDS and doc[start - 1].whitespace_):
        start -= 1
    start = with_prefix(doc, start)
    while end + 1 in inside and "\n" not in doc[end + 1].text:
        end += 1
    if end > noun.i and doc[end].tag in _OWNING:
        end -= 1
    while start < noun.i and _only_leads(doc[start]):
        start += 1
    span = _outline(_shortened(list(doc[start : end + 1]), parts[-1].i))
    return (span,) if span else ()


def _only_leads(token: Token) -> bool:
    """Return whether a token before a noun phrase is no part of it: the "But" of "But some", a closing mark."""
    is_mark = token.tag in _CLOSING or token.text in _EDGES or _closes(token)
    return is_mark or token.dep == sym.cc or token.lower_ in _LEADS


def _closes(mark: Token) -> bool:
    """Return whether a straight mark closes words before it, whatever the tagger says: ``," Berg said``."""
    return bool(mark.is_quote and mark.whitespace_) and mark.i > 0 and not mark.nbor(-1).whitespace_


def _shortened(run: list[Token], head: int) -> list[Token]:
    """Cut what only tells more of somebody who has been named: see `_is_aside`; a second apposition; a date."""
    introduced = 0
    for at, token in enumerate(run[:-1]):
        if token.i > head and token.lower_ in _WHEN:
            return run[:at]
        if token.i >= head and token.text in (",", "("):
            introduced += token.text == "," and run[at + 1].tag in _INTRODUCES
            if introduced > 1 or _is_aside(token, run[at + 1]):
                return run[:at]
    return run[:-2] if len(run) > 2 and _is_when(run[-2], run[-1]) else run


def _is_when(preposition: Token, last: Token) -> bool:
    """Return whether the end of a phrase says when: "in 2019", "on Thursday"."""
    is_year = preposition.lower_ == "in" and last.is_digit
    return is_year or (preposition.lower_ == "on" and last.lower_ in _DAYS)


def _is_aside(opening: Token, following: Token) -> bool:
    """Return whether a comma or bracket opens a clause with *who* or a participle, a comparison, or a remark."""
    if opening.text == "(":
        return following.is_quote or (following.is_alpha and following.is_lower)
    participle = following.tag in GERUND and following.dep == sym.acl
    return participle or following.tag in RELATIVES or following.lower_ in _ASIDES


def runs(doc: Doc, indices: Iterable[int]) -> tuple[Span, ...]:
    """Join neighbouring tokens to character spans; blanks and punctuation at the edges are left out."""
    groups: list[list[int]] = []
    for i in indices:
        if groups and i == groups[-1][-1] + 1:
            groups[-1].append(i)
        else:
            groups.append([i])
    spans = (_outline(list(doc[group[0] : group[-1] + 1])) for group in groups)
    return tuple(span for span in spans if span)


def _outline(tokens: list[Token]) -> Span | None:
    """Return the characters from the first to the last token that is a word or a quotation mark."""
    start, end = 0, len(tokens)
    while start < end and tokens[start].text in _EDGES:
        start += 1
    while start < end and (tokens[end - 1].text in _EDGES or tokens[end - 1].text == "."):
        end -= 1
    if all(token.is_punct or token.is_space for token in tokens[start:end]):
        return None
    return tokens[start].idx, tokens[end - 1].idx + len(tokens[end - 1])


def tells(cue: Cue | None) -> bool:
    """Return whether the object of a cue is whom something is told: *told*, not *said*."""
    return cue is not None and cue.pos == "verb" and cue.kind in _TOLD


def told_phrases(verb: Token) -> Iterator[Token]:
    """Yield the phrases that say whom something was told: "told X", "confirmed it to X"."""
    cue = cue_of(verb)
    if cue is None or cue.pos != "verb":
        return
    if tells(cue):
        yield from (child for child in children_of(verb, *RECEIVERS) if child.pos != sym.NOUN)
        yield from (child for child in children_of(verb, sym.nsubjpass) if child.pos == sym.PROPN)
    if cue.kind != "direct-at":
        for holder in (verb, *children_of(verb, sym.dobj)):
            yield from filter(_is_to_somebody, children_of(holder, *_PREPOSITIONS))


def _is_to_somebody(preposition: Token) -> bool:
    names = (noun.pos == sym.PROPN for noun in children_of(preposition, sym.pobj))
    return preposition.lower_ == "to" and any(names)


def told_to_of(cue: Token) -> tuple[int, ...]:
    """Return the index of the noun that heads each phrase that says whom something was told."""
    return tuple((object_of(whom) or whom).i for whom in told_phrases(cue))


def channel_of(cue: Token, content: Iterable[Span]) -> tuple[Span, ...]:
    """Return where the words were published: "in a statement on Twitter", without the words themselves."""
    found = (_channel(preposition, list(content)) for preposition in children_of(cue, sym.prep))
    return tuple(span for spans in found for span in spans[:1])


def _channel(preposition: Token, said: list[Span]) -> tuple[Span, ...]:
    noun = object_of(preposition) if preposition.lower_ in _PUBLISHED else None
    if noun is None or noun.lemma_.lower() not in english.channels:
        return ()
    indices = [t.i for t in preposition.subtree if t.i >= preposition.i and not any(a <= t.idx < b for a, b in said)]
    return runs(preposition.doc, indices)
