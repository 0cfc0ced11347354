"""Discourse to anaphors: the pronouns and nouns that refer to somebody whom they do not name."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from newsnb.extract.clauses import SUBJECTS
from newsnb.extract.coreference.nominals import first_of, is_described
from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import Attribution
from newsnb.lang import english

FORMS = english.coreference.maps.forms
"""Personal pronouns by their form: "he" of *his*, "she" of *hers*."""

_PRONOUN = english.coreference.patterns.pronoun
RELATIVES = english.coreference.words.relatives
REFLEXIVES = english.coreference.words.reflexives
_AGE_ALONE = english.coreference.patterns.age_alone
_STAND_INS = english.coreference.maps.stand_ins
_POINTED_AT = english.coreference.maps.pointed_at
_DEFINITE = english.coreference.words.definite
_OTHERS = english.coreference.words.others
_NAMES_OTHERS = english.coreference.words.names_others


@dataclass(frozen=True, slots=True, kw_only=True)
class Anaphor:
    """Words that refer to somebody or something named elsewhere.

    Attributes
    ----------
    start, end
        Where they stand.
    token
        Their head.
    word
        The pronoun in small letters; empty for a noun.
    form
        ``"he"`` or ``"she"`` where the words show which, ``"it"`` for things, else empty.
    sentence, quotation
        Their numbers; -1 outside of quotation marks.
    attribution
        Of a source that is only described.
    introduces
        Whether it is a noun that may tell of somebody new.
    barred
        Who cannot be meant, since they speak here or are spoken to.
    """

    start: int
    end: int
    token: int
    word: str
    form: str
    sentence: int
    quotation: int
    attribution: Attribution | None = None
    introduces: bool = False
    barred: frozenset[str] = frozenset()

    @property
    def kind(self) -> str:
        """What a `newsnb.values.Reference` to it is called."""
        return "pronoun" if self.word else "role"


def find_pronouns(discourse: Discourse) -> list[Anaphor]:
    """Find the pronouns of the third person singular and the relative ones, in text order."""
    found = []
    for match in _PRONOUN.finditer(discourse.text):
        word = match[0].lower()
        found.append(anaphor_at(discourse, *match.span(), word=word, form=FORMS.get(word, "it")))
    return found


def find_stand_ins(discourse: Discourse, taken: Collection[int]) -> Iterator[Anaphor]:
    """Yield the nouns that stand for a person as a pronoun does: "the businessman", "this man"."""
    wanted = {discourse.doc.vocab.strings[word] for word in (*_STAND_INS, *_POINTED_AT)}
    for i in discourse.find_words(wanted):
        noun = discourse.doc[i]
        if i not in taken and _may_stand_in(noun) and (first := first_of(noun)) and _is_meant(first, noun):
            form = _POINTED_AT.get(noun.lower_) or _STAND_INS[noun.lower_]
            yield anaphor_at(discourse, first.idx, noun.idx + len(noun), form=form)


def find_ages(discourse: Discourse, taken: Collection[int]) -> Iterator[Anaphor]:
    """Yield the ages that stand for a person: "The 36-year-old wept", not "the 36-year-old driver"."""
    for match in _AGE_ALONE.finditer(discourse.text):
        token = discourse.token(match.end() - 1)
        if token not in taken and _acts(discourse.doc[token]):
            yield anaphor_at(discourse, *match.span())


def _acts(age: Token) -> bool:
    """Return whether an age is a subject, also of a verb that the tagger took for a noun: "The 36-year-old wept"."""
    return age.dep in SUBJECTS or (age.dep_ == "amod" and age.head.dep_ == "ROOT")


def anaphor_at(discourse: Discourse, start: int, end: int, *, word: str = "", form: str = "") -> Anaphor:
    """Return the anaphor that stands from ``start`` to ``end``."""
    token = discourse.token(end - 1)
    return Anaphor(
        start=start,
        end=end,
        token=token,
        word=word,
        form=form,
        sentence=discourse.sentence(token),
        quotation=discourse.quotation(start),
    )


def _may_stand_in(noun: Token) -> bool:
    is_part = noun.dep_ in _NAMES_OTHERS or noun.head.lower_ == "as"
    return noun.tag_ == "NN" and not is_part and not is_described(noun)


def _is_meant(first: Token, noun: Token) -> bool:
    """Return whether "this man" points at a person, or "the candidate" is the one that the article is about."""
    if noun.lower_ in _POINTED_AT:
        return first.lower_ == "this"
    between = noun.doc[first.i + 1 : noun.i]
    return first.lower_ in _DEFINITE and not any(token.lower_ in _OTHERS for token in between)
