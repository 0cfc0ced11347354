"""The words that say why a source has no name, and on what terms somebody speaks."""

import re
from collections.abc import Iterator

from spacy.attrs import LOWER
from spacy.strings import hash_string  # type: ignore[attr-defined] # missing from spaCy's stubs
from spacy.tokens import Token

from newsnb.extract.phrases import runs
from newsnb.values import Span

_HELD_BACK = frozenset("anonymity background".split())
_BECAUSE = frozenset("because as since citing".split())
# Without any of these words nobody is held back.
_SIGNS = frozenset(
    map(hash_string, (*_HELD_BACK, *"named identified authorized authorised allowed permitted cleared".split()))
)
_BARRED = re.compile(
    r"\bwho ((?:was|were|is|are|had|has|have)(?: not|n[’']t) (?:been )?(?:authori[sz]ed|allowed|permitted|cleared)"
    r" to (?:speak|talk|comment|discuss|brief|disclose|reveal|release|give|be named|be identified)"
    r"\b[^,.;:—–\"“”]*(?<!\s))"
)
_FEARED = re.compile(r"\b(?:for fear of|fearing|out of fear of)\b[^,.;:—–\"“”]*[^\s,.;:—–\"“”]")


def anonymity_of(cue: Token) -> tuple[Span, ...] | None:
    """Give the words that say why the source has no name; empty where none do, None where nothing was asked."""
    sentence = cue.sent
    words = sentence.to_array([LOWER])  # type: ignore[attr-defined] # missing from spaCy's stubs
    if _SIGNS.isdisjoint(words.ravel().tolist()):
        return None
    held = next((t for t in sentence if t.lower_ in _HELD_BACK and t.i > 1 and t.nbor(-1).lower_ in ("of", "on")), None)
    unnamed = next((t for t in sentence if asks_for_anonymity(t)), None)
    sign = held if held is not None else unnamed
    if sign is None:
        barred = _BARRED.search(sentence.text)
        return None if barred is None else (_shifted(barred.span(1), sentence.start_char),)
    because = next((t for t in sentence if t.i > sign.i and t.lower_ in _BECAUSE), None)
    if because is None:
        feared = _FEARED.search(sentence.text)
        return () if feared is None else (_shifted(feared.span(), sentence.start_char),)
    end = because.head if because.dep_ == "mark" else because
    return tuple(runs(cue.doc, range(because.i, end.right_edge.i + 1)))


def _shifted(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by


def asks_for_anonymity(verb: Token) -> bool:
    """Tell whether ``verb`` stands in "asked not to be named", "declined to be identified"."""
    if verb.lemma_ not in ("name", "identify"):
        return False
    passive = any(child.dep_ == "auxpass" and child.lower_ == "be" for child in verb.children)
    above = verb.head.lemma_ if verb.dep_ == "xcomp" else ""
    negated = any(child.dep_ == "neg" for child in verb.children)
    return passive and (above in ("decline", "refuse") or (negated and above in ("ask", "request", "want", "wish")))


def terms(cue: Token) -> Iterator[Token]:
    """Yield the phrases that say on what terms somebody speaks: "on condition of anonymity"."""
    for child in cue.children:
        if child.dep_ == "prep" and any(token.lower_ in _HELD_BACK for token in child.subtree):
            yield child
