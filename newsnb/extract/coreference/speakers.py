"""Attributions to their speakers, and what the article calls the sources without a name."""

from collections.abc import Sequence
from dataclasses import dataclass

import spacy.symbols as sym
from spacy.tokens import Token

from newsnb.extract.clauses import SUBJECTS
from newsnb.extract.coreference.chains import Chains
from newsnb.extract.coreference.documents import authors_of, is_document
from newsnb.extract.coreference.nominals import is_member
from newsnb.extract.findings import Attribution
from newsnb.extract.grammar import IN_NAME, child_of
from newsnb.extract.links import role_of as role_of_entity
from newsnb.extract.roles import role_of_body, role_of_person
from newsnb.lang import english
from newsnb.values import Entity, Mention, Span

_PLURAL = english.coreference.words.plural
_OCCUPATIONS = english.coreference.words.occupations
_PERSONS = english.coreference.words.somebody | english.coreference.words.persons_unknown
_MODIFIES = IN_NAME | {sym.amod}
_PARTS = english.coreference.words.parts
_ORDINALS = english.coreference.words.ordinals
_ARTICLES = english.coreference.words.definite | english.coreference.words.indefinite
_PAIRS = english.coreference.words.pairs
_DESCRIBED = 0.75  # set by hand: chance that who is only described is nobody whom the article names
_PLURAL_SCORE = 0.75  # set by hand, as that
_NEAR = 100  # tokens from several persons to "one" of them
_NOUN_FORMS = english.coreference.maps.noun_forms


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """The speakers that a source refers to: entity ids, how it names them, the rule, and how likely that is right.

    The chance is 0 where nobody was found.
    """

    entities: tuple[str, ...] = ()
    naming: str = "none"
    rule: str = "nobody named"
    score: float = 0.0


def speaker_of(chains: Chains, attribution: Attribution) -> Speaker:
    """Return the speaker of an attribution, when all references have been resolved."""
    if not attribution.source:
        return Speaker()
    head = head_of(chains, attribution)
    if head is None:
        return Speaker(naming="described", rule="label left open")
    named = chains.named_by(head)
    if named and all(chains[name].named for name in named):
        return Speaker(entities=named, naming="named", rule="named in the source", score=1.0)
    return _referred_to(chains, head)


def head_of(chains: Chains, attribution: Attribution) -> Token | None:
    """Return the head of a source; in a turn's label, the token that refers to an entity."""
    doc = chains.discourse.doc
    if attribution.source_head is not None:
        return doc[attribution.source_head]
    if not attribution.source:
        return None
    tokens = chains.discourse.tokens(*attribution.source[0])
    return next((doc[token] for token in tokens if token in chains.owners), None)


def _referred_to(chains: Chains, head: Token) -> Speaker:
    name, reason = chains.owners.get(head.i), chains.reason_at(head.i)
    if group := chains.groups.get(head.i):
        naming = "named" if all(chains[one].named for one in group) else "collective"
        rule = "role: two named together" if head.lower_ in _PAIRS else "pronoun: reported before"
        return Speaker(entities=group, naming=naming, rule=rule, score=_PLURAL_SCORE)
    if name is None:
        return Speaker(naming="collective" if head.lower_ in _PLURAL else "described", rule="pronoun left open")
    if authors := _authors(chains, name):
        naming = "named" if all(chains[one].named for one in authors) else "described"
        return Speaker(entities=authors, naming=naming, rule="role: whose document it is", score=_DESCRIBED)
    if not chains[name].named:
        is_many = head.tag_ in ("NNS", "NNPS") or head.lower_ in _PAIRS
        naming = "collective" if is_many else "described"
        rule = reason.rule if reason else "described in the source"
        return Speaker(entities=(name,), naming=naming, rule=rule, score=_DESCRIBED)
    kind = "pronoun" if head.pos_ == "PRON" else "role"
    rule, score = (reason.rule, reason.score) if reason else ("", None)
    return Speaker(entities=(name,), naming="named", rule=f"{kind}: {rule}", score=1.0 if score is None else score)


def _authors(chains: Chains, name: str) -> tuple[str, ...]:
    """Return the authors of the document that a source refers to, if it has no name."""
    mention = next(iter(chains[name].mentions), None)
    if chains[name].named or mention is None:
        return ()
    tokens = chains.discourse.tokens(mention.start, mention.end)
    head = next((i for i in tokens if chains.owners.get(i) == name), tokens[-1])
    noun = chains.discourse.doc[head]
    return authors_of(chains, noun) if is_document(noun) else ()


def describe_source(chains: Chains, head: Token, spans: Sequence[Span], *, is_label: bool) -> Entity:
    """Return the entity for a source that is only described: "a neighbour", "officials", "the Q of an interview"."""
    (start, end), text = spans[0], chains.discourse.text
    words = " ".join(text[start:end].split())
    is_person = is_label or means_person(head)
    role = _role(chains, head, start, end) if is_person else role_of_body(words)
    if several := several_before(chains, head):
        words, role = f"{words} of {several}", role_of_person(several)
    return Entity(
        id=_free_id(chains, start, words if is_label else ""),
        name=words,
        label="PERSON" if is_person else "ORG",
        named=False,
        role=role,
        mentions=(Mention(start=start, end=end, rule="description"),),
    )


def several_before(chains: Chains, head: Token) -> str:
    """Return the group that a bare "one" or "a third" belongs to: "the officials" mentioned before."""
    is_part = head.lower_ in _PARTS and not any(True for _ in head.children)
    if not is_part and not is_counted(head):
        return ""
    doc, clauses = head.doc, chains.discourse.clauses
    near = range(head.i - 1, max(-1, head.i - _NEAR), -1)
    acting = (doc[i] for i in near if doc[i].tag_ == "NNS" and (i in chains.sources or clauses.dep[i] in SUBJECTS))
    noun = next((noun for noun in acting if means_person(noun)), None)
    return "" if noun is None else _as_several(noun)


def is_counted(head: Token) -> bool:
    """Return whether an ordinal stands for a person: "a third", not "a third clerk"."""
    return head.lower_ in _ORDINALS and head.pos != sym.DET and head.i > 0 and head.nbor(-1).lower_ in _ARTICLES


def _as_several(noun: Token) -> str:
    """Return a plural with the words before it, and "the" unless it has a possessive."""
    owner = child_of(noun, sym.poss)
    parts = [child.i for child in noun.lefts if child.dep in _MODIFIES and child.lower_ not in _PARTS]
    first = min([*parts, noun.i]) if owner is None else owner.left_edge.i
    words = noun.doc[first : noun.i + 1].text
    if noun.doc[first].is_sent_start and not noun.doc[first].ent_type_:
        words = words[0].lower() + words[1:]
    return f"the {words}" if owner is None else words


def means_person(head: Token) -> bool:
    """Return whether a noun means a person: a role, or any other noun for a person ("fan")."""
    is_body = head.lemma_.lower() in english.organisation_words
    return is_person_noun(head) or not (is_body or english.persons.isdisjoint((head.lemma_, head.text)))


def is_person_noun(head: Token) -> bool:
    """Return whether a noun says what a person is: a role, "one", "a woman", "the Italian"."""
    lemma, word = head.lemma_.lower(), head.lower_
    return lemma in english.roles or lemma in _OCCUPATIONS or word in _PERSONS or word in _NOUN_FORMS or is_member(head)


def _role(chains: Chains, head: Token, start: int, end: int) -> str:
    """Return the role that a description of a person shows; "a Harbour Party official" has the party's."""
    text, at = chains.discourse.text, head.idx
    role = role_of_person(f"{text[start:at]}{head.lemma_.lower()}{text[at + len(head) : end]}")
    if role != "government":
        return role
    names = (chains.name_at(token) for token in chains.discourse.tokens(start, end))
    bodies = [chains[name] for name in names if name and chains[name].label in ("ORG", "NORP")]
    return bodies[0].role or "unknown" if bodies else role


def _free_id(chains: Chains, start: int, label: str) -> str:
    """Return the id for a description; a second quote from the same words, or under the same label, has the same."""
    known = next((entity.id for entity in chains if label and not entity.named and entity.name == label), None)
    name = known or f"entity-{start}"
    while name in chains and chains[name].named:
        name += "-2"
    return name


def role_of(chains: Chains, names: Sequence[str]) -> str | None:
    """Return the role of the first speaker; None where there is none. A place that speaks is its government."""
    return role_of_entity(chains[names[0]]) if names else None
