"""Doc to the terms on which a source speaks: who asks for no name, and why a source has none."""

from collections.abc import Iterable
from itertools import chain

import spacy.symbols as sym
from spacy.strings import hash_string  # type: ignore[attr-defined] # missing from spaCy's stubs
from spacy.tokens import Token

from newsnb.extract.discourse import Discourse
from newsnb.extract.grammar import child_of, children_of
from newsnb.extract.phrases import runs
from newsnb.lang import english
from newsnb.values import Span

HELD_BACK = frozenset(map(hash_string, english.attributions.words.held_back))
"""What ends "on background", "on condition of anonymity"."""

_BEFORE_HELD_BACK = english.attributions.words.before_held_back
_SIGNS = frozenset(map(hash_string, english.attributions.words.signs_held_back))
_BECAUSE = english.attributions.words.because
_NAMING = english.attributions.words.naming
_DECLINING = english.attributions.words.declining
_BARRED = english.attributions.patterns.barred
_FEARED = english.attributions.patterns.feared
_ASKING = english.attributions.words.asking


def anonymity_of(discourse: Discourse, cue: Token) -> tuple[Span, ...] | None:
    """Return the words that say why the source has no name; empty where none do, None where nothing was asked."""
    indices = discourse.sentence_tokens(cue.i)
    if _SIGNS.isdisjoint(discourse.lower[indices.start : indices.stop]):
        return None
    sentence = discourse.doc[indices.start : indices.stop]
    sign = _first(chain(filter(_is_held_back, sentence), filter(asks_for_anonymity, sentence)))
    if sign is None:
        barred = _BARRED.search(sentence.text)
        return barred and (_shifted(barred.span(1), sentence.start_char),)
    because = _first(token for token in sentence if token.i > sign.i and token.lower_ in _BECAUSE)
    if because is None:
        feared = _FEARED.search(sentence.text)
        return (_shifted(feared.span(), sentence.start_char),) if feared else ()
    end = because.head if because.dep == sym.mark else because
    return runs(cue.doc, range(because.i, end.right_edge.i + 1))


def _first(tokens: Iterable[Token]) -> Token | None:
    return next(iter(tokens), None)


def _shifted(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by


def _is_held_back(token: Token) -> bool:
    """Return whether a word ends "on background", "on condition of anonymity"."""
    return token.lower in HELD_BACK and token.i > 1 and token.nbor(-1).lower_ in _BEFORE_HELD_BACK


def terms_of(cue: Token) -> list[Token]:
    """Return the phrases that say on what terms somebody speaks: "on condition of anonymity"."""
    return [phrase for phrase in children_of(cue, sym.prep) if any(t.lower in HELD_BACK for t in phrase.subtree)]


def asks_for_anonymity(verb: Token) -> bool:
    """Return whether ``verb`` stands in "asked not to be named", "did not wish to be", "declined to be identified"."""
    if verb.lemma_ not in _NAMING or verb.dep != sym.xcomp:
        return False
    if all(child.lower_ != "be" for child in children_of(verb, sym.auxpass)):
        return False
    asks = verb.head.lemma_ in _ASKING and any(child_of(one, sym.neg) is not None for one in (verb, verb.head))
    return asks or verb.head.lemma_ in _DECLINING
