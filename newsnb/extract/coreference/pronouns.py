"""Pronouns to whom they mean: named proposers, from what the grammar says for sure to who is salient.

Whether a person is "he" or "she" is never looked up: titles and the article's own pronouns show it, given names are
evidence; it is used here and printed nowhere.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from newsnb.extract.clauses import ATTRIBUTE, BESIDE, RELATIVES, SUBJECTS
from newsnb.extract.coreference.anaphors import REFLEXIVES, Anaphor
from newsnb.extract.coreference.antecedents import find_person
from newsnb.extract.coreference.chains import Chains
from newsnb.lang import english

_PERSONS_RELATIVES = english.coreference.words.persons_relatives
_THINGS = english.coreference.words.things
_EMPTY_VERBS = english.coreference.words.empty_verbs
_CLAUSE_BEHIND = frozenset(("ccomp", "xcomp", "acl", "relcl"))
_PREDICATES = frozenset(("acomp", "attr", "oprd"))
_RELATIVE_TAGS = ("WP", "WDT", "WP$")
_WIDE = 20  # tokens between a noun and the name beside it
_LEAD_IN = 4  # tokens from the start of a sentence to a pronoun whose person is yet to come


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Whom an anaphor means, by which rule, and how sure that is."""

    entity: str
    rule: str
    score: float


Proposer = Callable[[Chains, Anaphor, Collection[str]], Proposal | None]


def propose_relative(chains: Chains, anaphor: Anaphor, barred: Collection[str]) -> Proposal | None:
    """Propose whom "who" takes up: the name right before it, or the word that its clause hangs on."""
    discourse, at = chains.discourse, anaphor.token
    if discourse.doc[at].tag_ not in _RELATIVE_TAGS:
        return None
    clauses = discourse.clauses
    verb = next((i for i in clauses.above(at) if clauses.dep[i] in RELATIVES), None)
    name = None if verb is None else _taken_up(chains, at, clauses.heads[verb])
    if name is None or not _takes_up(anaphor.word, is_person=chains.is_person(name)):
        return None
    return Proposal(entity=name, rule="relative clause", score=0.85)


def _takes_up(word: str, *, is_person: bool) -> bool:
    return word == "whose" or (word in _PERSONS_RELATIVES) == is_person


def _taken_up(chains: Chains, at: int, noun: int) -> str | None:
    """Return whose name stands right before a relative pronoun, or whom the noun of its clause means."""
    clauses, owners, doc = chains.discourse.clauses, chains.owners, chains.discourse.doc
    before = at - 2 if doc[at - 1].text == "," else at - 1
    if before in owners and clauses.first_joined(before) == clauses.first_joined(noun):
        return owners[before]
    name = owners.get(noun) or _named_beside(chains, noun, at) or _predicated(chains, noun)
    return owners.get(before) if name is None and doc[noun].pos_ == "PROPN" else name


def _named_beside(chains: Chains, noun: int, limit: int) -> str | None:
    """Return the name in apposition to a noun ("Berg, the skipper who ...")."""
    clauses, owners = chains.discourse.clauses, chains.owners
    if clauses.dep[noun] == BESIDE:
        return owners.get(clauses.heads[noun])
    between = range(noun + 1, min(limit, noun + _WIDE))
    beside = (i for i in between if clauses.heads[i] == noun and clauses.dep[i] == BESIDE)
    return next((owners[i] for i in beside if i in owners), None)


def _predicated(chains: Chains, noun: int) -> str | None:
    """Return who is said to be what a noun says: "Berg was a skipper who ..."."""
    clauses = chains.discourse.clauses
    subject = clauses.subject_of(clauses.heads[noun]) if clauses.dep[noun] == ATTRIBUTE else None
    return None if subject is None else chains.owners.get(subject)


def propose_reflexive(chains: Chains, anaphor: Anaphor, barred: Collection[str]) -> Proposal | None:
    """Propose whom "himself" takes up: the name right before it, or the subject of its clause."""
    if anaphor.word not in REFLEXIVES:
        return None
    clauses = chains.discourse.clauses
    subject = clauses.agent_of(clauses.verb_over(anaphor.token))
    names = [chains.owners.get(anaphor.token - 1), chains.owners.get(-1 if subject is None else subject)]
    name = next((name for name in names if name and _agrees(chains, name, anaphor.form)), None)
    return None if name is None else Proposal(entity=name, rule="reflexive", score=0.95)


def _agrees(chains: Chains, name: str, form: str) -> bool:
    """Return whether an entity may be what a pronoun of a form means."""
    if form == "it":
        return not chains.is_person(name)
    return chains.is_person(name) and chains.forms.get(name, form) == form


def propose_subject_to_come(chains: Chains, anaphor: Anaphor, barred: Collection[str]) -> Proposal | None:
    """Propose the subject that a clause before it speaks of already ("While she sang, Berg ...")."""
    clauses = chains.discourse.clauses
    around = clauses.around(anaphor.token)
    late = anaphor.token > chains.discourse.sentence_start(anaphor.token) + _LEAD_IN
    if anaphor.form == "it" or len(around) < 2 or late:
        return None
    subject = clauses.subject_of(around[-1])
    name = chains.owners.get(subject) if subject is not None and subject > anaphor.token else None
    if name is None or name in barred or not _agrees(chains, name, anaphor.form):
        return None
    return Proposal(entity=name, rule="subject to come", score=0.7)


def propose_addressee(chains: Chains, anaphor: Anaphor, barred: Collection[str]) -> Proposal | None:
    """Propose whom somebody is told that she does something: *her* in "told her she would"."""
    doc = chains.discourse.doc
    verb = doc[anaphor.token].head
    if doc[anaphor.token].dep_ != "nsubj" or verb.dep_ != "ccomp" or verb.head.i >= anaphor.token:
        return None
    told = next((c for c in verb.head.children if _is_told(c) and verb.head.i < c.i < anaphor.token), None)
    name = chains.owners.get(told.i) if told is not None else None
    if name is None or not _agrees(chains, name, anaphor.form):
        return None
    return Proposal(entity=name, rule="told so", score=0.8)


def _is_told(token: Token) -> bool:
    return token.dep_ in ("dobj", "dative") and token.pos_ == "PRON"


def propose_salient(chains: Chains, anaphor: Anaphor, barred: Collection[str]) -> Proposal | None:
    """Propose the person who is most salient before a pronoun."""
    if anaphor.form == "it" or not anaphor.word:
        return None
    found = find_person(chains, anaphor, barred)
    if found is None:
        return None
    name, share, alone = found
    return Proposal(entity=name, rule="only person near" if alone else "most salient person", score=round(share, 2))


def propose_body(chains: Chains, anaphor: Anaphor, barred: Collection[str]) -> Proposal | None:
    """Propose the organisation that "it" or "its" means: the subject before it, with no other thing between."""
    if anaphor.word not in _THINGS or not _is_thing(chains, anaphor):
        return None
    subject = _subject_before(chains, anaphor.token)
    name = None if subject is None else chains.owners.get(subject)
    if name is None or chains.is_person(name):
        return None
    return Proposal(entity=name, rule="subject before", score=0.65)


def _is_thing(chains: Chains, anaphor: Anaphor) -> bool:
    """Return whether "it" may mean something named: a subject that does not only hold the place of a clause."""
    if anaphor.word != "it":
        return True
    token = chains.discourse.doc[anaphor.token]
    return chains.discourse.clauses.dep[anaphor.token] in SUBJECTS and not is_empty(token)


def is_empty(it: Token) -> bool:
    """Return whether "it" only holds the place of a clause ("it is clear that", "it was a mistake to")."""
    verb = it.head
    if verb.lemma_ not in _EMPTY_VERBS:
        return False
    words = [verb, *(child for child in verb.children if child.dep_ in _PREDICATES)]
    return any(child.i > it.i for word in words for child in word.children if child.dep_ in _CLAUSE_BEHIND)


def _subject_before(chains: Chains, at: int) -> int | None:
    """Return the subject of the pronoun's clause or of one that it hangs on, else of the sentence before."""
    clauses = chains.discourse.clauses
    subjects = (clauses.subject_of(verb) for verb in clauses.around(at))
    before = next((subject for subject in subjects if subject is not None and subject < at), None)
    root = clauses.root_before(at)
    if before is not None or root is None:
        return before
    return clauses.subject_of(root)


PROPOSERS: Mapping[str, Proposer] = {
    "relative clause": propose_relative,
    "reflexive": propose_reflexive,
    "subject to come": propose_subject_to_come,
    "told so": propose_addressee,
    "salient person": propose_salient,
    "subject before": propose_body,
}
"""What proposes whom a pronoun means, by name, the surest first."""
