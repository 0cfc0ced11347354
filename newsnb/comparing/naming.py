"""The versions of an article -> the sources that were added, dropped, renamed or made anonymous."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsnb.checking.ground import Ground
from newsnb.checking.voices import same_voice
from newsnb.comparing.edits import Edits, is_typing
from newsnb.comparing.heard import Heard, is_explicit, list_heard
from newsnb.comparing.said import Said, is_kept


@dataclass(frozen=True, slots=True)
class Named:
    """What became of a source: ``how`` as in a `Change`, and what it is called in the old and the new version."""

    how: str
    old: str | None
    new: str | None


def list_source_changes(
    edits: Edits, old: Ground, new: Ground, said: tuple[Sequence[Said], Sequence[Said]]
) -> Iterator[Named]:
    """Yield what became of each source; ``said`` has what is said in the old and in the new version."""
    ours, theirs = list_heard(old.reading), list_heard(new.reading)
    kept = _follow(said[0], edits.there, new)
    kept_back = _follow(said[1], edits.back, old)
    told: list[Heard] = []
    for one in ours:
        heirs = _find_heirs(one, theirs, kept, old, new)
        two = heirs[0] if heirs and not any(_is_same(one, other) for other in heirs) else None
        if two and _is_renamed(one, two, old, new):
            told.append(two)
            yield _name_change(one, two, ours)
        elif not heirs and not _lives(one, kept, old, new) and not _is_heard(one, theirs):
            yield Named("dropped", one.name, None)
    for two in theirs:
        heirs = _find_heirs(two, ours, kept_back, new, old)
        if two not in told and not heirs and not _lives(two, kept_back, new, old) and not _is_heard(two, ours):
            yield Named("added", None, two.name)


def _find_heirs(
    one: Heard, others: Sequence[Heard], kept: Mapping[int, set[int]], own: Ground, other: Ground
) -> list[Heard]:
    """Return who says in the other version what somebody says in one, where the words for the source differ.

    What a pronoun stands for counts only where nothing else is left.
    """
    explicit = [at for at in one.quotes if is_explicit(own.reading.quotes[at], own.reading)]
    pairs = [(mine, its) for mine in explicit or one.quotes for its in kept.get(mine, ()) if its >= 0]
    taken = {its for mine, its in pairs if not explicit or not _has_same_source(mine, its, own, other)}
    certain = {quote for quote in taken if is_explicit(other.reading.quotes[quote], other.reading)}
    return [two for two in others if (certain or taken).intersection(two.quotes)]


def _lives(one: Heard, kept: Mapping[int, set[int]], own: Ground, other: Ground) -> bool:
    """Return whether something that somebody says is in the other version, by a source of the same words."""
    pairs = [(mine, its) for mine in one.quotes for its in kept.get(mine, ()) if its >= 0]
    explicit = [pair for pair in pairs if is_explicit(own.reading.quotes[pair[0]], own.reading)]
    return any(_has_same_source(mine, its, own, other) for mine, its in explicit)


def _has_same_source(mine: int, its: int, own: Ground, other: Ground) -> bool:
    """Return whether the words for two sources are the same; only words that are no names may have errors of typing."""
    ours, theirs = (
        [(ground.words.forms[at], ground.words.capital[at]) for at in ground.source(quote)]
        for ground, quote in ((own, mine), (other, its))
    )
    return len(ours) == len(theirs) and all(
        one[0] == two[0] or (not one[1] and is_typing(one[:1], two[:1])) for one, two in zip(ours, theirs, strict=True)
    )


def _follow(said: Sequence[Said], there: Mapping[int, int], other: Ground) -> dict[int, set[int]]:
    """Return for each quote of a version the quotes of the other that have its words; without those that are gone."""
    found: dict[int, set[int]] = {}
    for one in said:
        if one.quote >= 0 and is_kept(one, there, other):
            found.setdefault(one.quote, set()).update(other.quote[there[at]] for at in one.words if at in there)
    return found


def _is_same(one: Heard, two: Heard) -> bool:
    if one.named and two.named:
        full = " " in one.name and " " in two.name
        return one.name == two.name if full else bool(same_voice([one.voice], [two.voice]))
    heads = [{description.head for description in who.descriptions} for who in (one, two)]
    return one.named == two.named and bool(heads[0] & heads[1])


def _is_heard(one: Heard, others: Sequence[Heard]) -> bool:
    return any(_is_same(one, other) for other in others)


def _is_renamed(one: Heard, two: Heard, old: Ground, new: Ground) -> bool:
    """Return whether the versions differ in what they call a source, and not only in whom a pronoun was taken for."""
    return not _is_printed(one, new) or not _is_printed(two, old)


def _is_printed(who: Heard, ground: Ground) -> bool:
    return who.name.casefold() in (ground.reading.text or "").casefold()


def _name_change(one: Heard, two: Heard, ours: Sequence[Heard]) -> Named:
    if one.named and not two.named:
        return Named("anonymous", one.name, two.name)
    how = "changed" if one.named and two.named and _is_heard(two, ours) else "renamed"
    return Named(how, one.name, two.name)
