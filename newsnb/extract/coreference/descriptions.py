"""Descriptions that stand for a source to the named entity that they mean, where the article names it.

A description is followed to a title given before ("the mayor"), to whom its noun introduced ("a neighbour ... the
neighbour"), from a spokesman to the body that was just reported, to whoever a pronoun there would mean ("the
backbencher", "the 36-year-old"), or to the name that a headline or lead only announces ("A former mayor says ..., " and
then the name).
"""

from collections.abc import Callable, Collection, Mapping, Sequence

from spacy.tokens import Token
from spacy.vocab import Vocab

from newsnb.extract.coreference.ages import age_in, may_be_of, person_of, persons_in
from newsnb.extract.coreference.anaphors import Anaphor
from newsnb.extract.coreference.antecedents import rank
from newsnb.extract.coreference.beside import announced_by, person_beside, propose_beside, propose_named_so
from newsnb.extract.coreference.chains import Chains
from newsnb.extract.coreference.forms import form_of
from newsnb.extract.coreference.nominals import (
    ALIKE,
    are_of_one_party,
    are_of_two,
    called_by,
    is_member,
    nations_in,
    nouns_of_title,
    speak_of_two,
    words_of,
)
from newsnb.extract.coreference.offices import words_of_title
from newsnb.extract.coreference.pronouns import Proposal, agrees
from newsnb.extract.coreference.relatives import relation_of
from newsnb.extract.coreference.speakers import is_person_noun
from newsnb.extract.coreference.trades import doers_of
from newsnb.extract.grammar import object_of
from newsnb.extract.naming import by_name, without_some
from newsnb.lang import english
from newsnb.values import Entity

_DEFINITE = english.coreference.words.definite
_OTHERS = english.coreference.words.others
_VARIED = frozenset(english.coreference.maps.stand_ins) | frozenset(english.coreference.maps.pointed_at)
_AGED = english.coreference.patterns.aged
_FORMER = english.coreference.words.former
_OCCUPATIONS = english.coreference.words.occupations
_SPOKESPERSONS = english.mentions.words.spokespersons
_AS = english.attributions.words.likening
_OFFICE, _COURT = "government", "police and courts"
_IN_CHARGE = english.coreference.words.in_charge
_INDEFINITE = english.coreference.words.indefinite
_LEAST_VARIED = 0.6  # share, from which on a noun by which newspapers vary a name goes to whoever is salient
_LEAST_SALIENT = 0.7  # the same for other nouns
_LEAST_SHARE = 0.3  # the same where all others whom a pronoun may mean are vetoed
_LEAST_SCORE = 0.6
_TRUST = 0.8  # how much less a description is sure than a pronoun in its place
_FAR = 1000  # tokens back in which a noun may introduce somebody
_WIDE = 20  # characters behind a noun
_SOON = 1500  # characters from a description to the name that it announces
_LEAD = 3  # the last paragraph in which a description may announce a name

Proposer = Callable[[Chains, Token, Anaphor], Proposal | None]


def propose_related(chains: Chains, head: Token, anaphor: Anaphor) -> Proposal | None:
    """Propose who is known to be that to the same person: of "my wife", whom he or the paper spoke of as his wife."""
    relation = relation_of(chains, head)
    name = chains.relatives.get(relation) if relation is not None else None
    return Proposal(entity=name, rule="described before", score=0.8) if name else None


def propose_named_before(chains: Chains, head: Token, anaphor: Anaphor) -> Proposal | None:
    """Propose the one named last whose title or name has the noun: "the appeals court", "the president"."""
    fitting = _called(chains, head, anaphor) if is_definite(head) else ()
    before = [(m.start, entity.id) for entity in fitting for m in entity.mentions if m.start < head.idx]
    return Proposal(entity=max(before)[1], rule="named before", score=0.7) if before else None


def propose_called_before(chains: Chains, head: Token, anaphor: Anaphor) -> Proposal | None:
    """Propose the person beside whose name the noun stood: "Ada Berg, a midwife from Lund, ... the midwife"."""
    if not is_definite(head) or head.tag_ not in ("NN", "NNP"):
        return None
    lower, nouns = chains.discourse.lower, _nouns_for(head.doc.vocab, head.lower_)
    alike = (i for i in range(head.i - 1, max(-1, head.i - _FAR), -1) if lower[i] in nouns)
    found = ((i, person_beside(chains, i)) for i in alike)
    at, name = next((pair for pair in found if pair[1]), (head.i, None))
    is_varied = lower[at] != head.lower and name != chains.last_source(head.i)
    words = words_between(chains, head, anaphor) | {head.lower_}
    if name is None or is_varied or _may_be_another(chains, words - _FORMER, head, chains[name]):
        return None
    return Proposal(entity=name, rule="named before", score=0.7)


def propose_doing_so(chains: Chains, head: Token, anaphor: Anaphor) -> Proposal | None:
    """Propose the only person who does what the noun says: "Ada, who starred in it, ... the actor"."""
    if not is_definite(head) or head.tag_ not in ("NN", "NNP") or _is_introduced(chains, head):
        return None
    words = words_between(chains, head, anaphor) | {head.lower_}
    doers = [
        name
        for name in doers_of(chains, head)
        if agrees(chains, name, anaphor.form) and not _may_be_another(chains, words - _FORMER, head, chains[name])
    ]
    is_clear = len(doers) == 1 and chains[doers[0]].named
    return Proposal(entity=doers[0], rule="does what it says", score=_LEAST_SCORE) if is_clear else None


def _may_be_another(chains: Chains, words: frozenset[str], head: Token, entity: Entity) -> bool:
    """Return whether a description speaks of another one than a title does, or adds a nation to what it says."""
    return _is_another(chains, words, head, entity) or speak_of_two(
        words - {head.lower_}, _words_of_title(chains, entity)
    )


def _nouns_for(vocab: Vocab, noun: str) -> frozenset[int]:
    """Return a noun and those of whose holders it may be said, as spaCy numbers words."""
    titles = (title for title, others in ALIKE.items() if noun in others)
    return frozenset(vocab.strings[word] for word in (noun, *titles))


def propose_described_before(chains: Chains, head: Token, anaphor: Anaphor) -> Proposal | None:
    """Propose whom the noun introduced: "A neighbour called the police. ... The neighbour said"."""
    name = _introduced_by(chains, head) if is_definite(head) else None
    words = words_between(chains, head, anaphor) - _DEFINITE
    known = words if name is None or chains[name].named else words_of_title(chains[name].name)
    if name is None or not words <= known or (chains[name].named and _speaks_of_office(words, head)):
        return None
    return Proposal(entity=name, rule="described before", score=0.7)


def _speaks_of_office(words: frozenset[str], head: Token) -> bool:
    """Return whether a description may be of many: of a nation's, of a former one, or of an office."""
    return bool(words & _OTHERS or nations_in(words)) or english.roles.get(head.lower_) == _OFFICE


def _introduced_by(chains: Chains, head: Token) -> str | None:
    """Return whom the noun last meant or introduced; None where that is nobody who was reported."""
    lower, owners, doc = chains.discourse.lower, chains.owners, chains.discourse.doc
    alike = (i for i in range(head.i - 1, max(-1, head.i - _FAR), -1) if lower[i] == head.lower)
    return owners.get(next((i for i in alike if _is_known(chains, i) or _introduces(doc[i])), -1))


def _is_known(chains: Chains, at: int) -> bool:
    """Return whether a noun stands for somebody who has a name or was reported, and does not only act."""
    name = chains.owner_of(at)
    return name is not None and (chains[name].named or at in chains.sources)


def _introduces(noun: Token) -> bool:
    """Return whether a noun tells of somebody new: "a source", "sources", "the rival's source"."""
    return noun.tag_ == "NNS" or any(child.lower_ in _INDEFINITE or child.dep_ == "poss" for child in noun.children)


def propose_spoken_for(chains: Chains, head: Token, anaphor: Anaphor) -> Proposal | None:
    """Propose the body that was reported last, for whose spokesman nobody says: "A spokesman added"."""
    is_bare = (
        head.lower_ in _SPOKESPERSONS
        and head.right_edge.i == head.i
        and words_between(chains, head, anaphor) <= _INDEFINITE
    )
    name = chains.body_before(head.i) if is_bare else None
    return Proposal(entity=name, rule="speaks for it", score=0.7) if name else None


def propose_aged(chains: Chains, head: Token, anaphor: Anaphor) -> Proposal | None:
    """Propose whom an age means: "Ada Berg, 44, ... the 44-year-old"."""
    age = age_in(_words_from(chains, head, anaphor))
    name = person_of(chains, anaphor, age) if age else None
    return Proposal(entity=name, rule="named before", score=0.8) if name else None


def _words_from(chains: Chains, head: Token, anaphor: Anaphor) -> str:
    """Return a description with what may end an age, in small letters."""
    end = head.right_edge.idx + len(head.right_edge)
    return chains.discourse.text[anaphor.start : min(end, anaphor.end + _WIDE)].lower()


def propose_varied(chains: Chains, head: Token, anaphor: Anaphor) -> Proposal | None:
    """Propose whom a pronoun there would mean, as newspapers vary a name and speakers do not: "the 36-year-old"."""
    if not is_definite(head) or not _may_vary(chains, head, anaphor) or chains.voices.at(head.idx) is not None:
        return None
    words = words_between(chains, head, anaphor) | {head.lower_}
    ranked = [
        one
        for one in rank(chains, anaphor)
        if not (one[1] in chains and _is_another(chains, words, head, chains[one[1]]))
    ]
    party = [
        one for one in ranked if one[1] in chains and are_of_one_party(words, _words_of_title(chains, chains[one[1]]))
    ]
    alone = party if len(party) == 1 else _alone_not_in_charge(chains, head, anaphor, ranked)
    share, name = [*(alone or ranked), (0.0, "")][0]
    is_clear = name in chains and chains[name].named and (bool(alone) or _is_clear(head, share, ranked))
    score = max(_LEAST_SCORE, round(_TRUST * share, 2))
    return Proposal(entity=name, rule="most salient person", score=score) if is_clear else None


def _alone_not_in_charge(
    chains: Chains, head: Token, anaphor: Anaphor, ranked: Sequence[tuple[float, str]]
) -> Sequence[tuple[float, str]]:
    """Return the only person whom an age may vary, where all others are of another age, or lead or speak for others.

    Newspapers tell how old a player is, and seldom his manager. A nation may be that of either: it is the player's
    where the article names him first, as is an age of several.
    """
    age = age_in(_words_from(chains, head, anaphor))
    if not age and not is_member(head):
        return ()
    others = [one for one in ranked if _may_be_of(chains, one[1], age)]
    if len(others) == len(ranked):
        return ()
    first = _first_told_of(chains)
    return others if age and len(others) == 1 else [one for one in others if one[1] == first]


def _first_told_of(chains: Chains) -> str:
    """Return the first person whom the article names, where that is the subject of its sentence."""
    first = next(persons_in(chains), None)
    mention = first and chains.persons.last_of(first.id, first.mentions[0].end)
    return mention.entity if mention and mention.place == "main subject" else ""


def _may_be_of(chains: Chains, name: str, age: str) -> bool:
    """Return whether a name is that of somebody who may be of an age, and neither leads nor speaks for others."""
    is_named = name in chains and chains[name].named
    fits = is_named and may_be_of(chains, chains[name], age)
    return fits and _IN_CHARGE.isdisjoint(nouns_of_title(chains.titles.get(name, "")))


def _is_clear(head: Token, share: float, ranked: Sequence[tuple[float, str]]) -> bool:
    """Return whether the likeliest is so among those whom the description may mean, and by itself."""
    least = _LEAST_VARIED if head.lower_ in _VARIED or is_member(head) else _LEAST_SALIENT
    return share >= max(_LEAST_SHARE, least * sum(share for share, _ in ranked))


def _may_vary(chains: Chains, head: Token, anaphor: Anaphor) -> bool:
    """Return whether a description may vary a name: a person's, whom the noun has not introduced; or by an age."""
    if _AGED.search(_words_from(chains, head, anaphor)):
        return True
    if head.lower_ in _OCCUPATIONS:  # of the driver of a bus nobody need have spoken
        return False
    return is_person_noun(head) and (head.tag_ in ("NN", "NNP") or is_member(head)) and not _is_introduced(chains, head)


def _is_introduced(chains: Chains, head: Token) -> bool:
    """Return whether the noun stood for somebody without a name before: "A woman fell ... The woman said"."""
    lemma, doc = head.doc.vocab.strings[head.lemma_], chains.discourse.doc
    alike = (i for i in range(max(0, head.i - _FAR), head.i) if chains.discourse.lemmas[i] == lemma)
    alike = (i for i in alike if doc[i].head.lower_ not in _AS)  # "worked as a nurse"
    return any(_introduces(doc[i]) for i in alike if i not in chains.owners or not chains[chains.owners[i]].named)


def _is_another(chains: Chains, words: frozenset[str], head: Token, entity: Entity) -> bool:
    """Return whether a description speaks of another party, nation or office than a title does, or of a former one.

    A farmer may be the mayor, too, but is not taken for "the mayor" unless the article says so.
    """
    title = chains.titles.get(entity.id, "")
    own, nouns = words_of_title(title), nouns_of_title(title)
    is_office = bool(nations_in(words - {head.lower_})) or any(english.roles.get(word) == _OFFICE for word in words)
    is_other_office = is_office and words.isdisjoint(nouns) and (nouns[0] if nouns else "") in english.roles
    others = (words - {head.lower_}) & (_OTHERS if is_office else _OTHERS - _FORMER)
    return is_other_office or _is_of_court(head, own) or are_of_two(words, own) or bool(others - own)


def _is_of_court(head: Token, title: frozenset[str]) -> bool:
    """Return whether a noun is of a court or the police and a title is not: a surgeon is not "the judge"."""
    is_titled = not title <= english.names.words.courtesy_titles
    return english.roles.get(head.lower_) == _COURT and is_titled and _COURT not in map(english.roles.get, title)


def _words_of_title(chains: Chains, entity: Entity) -> frozenset[str]:
    return words_of_title(chains.titles.get(entity.id, ""))


def propose_named_below(chains: Chains, head: Token, anaphor: Anaphor) -> Proposal | None:
    """Propose whom a description only announces: the one who is named soon below, first of all as a source.

    "A former mayor says the pier is rotten." and then "Ada Berg told reporters", or "Ada Berg, who was mayor".
    """
    if not _presents(head) or head.tag_ not in ("NN", "NNP") or _stays_unnamed(anaphor):
        return None
    titled = [entity for entity in _called(chains, head, anaphor) if _is_announced(entity, head)]
    if len(titled) == 1:
        return Proposal(entity=titled[0].id, rule="named below", score=0.7)
    return propose_announced(chains, head) if is_person_noun(head) else None


def _presents(head: Token) -> bool:
    """Return whether a description tells of somebody new: "a widow", "the widow of a fisherman"."""
    of = (object_of(link) for link in head.rights if link.lower_ == "of")
    return not is_definite(head) or any(noun is not None and _is_indefinite(noun) for noun in of)


def _is_indefinite(noun: Token) -> bool:
    return any(child.dep_ == "det" and child.lower_ in _INDEFINITE for child in noun.children)


def _stays_unnamed(anaphor: Anaphor) -> bool:
    """Return whether a source speaks on condition of anonymity."""
    return anaphor.attribution is not None and anaphor.attribution.anonymity is not None


def propose_announced(chains: Chains, head: Token) -> Proposal | None:
    """Propose who speaks or is presented next, if a description stands in the lead and not for one of many.

    What people say of others announces nobody of whom the paper tells.
    """
    is_said = chains.voices.at(head.idx) is not None
    name = announced_by(chains, head) if not is_said and _announces(chains, head) else None
    return Proposal(entity=name, rule="named below", score=0.6) if name else None


def propose_titled_below(chains: Chains, head: Token, anaphor: Anaphor) -> Proposal | None:
    """Propose the only one of the article to whom a title below gives the noun: "the chairman" and then his name."""
    titled = [entity for entity in _called(chains, head, anaphor) if entity.named] if is_definite(head) else []
    is_below = len(titled) == 1 and _is_announced(titled[0], head)
    return Proposal(entity=titled[0].id, rule="named below", score=0.7) if is_below else None


def _announces(chains: Chains, head: Token) -> bool:
    """Return whether a description may stand for somebody whom the article names below, and not for one of many."""
    words = {child.lower_ for child in head.children if child.dep_ in ("det", "poss") and child.pos_ != "PROPN"}
    is_lead = chains.discourse.paragraph(head.idx) <= _LEAD
    return is_lead and (words <= _INDEFINITE or _presents(head)) and head.lower_ not in _SPOKESPERSONS


def _called(chains: Chains, head: Token, anaphor: Anaphor) -> list[Entity]:
    """Return the entities whose title or name has a description's noun, and of which it may speak."""
    words = words_between(chains, head, anaphor)
    called = (entity for entity in chains if called_by(head, nouns := nouns_of(chains, entity)) in nouns)
    return [entity for entity in called if not _conflicts(chains, words, entity)]


def _is_announced(entity: Entity, head: Token) -> bool:
    return entity.named and head.idx < entity.mentions[0].start < head.idx + _SOON


def nouns_of(chains: Chains, entity: Entity) -> Collection[str]:
    """Return the nouns that may stand for an entity: that of its title, or the words of an organisation's name."""
    if entity.label == "PERSON":
        return nouns_of_title(chains.titles.get(entity.id, ""))
    is_body = entity.label == "ORG" and entity.named
    return frozenset(entity.name.lower().split()) - english.roles.keys() if is_body else ()


def words_between(chains: Chains, head: Token, anaphor: Anaphor) -> frozenset[str]:
    """Return the words of a description before its noun, in small letters."""
    return words_of(head.doc[chains.discourse.token(anaphor.start) : head.i])


def is_definite(head: Token) -> bool:
    """Return whether a noun, or the age that stands for one, has "the", "this" or "that"."""
    first = head.left_edge
    is_age = head.pos_ == "ADJ" and first.i > 0 and first.nbor(-1).lower_ in _DEFINITE
    return is_age or any(child.dep_ == "det" and child.lower_ in _DEFINITE for child in head.children)


def _conflicts(chains: Chains, words: frozenset[str], entity: Entity) -> bool:
    """Return whether a description speaks of another one: of another party or nation, or of a former one."""
    title = _words_of_title(chains, entity)
    return speak_of_two(words, title) or bool((words & _OTHERS) - title)


def form_of_description(head: Token) -> str:
    """Return the pronoun that goes with a description's noun; empty where it may be either."""
    return english.coreference.maps.pointed_at.get(head.lower_) or form_of(head.lower_) or ""


PROPOSERS: Mapping[str, Proposer] = by_name(
    propose_named_so,
    propose_related,
    propose_aged,
    propose_beside,
    propose_named_before,
    propose_called_before,
    propose_doing_so,
    propose_described_before,
    propose_spoken_for,
    propose_titled_below,
    propose_varied,
    propose_named_below,
)
"""What proposes whom a description means, by name, the surest first."""


def propose(chains: Chains, head: Token, anaphor: Anaphor) -> Proposal | None:
    """Return what the first proposer proposes that has something to."""
    asked = without_some(PROPOSERS, chains.without)
    found = (proposer(chains, head, anaphor) for proposer in asked)
    return next((one for one in found if one is not None and _may_be(chains, anaphor, one.entity)), None)


def _may_be(chains: Chains, anaphor: Anaphor, name: str) -> bool:
    """Return whether a description may mean somebody: not who says it, nor a man if it means a woman."""
    known = chains.forms.get(name, "")
    return name not in anaphor.barred and not (known and anaphor.form and known != anaphor.form)
