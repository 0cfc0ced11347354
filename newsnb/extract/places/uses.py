"""What the name of a place is used for: the place itself, those who act for it, or people and things from there.

Decided by the parse, and by small closed classes of verbs and nouns, after the literature on metonymy of place names.

Notes
-----
K. Markert and M. Nissim, *SemEval-2007 Task 08: Metonymy Resolution*: place-for-people is told from the literal use
by the grammatical role and the class of the governing verb.
"""

from spacy.tokens import Span, Token

from newsnb.gazetteer import Entry, is_country, is_division
from newsnb.lang import english
from newsnb.trees import heads_a_list, root_of

# Lemmas by what they mean for a subject or an object; their file describes each list.
_STATES = english.places.words.states
_RAISING = english.places.words.raising
_ADDRESSES = english.places.words.addresses
_DEALINGS = english.places.words.dealings
_DEALING_PREPOSITIONS = english.places.words.dealing_prepositions
_ACTS = english.places.words.acts
_GIVES = english.places.words.gives
_KINDS = english.places.words.kind_nouns
_LONGEST_LIST = 60  # names in a list that are gone back over to its first
_MOST_AUXILIARIES = 6  # might have been being; a text of nothing but "to" is one chain of them
_FURTHER = 3  # tokens: of Isiolo, in "Isiolo and Garissa counties"


def use_of(span: Span, entry: Entry) -> str:
    """Return what the name ``span`` is used for, one of `newsnb.values.USES`; literal where nobody parsed."""
    if entry.kind == "demonym":
        return "demonym"
    if _is_attributive(span):
        return "adjective"
    return "metonym" if _can_act(entry) and _acts(_first_conjunct(root_of(span))) else "literal"


def _is_attributive(span: Span) -> bool:
    """Return whether a name describes what follows: a Moscow meeting, Moscow-based, but not Moscow, Idaho."""
    root = root_of(span)
    if span.end >= len(span.doc) or root.head.i < span.end:
        return False
    if root.dep_ == "npadvmod":
        return span.doc[span.end].text in "-‐‑–"
    if _lemma(root.head) in _KINDS and root.head.i <= span.end + _FURTHER:
        return root.head.tag_ == "NNS" and not _is_listed(root)  # nine Kerala districts
    is_modifier = root.dep_ in ("compound", "nmod", "amod") and root.head.pos_ in ("NOUN", "PROPN", "ADJ")
    return is_modifier and span.doc[span.end].text not in ",("


def _can_act(entry: Entry) -> bool:
    """Return whether it has a government, or is the seat of one (GOVL: the Kremlin)."""
    seat = entry.feature.startswith("PPL") or entry.feature in ("GOVL", "CONT")
    return seat or is_country(entry) or is_division(entry)


def _acts(root: Token) -> bool:
    """Return whether ``root`` stands where only somebody with a will does."""
    match root.dep_:
        case "nsubj":
            return _needs_will(_main_verb(root.head)) or _has_plural_verb(root)
        case "nsubjpass" | "dobj" | "dative":
            return _lemma(_main_verb(root.head)) in _ADDRESSES
        case "pobj":
            return _acts_as_object_of(root.head)
        case "poss":
            return _lemma(root.head) in _ACTS
        case _:
            return False


def _acts_as_object_of(preposition: Token) -> bool:
    word, governor = preposition.text.lower(), preposition.head
    if preposition.dep_ == "agent":  # signed by the U.S.
        return _needs_will(governor)
    is_receiver = word == "to" and _lemma(governor) in _GIVES
    return is_receiver or (word in _DEALING_PREPOSITIONS and _lemma(governor) in _DEALINGS)


def _has_plural_verb(subject: Token) -> bool:
    """Return whether its verb stands in the plural, as with a team or a government: England are ahead."""
    is_one = subject.tag_ == "NNP" and not subject.text.endswith("s") and not _is_listed(subject)
    return is_one and subject.head.text.lower() in ("are", "were")


def _main_verb(verb: Token) -> Token:
    for _ in range(_MOST_AUXILIARIES):
        if verb.dep_ not in ("aux", "auxpass"):
            break
        verb = verb.head
    if (participle := _perfect(verb)) is not None:
        return participle
    if _lemma(verb) in _RAISING:
        return next((child for child in verb.children if child.dep_ == "xcomp"), verb)
    return verb


def _perfect(verb: Token) -> Token | None:
    """Find the participle of "has twice this year hosted talks", where a parser sees hosted talks that somebody has.

    An adverbial before the participle tells it from "has limited means".
    """
    if _lemma(verb) != "have":
        return None
    objects = (child for child in verb.children if child.dep_ == "dobj")
    participles = (child for noun in objects for child in noun.lefts if child.dep_ == "amod" and child.tag_ == "VBN")
    return next((p for p in participles if any(c.dep_ in ("npadvmod", "advmod") for c in p.lefts)), None)


def _needs_will(verb: Token) -> bool:
    return verb.pos_ in ("VERB", "AUX") and _lemma(verb) not in _STATES


def _first_conjunct(token: Token) -> Token:
    for _ in range(_LONGEST_LIST):
        if token.dep_ not in ("conj", "appos") or token.head.i >= token.i:
            break
        token = token.head
    return token


def _is_listed(token: Token) -> bool:
    if token.dep_ == "conj" or heads_a_list(token):
        return True
    return any(child.dep_ == "conj" for child in token.children)


def _lemma(token: Token) -> str:
    return (token.lemma_ or token.text).lower()
