"""Who only passes on the words of somebody whom he cites behind his verb: "Tass reported, citing X, that ..."."""

from typing import NamedTuple

import spacy.symbols as sym
from spacy.tokens import Doc, Token

from newsnb.extract.attributions.sources import find_subject
from newsnb.extract.phrases import is_verb_of_speech
from newsnb.lang import english

_CITES = english.attributions.words.cites
_FURTHEST_VERB = 7  # tokens before: "reported on Monday last month, citing"
_FURTHEST_CLAUSE = 30  # tokens behind: "citing X, an aide of Y, that"


class Citation(NamedTuple):
    """The verb that reports and its subject, whom it cites, if he may speak, and what is reported, by its indices."""

    verb: Token
    reporter: Token
    cited: range | None
    content: range


def find_citation(citing: Token) -> Citation | None:
    """Return what is reported, by the word that cites; the parse seldom has it right.

    Nobody is cited where a reason is given ("said, citing the rain, that"), or where a person reports.
    """
    sentence = citing.sent
    if citing.lower_ not in _CITES or citing.i == sentence.start or citing.nbor(-1).text != ",":
        return None
    that = next((one for one in sentence.doc[citing.i + 2 : _end_behind(citing)] if _opens_clause(one)), None)
    before = sentence.doc[max(sentence.start, citing.i - _FURTHEST_VERB) : citing.i]
    verb = next(filter(is_verb_of_speech, reversed(before)), None)
    reporter = verb and find_subject(verb)
    if that is None or verb is None or reporter is None:
        return None
    cited = range(citing.i + 1, that.i - 1)
    passes_on = reporter.ent_type_ != "PERSON" and _may_speak(head_of(citing.doc, cited))
    end = that.head.right_edge.i + 1 if that.dep == sym.mark and that.head.i > that.i else sentence.end
    return Citation(verb, reporter, cited if passes_on else None, range(that.i, end))


def head_of(doc: Doc, indices: range) -> Token:
    """Return the token that the others of a range hang on."""
    return doc[indices.start : indices.stop].root


def passes_on(cue: Token) -> bool:
    """Return whether a cue has a part in a `find_citation`: it reports, or it cites."""
    if cue.lower_ in _CITES:
        return find_citation(cue) is not None
    behind = cue.doc[cue.i + 1 : cue.i + _FURTHEST_VERB + 1]
    citations = (find_citation(token) for token in behind if token.lower_ in _CITES)
    return any(citation is not None and citation.verb.i == cue.i for citation in citations)


def _end_behind(citing: Token) -> int:
    return min(citing.i + _FURTHEST_CLAUSE, citing.sent.end)


def _opens_clause(token: Token) -> bool:
    return token.lower_ == "that" and token.nbor(-1).text == ","


def _may_speak(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    return bool(noun.ent_type_) or lemma in english.actors
