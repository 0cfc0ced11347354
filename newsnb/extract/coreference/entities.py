"""Names to entities: those that name the same thing joined, with label, title and role."""

from collections.abc import Sequence
from dataclasses import replace

from newsnb.extract.coreference.grouping import Group, group_names, label_of
from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import Name
from newsnb.extract.roles import names_of, role_of_organisation, role_of_person
from newsnb.extract.titles import title_of
from newsnb.values import Entity, Mention


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
    """Return the role of an organisation or group; None for what has none, such as a place."""
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
