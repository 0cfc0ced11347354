"""Entities with what refers to them without naming them: he, who, the president, the party.

A reference is linked only where what the article shows fits one entity; everything else stays open.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from newsnb.extract.coreference.nominals import follow_callings
from newsnb.extract.coreference.pronouns import follow_pronouns
from newsnb.extract.discourse import Discourse
from newsnb.values import Entity, Reference


def with_references(discourse: Discourse, entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """Give the entities with their references, in the same order; the article must be parsed."""
    if not any(entity.label in ("PERSON", "ORG") for entity in entities):
        return tuple(entities)
    callings = list(follow_callings(discourse, entities))
    found: dict[str, list[Reference]] = defaultdict(list)
    for name, reference in (*callings, *follow_pronouns(discourse, entities, callings)):
        found[name].append(reference)
    return tuple(
        replace(entity, references=tuple(sorted(found[entity.id], key=lambda r: r.start)))
        if entity.id in found
        else entity
        for entity in entities
    )
