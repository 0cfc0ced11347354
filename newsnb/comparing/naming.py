"""The versions of an article -> the sources that were added, dropped, renamed or made anonymous."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsnb.checking.ground import Ground
from newsnb.checking.voices import same_voice
from newsnb.comparing.edits import Edits
from newsnb.comparing.heard import Heard, list_heard, settle
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
    ours, theirs = (settle(list_heard(one.reading), one.reading, 0) for one in (old, new))
    kept = _follow(said[0], edits.there, new)
    kept_back = _follow(said[1], edits.back, old)
    told: list[Heard] = []
    for one in ours:
        taken = {quote for mine in one.quotes for quote in kept.get(mine, ())}
        heirs = [two for two in theirs if taken.intersection(two.quotes)]
        two = next((two for two in heirs if not _is_same(one, two)), None)
        if two and not any(_is_same(one, other) for other in heirs) and _is_renamed(one, two, old, new):
            told.append(two)
            yield _name_change(one, two, ours)
        elif not heirs and not any(mine in kept for mine in one.quotes) and not _is_heard(one, theirs):
            yield Named("dropped", one.name, None)
    for two in theirs:
        lives = any(its in kept_back for its in two.quotes)
        if two not in told and not lives and not _is_heard(two, ours):
            yield Named("added", None, two.name)


def _follow(said: Sequence[Said], there: Mapping[int, int], other: Ground) -> dict[int, set[int]]:
    """Return for each quote of a version the quotes of the other that have its words; without those that are gone."""
    found: dict[int, set[int]] = {}
    for one in said:
        if one.quote >= 0 and is_kept(one, there, other):
            found.setdefault(one.quote, set()).update(other.quote[there[at]] for at in one.words if at in there)
    return found


def _is_same(one: Heard, two: Heard) -> bool:
    if one.named and two.named:
        return bool(same_voice([one.voice], [two.voice]))
    return one.named == two.named and one.name.casefold() == two.name.casefold()


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
