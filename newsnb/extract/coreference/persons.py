"""A pronoun to the person it means: who was last the subject of a sentence, outside quotation marks."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from spacy.tokens import Token

SENTENCES_BACK = 4
"""A pronoun's person was named or meant at most so many sentences before, those in quotation marks aside."""

_FURTHEST = 1_000
"""Tokens back, quotations included, that are looked at: as many as a long article's longest quotation has."""

_SUBJECTS = ("nsubj", "nsubjpass")


def person_before(
    pronoun: Token, persons: Mapping[int, str], quoted: Sequence[bool], fits: Callable[[str], bool]
) -> str | None:
    """Find whom ``pronoun`` means.

    Parameters
    ----------
    pronoun
        A singular personal pronoun.
    persons
        Ids of the persons that tokens name, or mean where a pronoun was followed already.
    quoted
        For each token, whether it stands in quotation marks: whom somebody quoted speaks of is not the narrator's
        subject.
    fits
        Whether a person agrees with the pronoun.

    Returns
    -------
    str or None
        The subject of the nearest sentence that has a person for subject; else the nearest subject of any clause,
        else the nearest person; None where nobody fits.
    """
    clause_subject = anybody = None
    for sentence in _sentences_back(pronoun, quoted):
        here = [token for token in sentence if token.i in persons and fits(persons[token.i])]
        subjects = {token.i: verb for token in here if (verb := _verb_of(token)) is not None}
        main = [i for i, verb in subjects.items() if _is_main(verb)]
        if main:
            return persons[main[0]]
        clause_subject = clause_subject or next((persons[i] for i in subjects), None)
        anybody = anybody or (persons[here[0].i] if here else None)
    return clause_subject or anybody


def body_before(pronoun: Token, bodies: Mapping[int, str], quoted: Sequence[bool]) -> str | None:
    """Find the organisation that "it" means: the subject of this sentence or of the one before, or nobody."""
    for sentence, _ in zip(_sentences_back(pronoun, quoted), range(2), strict=False):
        subjects = [token for token in sentence if token.dep_ in _SUBJECTS and _is_main(token.head)]
        if subjects:
            return bodies.get(subjects[0].i)
    return None


def _sentences_back(pronoun: Token, quoted: Sequence[bool]) -> Iterator[list[Token]]:
    """Yield the unquoted tokens of each sentence, the nearest token first, from the pronoun's own sentence back."""
    tokens: list[Token] = []
    count = 0
    for i in range(pronoun.i - 1, max(-1, pronoun.i - 1 - _FURTHEST), -1):
        token = pronoun.doc[i]
        if not quoted[i]:
            tokens.append(token)
        if token.is_sent_start and any(not (t.is_space or t.is_punct) for t in tokens):
            yield tokens
            tokens, count = [], count + 1
            if count > SENTENCES_BACK:
                return
    if tokens:
        yield tokens


def _verb_of(token: Token) -> Token | None:
    """Give the verb whose subject a name is, or stands beside ("His daughter, Ada Berg, said")."""
    subject = token.head if token.dep_ == "appos" else token
    return subject.head if subject.dep_ in _SUBJECTS else None


def _is_main(verb: Token) -> bool:
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    return verb.dep_ == "ROOT"
