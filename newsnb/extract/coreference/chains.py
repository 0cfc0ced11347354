"""Names joined to entities, with all references resolved so far, and the entity of each token."""

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

import spacy.symbols as sym
from spacy.tokens import Token

from newsnb.extract.clauses import SUBJECTS
from newsnb.extract.coreference.forms import form_of, forms_by_given_name, forms_by_title
from newsnb.extract.coreference.grouping import Group, group_names, label_of
from newsnb.extract.coreference.nominals import is_member
from newsnb.extract.coreference.offices import titles_of
from newsnb.extract.coreference.salience import Salience, weigh
from newsnb.extract.coreference.voices import Voices
from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import Name
from newsnb.extract.grammar import name_beside
from newsnb.extract.names import is_degree
from newsnb.extract.roles import Known, names_of, role_of_organisation, role_of_person
from newsnb.extract.titles import affiliation_of, is_title_word, title_of
from newsnb.lang import english
from newsnb.values import Entity, Mention, Reference, Span

RESOLVED = frozenset(("PERSON", "ORG"))
"""Labels of what pronouns and nouns may refer to."""

_KINDS = frozenset(word for words in english.coreference.maps.kinds.values() for word in words.split())
_UNKNOWN = english.coreference.words.persons_unknown
_NOT_FULL = ("acronym", "name at birth")
_SET_OFF = 2  # tokens from a word to the clause behind its comma
_NEAR = 3  # sentences from a spokesman back to the body


class Chains:
    """The entities of an article and what refers to them, as they grow while the text is read.

    Attributes
    ----------
    discourse
        Of the article.
    without
        Names of the proposers to leave out.
    owners
        Whose each token is that names somebody or refers to somebody.
    persons
        The mentions of persons, to be asked who is salient.
    sources
        The heads of the words that name whose words are reported, with whom these words name in quotation marks.
    groups
        Who several are whom one word means: "they".
    titles
        What persons are called or known to be, by their ids.
    forms, titled, given
        Which pronoun a person goes by: as far as it is known by now, by title, and by the evidence of the given name.
    seen
        The same, where several pronouns near a person show it.
    voices
        Whose own words stand where; of nobody until it is known who speaks outside of them.
    relatives
        Who is known by whose they are: "my wife", by the speaker's id and the noun.
    main_person, is_feature
        The person named far more often than anybody else, if there is one, and whether people "say" rather than "said".
    """

    def __init__(self, discourse: Discourse, entities: Sequence[Entity], without: Collection[str] = ()) -> None:
        self.discourse = discourse
        self.without = frozenset(without)
        self.owners: dict[int, str] = {}
        self.persons = Salience()
        self.titles = titles_of(entities)
        self.titled = forms_by_title(discourse.text, entities)
        self.given = forms_by_given_name(entities)
        self.forms = dict(self.titled)
        self.seen: dict[str, str] = {}
        self.sources: dict[int, frozenset[str]] = {}
        self.groups: dict[int, tuple[str, ...]] = {}
        self.voices = Voices(discourse, ())
        self.relatives: dict[tuple[str, str], str] = {}
        self.main_person: str | None = None
        self.is_feature = False
        self._reporting: list[int] = []
        self._entities = {entity.id: entity for entity in entities}
        self._references: defaultdict[str, dict[Span, Reference]] = defaultdict(dict)
        self._reasons: dict[int, Reference] = {}
        self._named: dict[int, str] = {}
        for entity in entities:
            for mention in entity.mentions:
                self._name(entity, mention)

    def _name(self, entity: Entity, mention: Mention) -> None:
        tokens = self.discourse.tokens(mention.start, mention.end)
        if entity.label == "NORP" and is_member(self.discourse.doc[tokens[-1]]):
            return  # "the Italian" is one of them, whom others name
        for token in tokens:
            self._named.setdefault(token, entity.id)
        if entity.label in RESOLVED:
            self.owners.update(dict.fromkeys(tokens, entity.id))
        if entity.label == "PERSON" and self.discourse.parsed:
            self.persons.add(weigh(self.discourse, tokens, entity.id))

    def __getitem__(self, name: str) -> Entity:
        return self._entities[name]

    def __contains__(self, name: str) -> bool:
        return name in self._entities

    def __iter__(self) -> Iterator[Entity]:
        return iter(self._entities.values())

    def is_person(self, name: str) -> bool:
        """Return whether an entity is a person."""
        return self._entities[name].label == "PERSON"

    def note_source(self, head: int, content: Sequence[Span]) -> None:
        """Note the source of a content, and whom the content names in quotation marks."""
        inside = (token for span in content for token in self.discourse.tokens(*span))
        names = {self._named[token] for token in inside if token in self._named and self.discourse.quoted[token]}
        if head not in self.sources and self.discourse.clauses.dep[head] != sym.poss:
            insort(self._reporting, head)
        self.sources[head] = self.sources.get(head, frozenset()) | names
        named = self.named_at(head)
        if len(named) != 1 or head in self.owners or not self.is_person(named[0]):
            return
        self.owners[head] = named[0]  # "her husband, Tom, said"
        if not self._names_at(_beside(self.discourse.doc[head])):  # the name hangs on another word
            self.persons.add(weigh(self.discourse, range(head, head + 1), named[0]))

    def note_main_person(self) -> None:
        """Note the main person, and whether the article is a feature, which reports in the present: "she says"."""
        clauses, doc = self.discourse.clauses, self.discourse.doc
        self.main_person = self.persons.clearly_most_named()
        tags = Counter(doc[clauses.heads[head]].tag_ for head in self.sources)
        self.is_feature = tags["VBZ"] > tags["VBD"]

    def is_source(self, token: int) -> bool:
        """Return whether a name is that of a source, or stands beside the word for one ("the mayor, Ada Berg")."""
        clauses = self.discourse.clauses
        return token in self.sources or (clauses.dep[token] == sym.appos and clauses.heads[token] in self.sources)

    def last_source(self, token: int) -> str | None:
        """Return the last source before a token, if it has been resolved."""
        at = bisect_left(self._reporting, token)
        head = self._reporting[at - 1] if at else None
        return self.owner_of(head) or next(iter(self.named_at(head)), None)

    def body_before(self, token: int) -> str | None:
        """Return the organisation that was last a subject or a source, in the sentence of a token or those before."""
        clauses, sentence = self.discourse.clauses, self.discourse.sentence
        near = takewhile(lambda i: sentence(token) - sentence(i) <= _NEAR, range(token - 1, -1, -1))
        acting = (
            self.owners[i] for i in near if i in self.owners and (i in self.sources or clauses.dep[i] in SUBJECTS)
        )
        return next((name for name in acting if self._entities[name].named and not self.is_person(name)), None)

    def owner_of(self, token: int | None) -> str | None:
        """Return the entity that a token names or refers to; None where there is none, or no token."""
        return None if token is None else self.owners.get(token)

    def reason_at(self, token: int) -> Reference | None:
        """Return the rule that linked a token to its entity; None where the token names it."""
        return self._reasons.get(token)

    def add_source(self, entity: Entity, head: Token) -> None:
        """Add a source that is only described, or another description of it."""
        known = self._entities.get(entity.id)
        if known is not None:
            mentions = {(m.start, m.end): m for m in (*known.mentions, *entity.mentions)}
            self._entities[entity.id] = replace(known, mentions=tuple(mentions[span] for span in sorted(mentions)))
        else:
            self._entities[entity.id] = entity
        self.owners.setdefault(head.i, entity.id)
        if (form := form_of(head.lower_)) is not None:
            self.titled[entity.id] = self.forms[entity.id] = form
        is_one_of_them = head.lower_ == "one" and self.voices.at(head.idx) is not None
        is_one = (head.tag_ in ("NN", "NNP") and head.lower_ not in _UNKNOWN) or is_one_of_them
        if entity.label == "PERSON" and is_one:
            self.persons.add(weigh(self.discourse, range(head.i, head.i + 1), entity.id))

    def refer(self, name: str, token: int, reference: Reference) -> None:
        """Add words that refer to an entity; ``token`` is their head."""
        self._references[name].setdefault((reference.start, reference.end), reference)
        self._reasons[token] = reference
        self.owners[token] = name
        if self._entities[name].label == "PERSON":
            self.persons.add(weigh(self.discourse, range(token, token + 1), name))

    def words_for(self, name: str) -> Iterator[str]:
        """Yield the words that refer to an entity, as far as is known."""
        return (self.discourse.text[one.start : one.end] for one in self._references[name].values())

    def named_by(self, head: Token) -> tuple[str, ...]:
        """Return the entities that a phrase names: at its head, in apposition, and those joined by "and"."""
        joined = [name for token in _hanging(head, "conj") for name in self.named_by(token)]
        return tuple(dict.fromkeys([*self._names_of(head)[:1], *joined]))

    def _names_of(self, head: Token) -> list[str]:
        """Return the entities that a phrase names, persons first, without those joined to it by "and"."""
        names = self._names_at([head, *_beside(head), *_of_body(head)])
        if not names and head.dep_ == "appos":  # "Ingrid Solberg, the botanist who ..."
            names = self._names_at([head.head])
        if not names and head.lower_ in _KINDS:  # "the state-run Anadolu agency"
            parts = _hanging(head, "compound")
            names = [name for name in self._names_at(parts[-1:]) if self._entities[name].label == "ORG"]
        if not names and (head.lemma_.lower() in english.roles or head.lemma_ in english.persons):
            names = [name for name in self._names_at(_named_behind(head)) if self.is_person(name)]
            names = names or self._behind_field(head)
        return sorted(names, key=lambda name: not self.is_person(name))

    def _behind_field(self, head: Token) -> list[str]:
        """Return the token *Ada* of "Minister for Roads Ada Berg", where the parser joins the field and the name."""
        behind = (noun for link in _hanging(head, "prep") for noun in _hanging(link, "pobj"))
        names = self._names_at(noun for noun in behind if self._begins_with_field(noun))
        return [name for name in names if self.is_person(name)] if head.is_title else []

    def _begins_with_field(self, noun: Token) -> bool:
        """Return whether no title, but another word with a capital, stands between a preposition and a name."""
        before = [token for token in noun.doc[noun.left_edge.i : noun.i] if token.i not in self._named]
        return bool(before) and all(token.is_title and not is_title_word(token.text) for token in before)

    def _names_at(self, tokens: Iterable[Token]) -> list[str]:
        return [self._named[token.i] for found in tokens for token in self._bearers(found) if token.i in self._named]

    def _bearers(self, token: Token) -> list[Token]:
        """Return a token, or the name before it if it is a degree: "Ada Berg KC"."""
        if token.i in self._named or token.pos != sym.PROPN:
            return [token]
        is_letters = is_degree(self.discourse.text, token.idx, token.idx + len(token))
        return _hanging(token, "compound") if is_letters else [token]

    def named_at(self, token: int | None) -> tuple[str, ...]:
        """Return the entities that the phrase headed by a token names; none for no token."""
        return () if token is None else self.named_by(self.discourse.doc[token])

    def name_at(self, token: int | None) -> str | None:
        """Return the entity that a token names, of whatever label; None for no token."""
        return None if token is None else self._named.get(token)

    def entities(self) -> tuple[Entity, ...]:
        """Return all entities with their references, in text order."""
        found = (self._with_references(entity) for entity in self._entities.values())
        return tuple(sorted(found, key=lambda entity: (_first(entity), entity.id)))

    def _with_references(self, entity: Entity) -> Entity:
        found = (*entity.references, *self._references.get(entity.id, {}).values())
        if not found:
            return entity
        return replace(entity, references=tuple(sorted(found, key=lambda reference: reference.start)))


def _hanging(head: Token, *deps: str) -> list[Token]:
    return [token for token in head.children if token.dep_ in deps]


def _beside(head: Token) -> Iterator[Token]:
    """Yield the appositions to a word, and the appositions to those: "her daughter, the writer Ada Berg"."""
    clause = _clause_set_off(head)
    for token in _hanging(head, "appos"):
        if clause is None or token.i < clause.i:
            yield token
            yield from _hanging(token, "appos")


def _clause_set_off(head: Token) -> Token | None:
    """Return *wrote* of "The mayor, who wrote through an aide, Ada Berg, said": names behind it are not the mayor's."""
    clauses = (token for token in _hanging(head, "relcl") if token.left_edge.i - head.i == _SET_OFF)
    return next((token for token in clauses if head.nbor(1).text == ","), None)


def _named_behind(head: Token) -> Iterator[Token]:
    """Yield what the parser attaches to the last noun of a description, or makes a second subject of the verb.

    So it does in "a lawyer for the family, Ada Berg", and in "the detective leading the inquiry, Supt Ada Berg".
    """
    for noun in _nouns_behind(head):
        if noun.lemma_ not in english.persons and noun.lemma_.lower() not in english.roles:
            yield from _hanging(noun, "appos")
    if (second := name_beside(head)) is not None:
        yield second


def _nouns_behind(head: Token) -> Iterator[Token]:
    """Yield the nouns in the modifiers behind a word: "called by the defence", "of the port at the border"."""
    for child in _hanging(head, "prep", "acl", "agent"):
        for noun in _hanging(child, "pobj", "dobj"):
            yield noun
            yield from _nouns_behind(noun)
        yield from _nouns_behind(child)


def _of_body(head: Token) -> list[Token]:
    """Return the person of "Ada Berg of Kveld Police", where parsers take the organisation for the head."""
    return [child for child in _hanging(head, "nmod", "compound") if child.i < head.i and _hanging(child, "prep")]


def _first(entity: Entity) -> int:
    return min([mention.start for mention in entity.mentions] + [ref.start for ref in entity.references])


def join_names(discourse: Discourse, names: Sequence[Name]) -> list[Entity]:
    """Return the entities that ``names`` name, in the order of their first mentions.

    Each mention's ``rule`` says why it was joined: ``"name"`` for the same words, ``"surname"`` for a person's last
    name, ``"acronym"`` for one that stands in brackets.
    """
    groups = group_names(discourse.text, names)
    return sorted(_entities(discourse, groups), key=lambda entity: entity.mentions[0].start)


def _entities(discourse: Discourse, groups: Sequence[Group]) -> list[Entity]:
    """Make an entity of each group; organisations first, since people have the roles of those they speak for."""
    entities = [_entity(discourse, group) for group in groups]
    bodies = names_of((entity.name, entity.role) for entity in entities if entity.label != "PERSON")
    return [
        replace(entity, role=_role_of_person(discourse, entity, bodies)) if entity.label == "PERSON" else entity
        for entity in entities
    ]


def _role_of_person(discourse: Discourse, person: Entity, bodies: Known) -> str:
    """Return the role that a person's title shows, or else that of the organisation named behind the first mention."""
    role, first = role_of_person(person.title, bodies), person.mentions[0]
    if role != "unknown" or not discourse.parsed:
        return role
    return role_of_person(affiliation_of(discourse.doc, discourse.span(first.start, first.end)), bodies)


def _entity(discourse: Discourse, group: Group) -> Entity:
    ordered = sorted(group, key=lambda member: member[0].start)
    full = (name for name, rule in ordered if rule not in _NOT_FULL)
    fullest = max(full, key=lambda name: (len(name.words), not name.words.isupper()))  # a headline may be in capitals
    label = label_of(ordered)
    return Entity(
        id=f"entity-{ordered[0][0].start}",
        name=" ".join(fullest.words.split()),
        label=label,
        role=_role_of_body(discourse, label, fullest.words, ordered),
        title=_title(discourse, ordered) if label == "PERSON" else None,
        mentions=tuple(Mention(start=name.start, end=name.end, rule=rule) for name, rule in ordered),
    )


def _role_of_body(discourse: Discourse, label: str, name: str, group: Group) -> str | None:
    """Return the role of an organisation or group; None for what has none, such as a place."""
    if label == "ORG":
        return role_of_organisation(discourse.text, name, [(member.start, member.end) for member, _ in group])
    if label == "NORP":  # a people has none, a party has
        role = role_of_organisation("", name, ())
        return None if role == "unknown" else role
    return None


def _title(discourse: Discourse, group: Group) -> str | None:
    for name, _ in group:
        if title := title_of(discourse.doc, discourse.span(name.start, name.end), parsed=discourse.parsed):
            return title
    return None
