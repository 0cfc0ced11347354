"""What a court heard or was told: "Magistrates heard that it shut", "It shut, magistrates heard"."""

import spacy.symbols as sym
from spacy.strings import hash_string  # type: ignore[attr-defined] # missing from spaCy's stubs
from spacy.tokens import Token

from newsnb.extract.discourse import Discourse
from newsnb.extract.grammar import SUBJECTS, child_of
from newsnb.lang import english

HEARD = frozenset(map(hash_string, english.attributions.words.heard))
_HEARERS = english.attributions.words.hearers
_FURTHEST_COMMA = 4  # tokens before the verb: ", the jury was told"
_LONGEST_TAIL = 8  # tokens from the comma to the end of the sentence: ", the inquest was told on Tuesday."


def clause_heard(verb: Token) -> Token | None:
    """Return the head of the clause that a court heard or was told; None where no court did."""
    hearer = child_of(verb, *SUBJECTS) if verb.lower in HEARD else None
    if hearer is None or not _is_court(hearer) or (hearer.dep == sym.nsubjpass) != (verb.lemma_ == "tell"):
        return None
    return child_of(verb, sym.ccomp)


def _is_court(noun: Token) -> bool:
    return noun.lemma_.lower() in _HEARERS


def find_heard(discourse: Discourse) -> list[tuple[int, range]]:
    """Return the sentences that a court heard, up to the comma before the court, each with the index of the verb.

    Of "It shut, magistrates heard" it goes by the words: the parser often takes the court for a part of what was heard.
    """
    found = []
    for i in discourse.find_words(HEARD):
        comma = _comma_before(discourse.doc[i]) if discourse.in_sentence[i] else None
        if comma is not None:
            found.append((i, range(discourse.sentence_start(i), comma)))
    return found


def is_heard(verb: Token) -> bool:
    """Return whether a court heard the sentence of ``verb``: "He told police that, magistrates heard"."""
    heard = clause_heard(verb.head) if verb.dep == sym.ccomp and verb.head.i > verb.i else None
    return heard is not None and heard.i == verb.i


def is_told_in_headline(verb: Token) -> bool:
    """Return whether a court was told, in a headline that leaves *was* out: "It shut, court told"."""
    if verb.lower not in HEARD or verb.lemma_ != "tell" or verb.i == verb.sent.start or not _is_court(verb.nbor(-1)):
        return False
    return all(token.is_space or token.is_punct for token in verb.doc[verb.i + 1 : verb.sent.end])


def _comma_before(verb: Token) -> int | None:
    """Return the comma before the court where that and ``verb`` end the sentence: ", a court heard on Tuesday."."""
    sentence = verb.sent
    before = list(sentence.doc[max(sentence.start, verb.i - _FURTHEST_COMMA) : verb.i])
    if not is_told_in_headline(verb):
        is_told = verb.lemma_ == "tell"
        court = before[-2:-1] if is_told else before[-1:]
        if not any(map(_is_court, court)) or is_told != (before[-1].lemma_ == "be"):
            return None
    comma = max((token.i for token in before if token.text == ","), default=sentence.start)
    return comma if sentence.start < comma >= sentence.end - _LONGEST_TAIL else None
