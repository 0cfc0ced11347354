"""Pronouns to their antecedents: named proposers, from what grammar settles to what salience suggests.

Whether a person is "he" or "she" is never looked up. Titles and the article's own pronouns show it, and given names are
evidence. It is used here and never printed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import spacy.symbols as sym
from spacy.tokens import Token

from newsnb.extract.clauses import SUBJECTS
from newsnb.extract.coreference.anaphors import REFLEXIVES, Anaphor
from newsnb.extract.coreference.antecedents import LEAST, rank
from newsnb.extract.coreference.chains import Chains
from newsnb.extract.grammar import ABOUT_NOUN, child_of
from newsnb.extract.naming import by_name
from newsnb.lang import english

_PERSONS_RELATIVES = english.coreference.words.persons_relatives
_THINGS = english.coreference.words.things
_EMPTY_VERBS = english.coreference.words.empty_verbs
_CLAUSE_BEHIND = frozenset((sym.ccomp, sym.xcomp, sym.acl, sym.relcl))
_PREDICATES = frozenset((sym.acomp, sym.attr, sym.oprd))
_NAMES = frozenset((sym.NOUN, sym.PROPN))
_RELATIVE_TAGS = english.coreference.words.relative_tags
_WIDE = 20  # tokens between a noun and the name beside it
_PERSONAL = english.coreference.words.personal
_JUST = 2  # sentences back in which the words of a speaker tell of whom they mean then
_LEAST_THERE = 0.6  # set by hand
_LEAD_IN = 4  # tokens from the start of a sentence to a pronoun whose person is yet to come


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """The entity that an anaphor refers to, the rule that found it, and how sure that is."""

    entity: str
    rule: str
    score: float


Proposer = Callable[[Chains, Anaphor], Proposal | None]


def propose_relative_clause(chains: Chains, anaphor: Anaphor) -> Proposal | None:
    """Propose the antecedent of "who": the name right before it, or the word that its clause modifies."""
    noun = antecedent_of(chains, anaphor.token)
    name = None if noun is None else _taken_up(chains, anaphor.token, noun)
    fits = name is not None and _takes_up(anaphor.word, is_person=chains.is_person(name))
    return Proposal(entity=name, rule="relative clause", score=0.85) if name and fits else None


def antecedent_of(chains: Chains, at: int) -> int | None:
    """Return the word that the clause of a relative pronoun modifies; None for other words."""
    clauses = chains.discourse.clauses
    if chains.discourse.doc[at].tag_ not in _RELATIVE_TAGS:
        return None
    above = clauses.above(at)
    joined = clauses.heads[above[1]] if len(above) > 1 and clauses.dep[above[1]] == sym.conj else None
    if joined is not None and chains.discourse.pos[joined] in _NAMES:  # "Berg, who sang, and who said"
        return joined
    return next((clauses.heads[i] for i in above if clauses.dep[i] in ABOUT_NOUN), None)


def _takes_up(word: str, *, is_person: bool) -> bool:
    return word == "whose" or (word in _PERSONS_RELATIVES) == is_person


def _taken_up(chains: Chains, at: int, noun: int) -> str | None:
    """Return the entity named right before a relative pronoun, or that of the noun which its clause modifies."""
    clauses, doc = chains.discourse.clauses, chains.discourse.doc
    before = at - 2 if doc[at - 1].text == "," else at - 1
    name = chains.owners.get(before)
    if name is not None and clauses.first_joined(before) == clauses.first_joined(noun):
        return name
    meant = chains.owners.get(noun) or _named_beside(chains, noun, at) or _predicated(chains, noun)
    return meant or (name if doc[noun].pos_ == "PROPN" else None)


def _named_beside(chains: Chains, noun: int, limit: int) -> str | None:
    """Return the name in apposition to a noun ("Berg, the skipper who ...")."""
    clauses, owners = chains.discourse.clauses, chains.owners
    if clauses.dep[noun] == sym.appos:
        return owners.get(clauses.heads[noun])
    between = range(noun + 1, min(limit, noun + _WIDE))
    beside = (i for i in between if clauses.heads[i] == noun and clauses.dep[i] == sym.appos)
    return next((owners[i] for i in beside if i in owners), None)


def _predicated(chains: Chains, noun: int) -> str | None:
    """Return the subject of a predicate noun: "Berg was a skipper who ..."."""
    clauses = chains.discourse.clauses
    subject = clauses.subject_of(clauses.heads[noun]) if clauses.dep[noun] == sym.attr else None
    return chains.owner_of(subject)


def propose_reflexive(chains: Chains, anaphor: Anaphor) -> Proposal | None:
    """Propose the antecedent of "himself": the name right before it, or the subject of its clause."""
    if anaphor.word not in REFLEXIVES:
        return None
    clauses = chains.discourse.clauses
    subject = clauses.agent_of(clauses.verb_over(anaphor.token))
    names = (chains.owner_of(anaphor.token - 1), chains.owner_of(subject))
    name = next((name for name in names if agrees(chains, name, anaphor.form)), None)
    return Proposal(entity=name, rule="reflexive", score=0.95) if name else None


def agrees(chains: Chains, name: str | None, form: str) -> bool:
    """Return whether an entity agrees with a pronoun of a form; False where there is no entity."""
    if name is None or form == "it":
        return name is not None and not chains.is_person(name)
    return chains.is_person(name) and (not form or chains.forms.get(name, form) == form)


def propose_subject_to_come(chains: Chains, anaphor: Anaphor) -> Proposal | None:
    """Propose the subject that follows the clause of the pronoun ("While she sang, Berg ...")."""
    first = chains.discourse.sentence_start(anaphor.token)
    if anaphor.form == "it" or anaphor.token > first + _LEAD_IN:
        return None
    name = chains.owner_of(_subject_to_come(chains, anaphor.token))
    fits = agrees(chains, name, anaphor.form) and name not in anaphor.barred
    return Proposal(entity=name, rule="subject to come", score=0.7) if name and fits else None


def _subject_to_come(chains: Chains, at: int) -> int | None:
    """Return the subject of the outermost clause around a pronoun that stands in another one before it."""
    clauses = chains.discourse.clauses
    subject = next((clauses.subject_of(verb) for verb in reversed(clauses.around(at)[1:])), None)
    return subject if subject is not None and subject > at else None


def propose_told_so(chains: Chains, anaphor: Anaphor) -> Proposal | None:
    """Propose the listener for the subject of what is said: *her* in "told her she would"."""
    clauses, verb = chains.discourse.clauses, chains.discourse.clauses.heads[anaphor.token]
    if clauses.dep[anaphor.token] != sym.nsubj or clauses.dep[verb] != sym.ccomp:
        return None
    over = chains.discourse.doc[clauses.heads[verb]]
    told = (child.i for child in over.children if _is_told(child) and over.i < child.i < anaphor.token)
    name = chains.owner_of(next(told, None))
    return Proposal(entity=name, rule="told so", score=0.8) if name and agrees(chains, name, anaphor.form) else None


def _is_told(token: Token) -> bool:
    return token.dep_ in ("dobj", "dative") and token.pos_ == "PRON"


def propose_told_of_there(chains: Chains, anaphor: Anaphor) -> Proposal | None:
    """Propose the person without a name whom the same speaker just mentioned: "A clerk came. He said it was shut".

    A person whom the speaker names is left to the other proposers, since the article mentions them, too.
    """
    if anaphor.form not in _PERSONAL or chains.voices.at(anaphor.start) is None:
        return None
    just = rank(chains, anaphor, back=_JUST, among=partial(chains.voices.has_told_of, anaphor.start))
    ranked = just or rank(chains, anaphor, among=partial(chains.voices.tells_of, anaphor.start))
    share, name = ranked[0] if ranked else (0.0, "")
    if not name or chains[name].named:
        return None
    return Proposal(entity=name, rule="told of there", score=max(_LEAST_THERE, round(share, 2)))


def propose_told_of_beside(chains: Chains, anaphor: Anaphor) -> Proposal | None:
    """Propose the only other person named in the reporting clause of the words: "“He left,” said Ada of Tom"."""
    voice = chains.voices.at(anaphor.start) if anaphor.form in _PERSONAL else None
    if voice is None or voice.head < 0:
        return None
    discourse = chains.discourse
    beside = (i for i in discourse.sentence_tokens(voice.head) if not discourse.quoted[i])
    known = anaphor.barred.union(chains.voices.speakers.get(voice.head, ()))
    named = {name for i in beside if (name := chains.name_at(i)) is not None}
    fitting = [name for name in named - known if agrees(chains, name, anaphor.form)]
    return Proposal(entity=fitting[0], rule="told of beside", score=_LEAST_THERE) if len(fitting) == 1 else None


def propose_salient_person(chains: Chains, anaphor: Anaphor) -> Proposal | None:
    """Propose the person who is most salient before a pronoun."""
    if anaphor.form == "it" or not anaphor.word:
        return None
    ranked = rank(chains, anaphor)
    share, name = ranked[0] if ranked else (0.0, "")
    rule = "only person near" if len(ranked) == 1 else "most salient person"
    return Proposal(entity=name, rule=rule, score=round(share, 2)) if share >= LEAST and name in chains else None


def propose_subject_before(chains: Chains, anaphor: Anaphor) -> Proposal | None:
    """Propose the subject before "it": an organisation, or a country that speaks."""
    if anaphor.word not in _THINGS or not _is_thing(chains, anaphor):
        return None
    subject = _subject_before(chains, anaphor.token)
    name = chains.owner_of(subject)
    if name is None and anaphor.token in chains.sources:
        name = chains.name_at(subject)  # a country says things: "Norway refused. It said"
    if not (name and chains[name].named and agrees(chains, name, "it")):
        name = _owner_before(chains, anaphor.token, subject) or name
    return Proposal(entity=name, rule="subject before", score=0.65) if agrees(chains, name, "it") and name else None


def _owner_before(chains: Chains, at: int, subject: int | None) -> str | None:
    """Return the organisation that owns the subject before: "The agency's total fell. Its ..."."""
    phrase = chains.discourse.clauses.root_before(at) if subject is None else subject
    owner = None if phrase is None else child_of(chains.discourse.doc[phrase], sym.poss)
    name = chains.owner_of(owner.i) if owner is not None else None
    return name if agrees(chains, name, "it") else None


def _is_thing(chains: Chains, anaphor: Anaphor) -> bool:
    """Return whether "it" may refer to something named: a subject that is no expletive."""
    if anaphor.word != "it":
        return True
    token = chains.discourse.doc[anaphor.token]
    return chains.discourse.clauses.dep[anaphor.token] in SUBJECTS and not is_empty(token)


def is_empty(it: Token) -> bool:
    """Return whether "it" is an expletive ("it is clear that", "it was a mistake to")."""
    verb = it.head
    if verb.lemma_ not in _EMPTY_VERBS:
        return False
    words = [verb, *(child for child in verb.children if child.dep in _PREDICATES)]
    return any(child.i > it.i for word in words for child in word.children if child.dep in _CLAUSE_BEHIND)


def _subject_before(chains: Chains, at: int) -> int | None:
    """Return the subject of a clause around a pronoun, of an adverbial one before it, else of the sentence before."""
    clauses = chains.discourse.clauses
    root = clauses.root_before(at)
    around = clauses.around(at)
    before = [i for i in range(max(0, at - _WIDE), at) if clauses.dep[i] == sym.advcl and clauses.heads[i] in around]
    subjects = (clauses.subject_of(verb) for verb in (*around, *before, *([] if root is None else [root])))
    return next((subject for subject in subjects if subject is not None and subject < at), None)


PROPOSERS: Mapping[str, Proposer] = by_name(
    propose_relative_clause,
    propose_reflexive,
    propose_subject_to_come,
    propose_told_so,
    propose_told_of_there,
    propose_salient_person,
    propose_told_of_beside,
    propose_subject_before,
)
"""What proposes whom a pronoun means, by name, the surest first."""
