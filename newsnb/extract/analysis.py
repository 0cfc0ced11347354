"""Discourse to entities and quotes: the steps of extraction in their order."""

from collections.abc import Collection
from dataclasses import dataclass

from newsnb.extract import attributions, coreference, mentions
from newsnb.extract.coreference.chains import join_names
from newsnb.extract.coreference.nominals import is_mere_adjective
from newsnb.extract.discourse import Discourse
from newsnb.extract.quotes import make_quotes
from newsnb.extract.verdict import judge
from newsnb.gazetteer import Gazetteer
from newsnb.plain import Value
from newsnb.values import Entity, Quote

PROPOSERS = (*mentions.PROPOSERS, *attributions.PROPOSERS, *coreference.PROPOSERS)
"""The names of all that proposes names, attributions and antecedents; each can be left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis(Value):
    """Who is who in an article, and who said what.

    Attributes
    ----------
    entities
        All that is named, and the unnamed sources of ``quotes``.
    quotes
        What was said; with beliefs, wishes and plans where they were asked for.
    """

    entities: tuple[Entity, ...]
    quotes: tuple[Quote, ...]

    @property
    def speech(self) -> tuple[Quote, ...]:
        """The quotes that report words."""
        return tuple(quote for quote in self.quotes if quote.kind == "speech")


def analyze(
    discourse: Discourse,
    *,
    gazetteer: Gazetteer | None = None,
    without: Collection[str] = (),
    stance: bool = False,
) -> Analysis:
    """Find who is who and who said what.

    Parameters
    ----------
    discourse
        Of an article with entities; without a parse there are no quotes.
    gazetteer
        Where names that may be a place's are looked up; None to do without.
    without
        Names of the proposers to leave out; `PROPOSERS` has all.
    stance
        Whether beliefs, wishes and plans in plain words are looked for, too.
    """
    names = mentions.find_mentions(discourse, gazetteer, without)
    entities = join_names(discourse, names)
    found = []
    if discourse.parsed:
        found = attributions.find_attributions(discourse, names, stance=stance, without=without)
    chains, speakers = coreference.resolve(discourse, entities, found, without)
    judged = judge(discourse, found, chains, speakers)
    quotes = make_quotes(discourse, [one for one in judged if stance or not one.attribution.names_only], chains)
    speaking = {name for quote in quotes for name in quote.speakers}
    kept = (entity for entity in chains.entities() if entity.id in speaking or _is_somebody(discourse, entity))
    return Analysis(entities=tuple(kept), quotes=quotes)


def _is_somebody(discourse: Discourse, entity: Entity) -> bool:
    """Return whether an entity has a name, and not only an adjective of a faith: "an Islamic group"."""
    return entity.named and not (discourse.parsed and is_mere_adjective(discourse, entity))
