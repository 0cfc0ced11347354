"""The steps from a Doc to its entities, in their order."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from newsnb.extract.coreference.grouping import Group, group_names, label_of
from newsnb.extract.coreference.references import with_references
from newsnb.extract.coreference.roles import names_of, role_of_organisation, role_of_person
from newsnb.extract.discourse import Discourse
from newsnb.extract.mentions.cleaning import clean_names, split_places
from newsnb.extract.mentions.known import find_known
from newsnb.extract.mentions.labels import decide
from newsnb.extract.mentions.names import Name, without_overlap
from newsnb.extract.mentions.persons import grow_persons
from newsnb.extract.mentions.phrases import find_elections, find_phrases
from newsnb.extract.mentions.titles import title_of
from newsnb.extract.mentions.turns import names_of_turns, with_answers, without_labels
from newsnb.extract.mentions.untagged import find_acronyms, find_again, find_datelines
from newsnb.gazetteer import Gazetteer
from newsnb.text.parts import lies_in
from newsnb.text.turns import Turn
from newsnb.values import LABELS, Entity, Mention, Part


def find_entities(
    discourse: Discourse, *, labels: Collection[str] = LABELS, gazetteer: Gazetteer | None = None
) -> tuple[Entity, ...]:
    """Find who and what an article names, and join the names of each.

    Parameters
    ----------
    discourse
        Of an article with entities; with a parse, titles in apposition are found too.
    labels
        spaCy labels to keep.
    gazetteer
        Where names are looked up that may be a place's; None to do without.

    Returns
    -------
    tuple of Entity
        In the order of their first mentions. Each mention's ``rule`` says why it was joined: ``"name"`` for the
        same words, ``"surname"`` for a person's last name, ``"acronym"`` for one that stands in brackets.
    """
    layout = discourse.layout
    names = find_names(discourse, labels, gazetteer, layout.turns)
    groups = group_names(discourse.text, _without_credits(names, layout.parts))
    entities = sorted(_entities(discourse, groups), key=lambda entity: entity.mentions[0].start)
    followed = with_references(discourse, entities) if discourse.parsed else tuple(entities)
    return with_answers(followed, discourse.text, layout.turns)


def find_names(
    discourse: Discourse, labels: Collection[str], gazetteer: Gazetteer | None, turns: Sequence[Turn] = ()
) -> list[Name]:
    """Give the names of an discourse, cleaned, completed and labelled, in text order."""
    names = without_labels(clean_names(discourse, LABELS), turns)
    names = split_places(names, gazetteer) if gazetteer is not None else names
    names = _over(find_phrases(discourse, names), names)
    names = _over(find_known(discourse, names), names)
    names = _over(find_elections(discourse.text), names)
    names = _over(find_datelines(discourse.text), names)
    names = _over(names_of_turns(discourse.text, turns, gazetteer), names)
    names = grow_persons(discourse, names)
    names = _over(find_acronyms(discourse.text, names), names)
    names = decide(discourse, names, gazetteer)
    again = find_again(discourse, names)
    seen_anew = {name.key for name in again}
    settled = {name.key: name.label for name in names if name.key not in seen_anew}
    names = without_overlap([*names, *again])
    return [name for name in decide(discourse, names, gazetteer, settled=settled) if name.label in labels]


def _over(better: Sequence[Name], names: Sequence[Name]) -> list[Name]:
    """Put ``better`` names in place of those that they overlap."""
    kept, ordered, i = [], sorted(better, key=lambda name: name.start), 0
    for name in names:
        while i < len(ordered) and ordered[i].end <= name.start:
            i += 1
        if i == len(ordered) or ordered[i].start >= name.end:
            kept.append(name)
    return without_overlap([*kept, *ordered])


def _without_credits(names: list[Name], parts: Sequence[Part]) -> list[Name]:
    is_credit = lies_in(parts, "credit", "byline")
    in_credit = [is_credit(name.start) for name in names]
    elsewhere = {name.key for name, credit in zip(names, in_credit, strict=True) if not credit}
    return [name for name, credit in zip(names, in_credit, strict=True) if not credit or name.key in elsewhere]


def _entities(discourse: Discourse, groups: Sequence[Group]) -> list[Entity]:
    """Make an entity of each group; organisations first, since people have the roles of those they speak for."""
    entities = [_entity(discourse, group) for group in groups]
    bodies = names_of((entity.name, entity.role) for entity in entities if entity.label != "PERSON")
    return [
        replace(entity, role=role_of_person(entity.title, bodies)) if entity.label == "PERSON" else entity
        for entity in entities
    ]


def _entity(discourse: Discourse, group: Group) -> Entity:
    ordered = sorted(group, key=lambda member: member[0].start)
    fullest = max((name for name, rule in ordered if rule != "acronym"), key=lambda name: len(name.words))
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
    """Tell the role of an organisation or group; None for what has none, as a place."""
    if label == "ORG":
        return role_of_organisation(discourse.text, name, [(member.start, member.end) for member, _ in group])
    if label == "NORP":  # a people has none, a party has
        role = role_of_organisation("", name, ())
        return None if role == "unknown" else role
    return None


def _title(discourse: Discourse, group: Group) -> str | None:
    for name, _ in group:
        span = discourse.doc.char_span(name.start, name.end, alignment_mode="expand")
        if span is not None and (title := title_of(discourse.doc, span, parsed=discourse.parsed)):
            return title
    return None
