"""The steps from a Doc to the names that it prints, in their order."""

from collections.abc import Sequence

from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import Name
from newsnb.extract.mentions.cleaning import clean_names, split_places
from newsnb.extract.mentions.known import find_known
from newsnb.extract.mentions.labels import decide
from newsnb.extract.mentions.persons import grow_persons
from newsnb.extract.mentions.phrases import find_elections, find_phrases
from newsnb.extract.mentions.turns import names_of_turns, without_labels
from newsnb.extract.mentions.untagged import find_acronyms, find_again, find_datelines
from newsnb.extract.names import without_overlap
from newsnb.gazetteer import Gazetteer
from newsnb.text.parts import lies_in
from newsnb.values import LABELS, Part


def find_mentions(discourse: Discourse, gazetteer: Gazetteer | None = None) -> list[Name]:
    """Find the names of an article, labelled, in text order; without those that only a credit holds.

    Parameters
    ----------
    discourse
        Of an article whose Doc has entities; a parse helps.
    gazetteer
        Where names are looked up that may be a place's; None to do without.
    """
    names = find_names(discourse, gazetteer)
    return _without_credits(names, discourse.layout.parts)


def find_names(discourse: Discourse, gazetteer: Gazetteer | None) -> list[Name]:
    """Give the names of an discourse, cleaned, completed and labelled, in text order."""
    turns = discourse.layout.turns
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
    return decide(discourse, names, gazetteer, settled=settled)


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
