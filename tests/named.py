"""What the tests of names share: Docs made by hand, with entities and a parse."""

import re

import spacy
from spacy.tokens import Doc, Span

from newsnb.extract.analysis import analyze
from newsnb.extract.discourse import discourse_in

VOCAB = spacy.blank("en").vocab  # knows small letters and capitals, and has no model


def doc_of(text, *ents):
    """Make a Doc, split at blanks but for marks at the edges of words, whose entities are (words, label)."""
    pieces = re.findall(r"[\w&/:-]+(?:\.[\w/]+)*(?<!['’]s)|['’]s|\s|.", text)
    words = [piece for piece in pieces if piece != " "]
    spaces = [after == " " for piece, after in zip(pieces, [*pieces[1:], ""], strict=True) if piece != " "]
    return _with_ents(Doc(VOCAB, words=words, spaces=spaces), ents)


def parsed(text, *ents):
    """Make the discourse of words that are each written ``word/tag/part of speech/dependency/number of the head``."""
    words, tags, pos, deps, heads = zip(*(piece.split("/") for piece in text.split()), strict=True)
    doc = Doc(VOCAB, words=words, tags=tags, pos=pos, deps=deps, heads=[int(head) for head in heads])
    return discourse_in(_with_ents(doc, ents))


def _with_ents(doc, ents):
    spans, at = [], 0
    for name, label in ents:
        start = doc.text.index(name, at)
        at = start + len(name)
        spans.append(doc.char_span(start, at, label=label, alignment_mode="expand"))
    doc.set_ents([span for span in spans if isinstance(span, Span)])
    return doc


def entities_in(discourse, **options):
    return analyze(discourse, **options).entities


def names_in(text, *ents, **options):
    """Return (name as printed, label) of each mention, in text order."""
    doc = doc_of(text, *ents)
    mentions = [
        (m.start, doc.text[m.start : m.end], e.label)
        for e in entities_in(discourse_in(doc), **options)
        for m in e.mentions
    ]
    return [(words, label) for _, words, label in sorted(mentions)]


def groups_in(text, *ents):
    """Return the mentions of each entity as printed, with their rules."""
    doc = doc_of(text, *ents)
    return [[(doc.text[m.start : m.end], m.rule) for m in e.mentions] for e in entities_in(discourse_in(doc))]
