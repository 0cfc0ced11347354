"""Doc to what a document says that somebody releases: "Berg issued a statement saying that the pier was safe"."""

from collections.abc import Iterator, Sequence

import spacy.symbols as sym
from spacy.tokens import Token

from newsnb.extract.attributions.parsed import describe
from newsnb.extract.attributions.sources import find_subject
from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import Attribution, Name
from newsnb.extract.grammar import GERUND, SUBJECTS, child_of, under
from newsnb.extract.phrases import is_verb_of_speech, runs
from newsnb.lang import english
from newsnb.values import Span

_RELEASES = english.attributions.words.releases
_WITH = english.attributions.words.releases_with
_RIGHT = 0.9  # set by hand: chance that the words are those of the document


def propose_document(discourse: Discourse, names: Sequence[Name], stance: bool) -> Iterator[Attribution]:
    """Yield what documents say, with who releases them as the source; else the document itself."""
    for verb in filter(_is_of_document, _telling_more(discourse)):
        if content := _said_by(verb):
            source = _released_by(verb.head) or verb.head
            yield describe(discourse, verb, content, "document", score=_RIGHT, source=source)


def _telling_more(discourse: Discourse) -> Iterator[Token]:
    """Yield the words outside of marks that hang on a noun as a clause: *saying* of "a note saying"."""
    found = (i for i, dep in enumerate(discourse.clauses.dep) if dep == sym.acl)
    return (discourse.doc[i] for i in found if discourse.in_sentence[i] and not discourse.quoted[i])


def _is_of_document(verb: Token) -> bool:
    return verb.tag in GERUND and verb.head.lemma_ in english.channels and is_verb_of_speech(verb)


def _said_by(verb: Token) -> tuple[Span, ...]:
    """Return the clause behind a verb, if it has a subject."""
    said = child_of(verb, sym.ccomp)
    if said is None or said.i < verb.i or child_of(said, *SUBJECTS) is None:
        return ()
    return runs(verb.doc, sorted(under([said])))


def _released_by(document: Token) -> Token | None:
    """Return who releases a document: "Berg sent a letter", "comment beyond a statement"; not who receives it."""
    over = document.head
    if document.dep == sym.pobj:
        return find_subject(over.head) if over.lower_ in _WITH else None
    return find_subject(over) if document.dep == sym.dobj and over.lemma_ in _RELEASES else None
