"""The parse to the signs of what a name's bearer does, how many its verb says there are, and what takes the name up.

A firm posts a loss, a club have won, and what has *its* plant is nobody.
"""

from collections.abc import Iterator
from functools import cache

from spacy.strings import get_string_id
from spacy.tokens import Token

from newsnb.extract.clauses import SUBJECTS
from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import Name
from newsnb.extract.grammar import ids_of
from newsnb.lang import english

_DEEDS = english.mentions.words.deeds_of_bodies
_DONE_TO = english.mentions.words.done_to_bodies
_COUNTED = english.mentions.words.counted_deeds
_OBJECTS = english.mentions.words.objects_of_bodies
_PLURAL = english.mentions.words.plural_verbs
_TAKEN_UP = english.mentions.maps.taken_up
_EMPTY = english.coreference.words.empty_verbs
_PRESENT = ids_of("VBP")
_AHEAD = 25  # tokens behind a name's verb in which a pronoun may take the name up
_MOST_CHILDREN = 20  # of a verb, that are looked at


def signs_of_deeds(discourse: Discourse, name: Name) -> list[str]:
    """Return what the verb of which a name is the subject shows, and the first pronoun behind it."""
    subject = discourse.token(name.end - 1)
    if discourse.clauses.dep[subject] not in SUBJECTS or not discourse.in_sentence[subject]:
        return []
    noun = discourse.doc[subject]
    signs = (_sign_of_verb(noun.head, noun), _sign_of_number(noun), _sign_of_pronoun(discourse, noun.head))
    return [sign for sign in signs if sign]


def _sign_of_verb(verb: Token, noun: Token) -> str:
    """Return whether bodies do this, or have it done to them: "Kveld employs 40 people", "Kveld were relegated"."""
    does = verb.lemma_ in (_DONE_TO if noun.dep_ == "nsubjpass" else _DEEDS)
    return "deed of a body" if does or any(_is_of_bodies(verb, child) for child in _children(verb)) else ""


def _is_of_bodies(verb: Token, noun: Token) -> bool:
    """Return whether a verb's object is of business: "posted a loss", "cut 400 jobs", "recalled 4,000 kettles"."""
    if noun.dep_ != "dobj":
        return False
    is_counted = verb.lemma_ in _COUNTED and any(child.dep_ == "nummod" for child in noun.lefts)
    return is_counted or noun.lower_ in _OBJECTS


def _sign_of_number(noun: Token) -> str:
    """Return whether a verb says that a single name is of several: "Kveld have won", "Kveld meet Lund"."""
    first = next((token for token in noun.doc[noun.i + 1 : noun.head.i + 1] if token.pos_ in ("AUX", "VERB")), None)
    if first is None or any(child.dep_ == "conj" for child in noun.rights):
        return ""
    is_plural = first.lower_ in _PLURAL or (first.tag in _PRESENT and first.i == noun.i + 1)
    return "plural verb" if is_plural else ""


def _sign_of_pronoun(discourse: Discourse, verb: Token) -> str:
    """Return what the first pronoun behind a name's verb takes it for: "its plant", "his plant"; "It said"."""
    end = discourse.sentence_tokens(verb.i).stop
    ahead = range(verb.i + 1, min(end + 1, verb.i + _AHEAD, len(discourse.lower)))
    at = next((i for i in ahead if discourse.lower[i] in _pronouns()), None)
    if at is None or discourse.quoted[at] != discourse.quoted[verb.i]:
        return ""
    pronoun = discourse.doc[at]
    is_empty = pronoun.lower_ == "it" and (at < end or pronoun.head.lemma_ in _EMPTY)
    return "" if is_empty else _TAKEN_UP[pronoun.lower_]


@cache
def _pronouns() -> frozenset[int]:
    return frozenset(map(get_string_id, _TAKEN_UP))


def _children(verb: Token) -> Iterator[Token]:
    yield from (child for child, _ in zip(verb.rights, range(_MOST_CHILDREN), strict=False))
