"""The words that name a source to the entity that they mean.

A name in the source's phrase is certain; a role ("the president") is looked for among the titles that the article
gives with names, a pronoun among the persons named before it. Who stays open stays open: no speaker is guessed for a
pronoun without a person before it. Sources without a name become entities of their own.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from newsnb.extract.coreference.persons import body_before, person_before
from newsnb.extract.findings import Attribution
from newsnb.extract.phrases import phrase
from newsnb.extract.roles import noun_of_title, role_of_body, role_of_person
from newsnb.lang import english
from newsnb.values import Entity, Mention, Quote, Reference, Span

_HE = frozenset("he him his himself".split())
_SINGULAR = _HE | frozenset("she her hers herself".split())
_FORMS = dict.fromkeys("mr sir lord king prince spokesman congressman chairman businessman councilman".split(), "he")
_FORMS |= dict.fromkeys("mrs ms miss lady queen princess spokeswoman congresswoman chairwoman".split(), "she")
_OPEN = frozenset("they them it this that these those i we you us me who which what one himself itself".split())
_BODIES = ("ORG", "GPE", "FAC")
_FIRST = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself)\b(?!\.)")
_RELATIVE = frozenset("who which that".split())
_SOMEBODY = frozenset("one another two three several many some others".split())
_DEFINITE = frozenset("the this that".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Whom a source's words mean: entity ids, how they name them, and the rule that found them."""

    entities: tuple[str, ...] = ()
    naming: str = "none"
    rule: str = "nobody named"


class Speakers:
    """Finds the entities behind sources in one Doc, and remembers what it found.

    Parameters
    ----------
    doc
        A Doc with a parse.
    text
        Its text.
    entities
        Its entities, in text order.
    quoted
        For each token, whether it stands in quotation marks.
    """

    def __init__(self, doc: Doc, text: str, entities: Sequence[Entity], quoted: Sequence[bool]) -> None:
        self._doc = doc
        self._quoted = quoted
        self._forms: dict[str, str] = {}  # which pronoun a person goes by, as far as the article shows
        self._text = text
        self._entities = {entity.id: entity for entity in entities}
        self._by_token: dict[int, str] = {}
        self._by_role: dict[int, str] = {}
        self._references: defaultdict[str, dict[Span, Reference]] = defaultdict(dict)
        self._descriptions: defaultdict[str, dict[Span, Mention]] = defaultdict(dict)
        self._labels: dict[str, str] = {}  # who speaks under a label: the first entity without a name that is so called
        self._by_pronoun: dict[int, str] = {}
        self._dropped: set[tuple[str, int, int]] = set()
        self._followed = {(r.start, r.end): e.id for e in entities for r in e.references if r.kind == "pronoun"}
        for entity in entities:
            if not entity.named:
                self._labels.setdefault(entity.name, entity.id)
            for mention in entity.mentions:
                self._own(mention.start, mention.end, entity.id, self._by_token)
            for reference in entity.references:
                owners = self._by_role if reference.kind == "role" else self._by_pronoun
                self._own(reference.start, reference.end, entity.id, owners)
            for word in re.findall(r"\w+", (entity.title or "").lower()):
                if word in _FORMS:
                    self._forms.setdefault(entity.id, _FORMS[word])
        self._persons, self._bodies = self._labelled("PERSON"), self._labelled(*_BODIES)
        self._nouns = _nouns_of(entities)

    def entities(self) -> tuple[Entity, ...]:
        """Give all entities, in text order: those given, with references, and the unnamed speakers."""
        found = (self._with_findings(entity) for entity in self._entities.values())
        return tuple(sorted(found, key=lambda entity: (_first(entity), entity.id)))

    def _with_findings(self, entity: Entity) -> Entity:
        """Add the references that were followed and the words that describe; those that were there stay first."""
        if self._dropped and any((entity.id, r.start, r.end) in self._dropped for r in entity.references):
            kept = tuple(r for r in entity.references if (entity.id, r.start, r.end) not in self._dropped)
            entity = replace(entity, references=kept)
        references = {(r.start, r.end): r for r in entity.references}
        mentions = {(m.start, m.end): m for m in entity.mentions}
        more = [r for span, r in self._references[entity.id].items() if span not in references]
        again = [m for span, m in self._descriptions[entity.id].items() if span not in mentions]
        if more:
            entity = replace(entity, references=tuple(sorted((*entity.references, *more), key=lambda r: r.start)))
        return (
            replace(entity, mentions=tuple(sorted((*entity.mentions, *again), key=lambda m: m.start)))
            if again
            else entity
        )

    def of_token(self, i: int | None) -> tuple[str, ...]:
        """Give the entity that the noun phrase headed by token ``i`` names, if any."""
        return () if i is None else self._named(self._doc[i])

    def of_source(self, attribution: Attribution) -> Speaker:
        """Find whom the source of ``attribution`` means."""
        if attribution.source_head is None:
            return self._of_label(attribution.source)
        head = self._doc[attribution.source_head]
        if named := self._named(head):
            return Speaker(entities=named, naming="named", rule="named in the source")
        if head.pos_ == "PRON":
            return self._of_pronoun(head)
        if head.i in self._by_role:
            return Speaker(entities=(self._by_role[head.i],), naming="named", rule="role followed before")
        if (role := self._of_role(head)) is not None:
            return role
        return self._unnamed(head, attribution.source, is_label=attribution.rule == "speaker turn")

    def _of_label(self, source: Sequence[Span]) -> Speaker:
        """Find whom the label of a turn stands for that names nobody: Q, A."""
        if not source:
            return Speaker()
        span = self._doc.char_span(*source[0], alignment_mode="expand")
        known = next((self._by_role[token.i] for token in span or () if token.i in self._by_role), None)
        if known is None:
            return Speaker(naming="described", rule="label left open")
        return Speaker(entities=(known,), naming="named", rule="role followed before")

    def _own(self, start: int, end: int, name: str, owners: dict[int, str]) -> None:
        span = self._doc.char_span(start, end, alignment_mode="expand")
        for token in span or ():
            owners.setdefault(token.i, name)

    def _named(self, head: Token) -> tuple[str, ...]:
        """Give the entities that a phrase names: at its head, in apposition, and those joined by "and"."""
        own = self._by_token.get(head.i)
        beside = [t for t in head.children if t.dep_ == "appos" and t.i in self._by_token]
        persons = [self._by_token[t.i] for t in beside if self._entities[self._by_token[t.i]].label == "PERSON"]
        is_person = own is not None and self._entities[own].label == "PERSON"
        first = own if own is not None and (is_person or not persons) else next(iter(persons), own)
        if first is None and beside:
            first = self._by_token[beside[0].i]
        if first is None and head.dep_ == "appos":  # "Ingrid Solberg, the botanist who ..."
            first = self._by_token.get(head.head.i)
        joined = [name for t in head.children if t.dep_ == "conj" for name in self._named(t)]
        return tuple(dict.fromkeys([*([first] if first else []), *joined]))

    def _of_pronoun(self, pronoun: Token) -> Speaker:
        if pronoun.lower_ in _RELATIVE and pronoun.head.dep_ in ("relcl", "acl"):
            near = (self._by_token.get(i) for i in range(pronoun.i - 1, max(-1, pronoun.i - 3), -1))
            beside = next((name for name in near if name), None)
            named = (beside,) if beside else self._named(pronoun.head.head)
            return Speaker(entities=named, naming="named" if named else "described", rule="the noun before")
        if pronoun.lower_ == "it" and (body := body_before(pronoun, self._bodies, self._quoted)):
            self._refer(body, pronoun.idx, pronoun.idx + len(pronoun), "pronoun", "subject before")
            return Speaker(entities=(body,), naming="named", rule="pronoun: subject before")
        if pronoun.lower_ not in _SINGULAR:
            collective = pronoun.lower_ in ("they", "them", "we", "us", "some", "many", "others")
            return Speaker(naming="collective" if collective else "described", rule="pronoun left open")
        form = "he" if pronoun.lower_ in _HE else "she"
        person = person_before(pronoun, self._persons, self._quoted, self._fits(form))
        followed = self._by_pronoun.get(pronoun.i)
        if person is None and followed is not None:
            return Speaker(entities=(followed,), naming="named", rule="pronoun: followed before")
        if person is None:
            return Speaker(naming="described", rule="pronoun left open")
        self._forms.setdefault(person, form)
        self._by_token[pronoun.i] = self._persons[pronoun.i] = person
        self._refer(person, pronoun.idx, pronoun.idx + len(pronoun), "pronoun", "subject before")
        return Speaker(entities=(person,), naming="named", rule="pronoun: subject before")

    def _labelled(self, *labels: str) -> dict[int, str]:
        """Give the tokens that name an entity of one of ``labels``."""
        return {i: name for i, name in self._by_token.items() if self._entities[name].label in labels}

    def _fits(self, form: str) -> Callable[[str], bool]:
        """Make a test of whether a person agrees with a pronoun: nobody is "he" here and "she" there."""

        def agrees(name: str) -> bool:
            return self._forms.get(name, form) == form

        return agrees

    def _of_role(self, head: Token) -> Speaker | None:
        """Find whom "the president" or "the appeals court" means: by a title given before, by the noun in a name."""
        if not any(child.dep_ == "det" and child.lower_ in _DEFINITE for child in head.children):
            return None
        named = self._nouns.get(head.lower_, [])
        before = bisect_left(named, (head.idx, ""))
        if not before:
            return None
        found = named[before - 1][1]
        for start, end in phrase(head):
            self._refer(found, start, end, "role", "named before")
        return Speaker(entities=(found,), naming="named", rule="role: named before")

    def _unnamed(self, head: Token, spans: Sequence[Span], *, is_label: bool) -> Speaker:
        """Make an entity of a source that is only described."""
        if not spans:
            return Speaker()
        (start, end), collective = spans[0], head.tag_ in ("NNS", "NNPS")
        words = " ".join(self._text[start:end].split())
        mention = Mention(start=start, end=end, rule="description")
        name = (self._labels.get(words) if is_label else None) or self._free_id(start)
        if name in self._entities:
            self._descriptions[name].setdefault((start, end), mention)
        else:
            person = head.lemma_.lower() in english.roles or is_label or head.lower_ in _SOMEBODY
            self._entities[name] = Entity(
                id=name,
                name=words,
                label="PERSON" if person else "ORG",
                named=False,
                role=self._role(head, start, end) if person else role_of_body(words),
                mentions=(mention,),
            )
            self._labels.setdefault(words, name)
        naming = "collective" if collective else "described"
        return Speaker(entities=(name,), naming=naming, rule="described in the source")

    def _role(self, head: Token, start: int, end: int) -> str:
        """Give the role that a description of a person shows; "a Harbour Party official" has the party's."""
        at = head.idx
        role = role_of_person(f"{self._text[start:at]}{head.lemma_.lower()}{self._text[at + len(head) : end]}")
        if role != "government":
            return role
        span = self._doc.char_span(start, end, alignment_mode="expand")
        names = [self._by_token[token.i] for token in span or () if token.i in self._by_token]
        bodies = [self._entities[name] for name in names if self._entities[name].label in ("ORG", "NORP")]
        return bodies[0].role or "unknown" if bodies else role

    def _free_id(self, start: int) -> str:
        """Give the id for a description; a second quote from the same words has the same one."""
        name = f"entity-{start}"
        while name in self._entities and self._entities[name].named:
            name += "-2"
        return name

    def role_of(self, names: Sequence[str]) -> str | None:
        """Give the role of the first speaker; None where there is none. A place that speaks is its government."""
        if not names:
            return None
        first = self._entities[names[0]]
        return first.role or ("government" if first.label == "GPE" else None)

    def refer_to_speaker(self, quote: Quote) -> None:
        """Add to the person who alone speaks the "I", "me" and "my" in the quotation marks of a quote."""
        if len(quote.speakers) != 1 or self._entities[quote.speakers[0]].label != "PERSON":
            return
        own = self._entities[quote.speakers[0]]
        for reference in own.references:
            if reference.kind == "pronoun" and self._is_said(reference, quote):
                self._dropped.add((own.id, reference.start, reference.end))  # who speaks of her speaks of somebody else
        for start, end in quote.content:
            for match in _FIRST.finditer(self._text, start, end):
                word = self._doc.char_span(*match.span())
                if word is not None and self._quoted[word.start]:
                    self._refer(quote.speakers[0], *match.span(), "pronoun", "speaks of himself or herself")

    def _is_said(self, reference: Reference, quote: Quote) -> bool:
        """Tell whether a pronoun stands in the marks of a quote, and is none of the first person."""
        inside = any(start <= reference.start and reference.end <= end for start, end in quote.content)
        word = self._doc.char_span(reference.start, reference.end) if inside else None
        return word is not None and self._quoted[word.start] and not _FIRST.fullmatch(word.text)

    def _refer(self, name: str, start: int, end: int, kind: str, rule: str) -> None:
        self._references[name].setdefault((start, end), Reference(start=start, end=end, kind=kind, rule=rule))
        followed = self._followed.get((start, end))
        if followed is not None and followed != name:  # whoever speaks is surer than whoever is salient
            self._dropped.add((followed, start, end))


def _nouns_of(entities: Sequence[Entity]) -> dict[str, list[tuple[int, str]]]:
    """Give, for each noun that may stand for an entity, where those are named that it may stand for, in text order.

    A role stands for whom a title gives it, any other noun for the organisations that have it in their names.
    """
    nouns: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for entity in entities:
        role = noun_of_title(entity.title) if entity.title else None
        parts = (
            {*entity.name.lower().split()} - english.roles.keys() if entity.label == "ORG" and entity.named else set()
        )
        for noun in parts | ({role} if role else set()):
            nouns[noun] += [(mention.start, entity.id) for mention in entity.mentions]
    return {noun: sorted(named) for noun, named in nouns.items()}


def _first(entity: Entity) -> int:
    starts = [mention.start for mention in entity.mentions] + [reference.start for reference in entity.references]
    return min(starts, default=0)
