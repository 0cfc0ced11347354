"""What the name of a place is used for: the place itself, those who act for it, or people and things from there.

Decided by the parse. The words below are small closed classes of English, listed by what they mean for a subject or
an object, after the literature on metonymy of place names.

Notes
-----
K. Markert and M. Nissim, *SemEval-2007 Task 08: Metonymy Resolution*: place-for-people is told from the literal use
by the grammatical role and the class of the governing verb.
"""

from spacy.tokens import Span, Token

from newsnb.gazetteer import Entry, is_country, is_division
from newsnb.trees import heads_a_list, root_of

# Verbs whose subject needs no will: what is, has, lies, changes, or what happens to something.
_STATES = frozenset(
    "be have lie remain become seem appear grow shrink rise fall suffer experience see undergo border stand sit "
    "stretch contain include cover rank face need cost depend consist boast feature house belong happen exist burn "
    "flood freeze sink shake average total measure get reel recover lack resemble differ matter produce generate "
    "receive record lose gain reach hit drop climb await".split()
)
# Verbs that pass their subject on to the verb below them (seems to support).
_RAISING = frozenset("seem appear continue begin start have need tend come go".split())
# Verbs whose object must be somebody who can answer for what he does.
_ADDRESSES = frozenset(
    "accuse blame urge warn ask tell criticize criticise condemn denounce persuade convince pressure sanction thank "
    "advise threaten punish praise invite expect consult inform assure provoke appease placate persuade fault notify "
    "rebuke chide lobby embarrass anger infuriate pit deter oblige offer play beat defeat thrash".split()
)
# Nouns and verbs of dealings between parties.
_DEALINGS = frozenset(
    "talk negotiation deal agreement accord treaty pact relation relationship tie diplomacy dialogue discussion "
    "conversation dispute conflict tension war feud row rift confrontation cooperation alliance partnership truce "
    "sanction pressure embargo trade rapprochement contact meet negotiate cooperate ally side clash compete argue "
    "agree consult deal talk speak fight partner quarrel spat standoff rivalry border".split()
)
_DEALING_PREPOSITIONS = frozenset("with between against among on toward towards to".split())
# Nouns for what only somebody with a will does; their possessor acts.
_ACTS = frozenset(
    "decision refusal offer demand claim denial support opposition response reaction proposal plan effort attempt "
    "invasion intervention withdrawal statement announcement accusation allegation criticism warning threat promise "
    "pledge ambition willingness reluctance insistence policy stance position recognition involvement backing".split()
)
# Verbs of giving, whose receiver, after "to", must be somebody.
_GIVES = frozenset("sell give grant lend promise pledge apologize apologise appeal complain owe".split())
# Nouns for what the name before them is: not something of the place, but the place.
_KINDS = frozenset(
    "province region state county district city town village prefecture oblast governorate department parish borough "
    "township municipality area valley island islands peninsula".split()
)
_LONGEST_LIST = 60  # names in a list that are gone back over to its first
_MOST_AUXILIARIES = 6  # might have been being; a text of nothing but "to" is one chain of them
_FURTHER = 3  # tokens: of Isiolo, in "Isiolo and Garissa counties"
_ATTRIBUTIVE = frozenset({"compound", "nmod", "amod"})


def use_of(span: Span, entry: Entry) -> str:
    """Tell what the name ``span`` is used for, one of `newsnb.values.USES`; literal where nobody parsed."""
    if entry.kind == "demonym":
        return "demonym"
    if _is_attributive(span):
        return "adjective"
    return "metonym" if _can_act(entry) and _acts(_first_conjunct(root_of(span))) else "literal"


def _is_attributive(span: Span) -> bool:
    """Tell a Moscow meeting and Moscow-based from Moscow, Idaho."""
    root = root_of(span)
    following = span.doc[span.end] if span.end < len(span.doc) else None
    if following is None or root.head.i < span.end:
        return False
    if root.dep_ == "npadvmod":
        return following.text in "-‐‑–"
    if _lemma(root.head) in _KINDS and root.head.i <= span.end + _FURTHER:
        return root.head.tag_ == "NNS" and not _is_listed(root)  # nine Kerala districts
    return root.dep_ in _ATTRIBUTIVE and following.text not in ",(" and root.head.pos_ in ("NOUN", "PROPN", "ADJ")


def _can_act(entry: Entry) -> bool:
    """Tell whether it has a government, or is the seat of one (GOVL: the Kremlin)."""
    seat = entry.feature.startswith("PPL") or entry.feature in ("GOVL", "CONT")
    return seat or is_country(entry) or is_division(entry)


def _acts(root: Token) -> bool:
    head = root.head
    match root.dep_:
        case "nsubj":
            return _needs_will(_main_verb(head)) or _is_plural(root, head)
        case "nsubjpass" | "dobj" | "dative":
            return _lemma(_main_verb(head)) in _ADDRESSES
        case "pobj":
            return _acts_as_object_of(head)
        case "poss":
            return _lemma(head) in _ACTS
        case _:
            return False


def _acts_as_object_of(preposition: Token) -> bool:
    governor = preposition.head
    if preposition.dep_ == "agent":  # signed by the U.S.
        return _needs_will(governor)
    if preposition.text.lower() == "to" and _lemma(governor) in _GIVES:
        return True
    return preposition.text.lower() in _DEALING_PREPOSITIONS and _lemma(governor) in _DEALINGS


def _is_plural(subject: Token, verb: Token) -> bool:
    """Tell whether the verb stands in the plural, as with a team or a government: England are ahead."""
    one = subject.tag_ == "NNP" and not subject.text.endswith("s") and not _is_listed(subject)
    return one and verb.text.lower() in ("are", "were")


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
