"""The versions of an article -> the sources that were added, dropped, renamed or made anonymous."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsnb.checking.ground import NOWHERE, Ground
from newsnb.checking.voices import same_voice
from newsnb.checking.words import tidy
from newsnb.comparing.descriptions import is_person
from newsnb.comparing.edits import Edits, is_typing
from newsnb.comparing.heard import Heard, is_explicit, list_heard
from newsnb.comparing.joining import differ_in_a_letter
from newsnb.comparing.said import Said, is_kept
from newsnb.lang import english

_AT_PLACE = english.comparing.words.at_place
_STAYS = 0.6  # of the words of a source, and of what it says, from which both are still there


@dataclass(frozen=True, slots=True)
class Named:
    """What became of a source: ``how`` as in a `Change`, and what it is called in the old and the new version."""

    how: str
    old: str | None
    new: str | None


def list_source_changes(
    edits: Edits, old: Ground, new: Ground, said: tuple[Sequence[Said], Sequence[Said]]
) -> list[Named]:
    """Return what became of each source; ``said`` has what is said in the old and in the new version.

    A name that is another but for a letter, in the place of one that is gone, is the same person's.
    """
    found = list(_list_changes(edits, old, new, said))
    gone = [one for one in found if one.how == "dropped"]
    came = [two for two in found if two.how == "added"]
    pairs = [(one, two) for one in gone for two in came if differ_in_a_letter(one.old or "", two.new or "")]
    done = [named for pair in pairs for named in pair]
    return [*(one for one in found if one not in done), *(Named("renamed", one.old, two.new) for one, two in pairs)]


def _list_changes(
    edits: Edits, old: Ground, new: Ground, said: tuple[Sequence[Said], Sequence[Said]]
) -> Iterator[Named]:
    ours, theirs = list_heard(old.reading), list_heard(new.reading)
    kept = _follow(said[0], edits.there, new)
    kept_back = _follow(said[1], edits.back, old)
    told: list[Heard] = []
    for one in ours:
        heirs = _find_heirs(one, theirs, kept, old, new)
        two = _choose(one, heirs) if heirs and not any(_is_same(one, other) for other in heirs) else None
        if two and _is_moved(one, two, edits, old, new):
            told.append(two)
            yield Named("changed", one.name, two.name)
        elif two and (one.named or two.named) and _is_renamed(one, two, old, new):
            if one.named or two not in told:  # *a farmer* and *the farmer* get one name
                yield _name_change(one, two, ours, theirs)
            told.append(two)
        elif heirs and (_is_printed(one, new) or not one.named):
            continue
        elif words := _find_words(one, kept, edits, old, new):
            yield Named("anonymous", one.name, words)
        elif not _is_heard(one, theirs) and not _lives(one, kept, edits.there, old, new):
            yield Named("dropped", one.name, None)
    for two in theirs:
        heirs = _find_heirs(two, ours, kept_back, new, old)
        if two not in told and (words := _find_words(two, kept_back, edits.turned, new, old)):
            yield Named("renamed", words, two.name)
            continue
        lives = _lives(two, kept_back, edits.back, new, old)
        if two not in told and not heirs and not lives and not _is_heard(two, ours):
            yield Named("added", None, two.name)


def _choose(one: Heard, heirs: Sequence[Heard]) -> Heard:
    """Return who of several is somebody, by what they are; or the first."""
    heads = {told.head for told in one.descriptions}
    return next((two for two in heirs if any(told.head in heads for told in two.descriptions)), heirs[0])


def _find_words(one: Heard, kept: Mapping[int, set[int]], edits: Edits, old: Ground, new: Ground) -> str | None:
    """Return the words that stand where a name did, of somebody who still says by a pronoun what they said; or None."""
    says = all(any(its >= 0 for its in kept.get(mine, ())) for mine in one.quotes)
    if not one.named or not says or _is_printed(one, new):
        return None
    spans = [(at.start, at.end) for who in old.reading.entities if who.id == one.entity for at in who.mentions]
    for run in edits.runs:
        starts = [old.words.spans[at][0] for at in run.old]
        if any(start <= at < end for start, end in spans for at in starts) and _may_name(run.new, new):
            return tidy(new.text_of(run.new))
    text = (new.reading.text or "").casefold()
    return next((told.words for told in one.descriptions if told.words.casefold() in text), None)


def _may_name(words: Sequence[int], ground: Ground) -> bool:
    """Return whether words that stand where a name did may be for somebody: not *in an e-mail*."""
    return bool(words) and ground.words.forms[words[0]] not in _AT_PLACE


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


def _lives(one: Heard, kept: Mapping[int, set[int]], there: Mapping[int, int], own: Ground, other: Ground) -> bool:
    """Return whether something that somebody says is in the other version, by a source of the same words.

    It is as well where source and words are printed there, and only were not found.
    """
    explicit = [at for at in one.quotes if is_explicit(own.reading.quotes[at], own.reading)]
    pairs = [(mine, its) for mine in explicit for its in kept.get(mine, ()) if its >= 0]
    same = any(_has_same_source(mine, its, own, other) for mine, its in pairs)
    printed = [at for at in one.quotes if _is_there(own.whole(at), there)]
    if not explicit:
        return bool(printed) and one.named and _is_printed(one, other)
    return same or any(_is_there(own.source(at), there) for at in explicit if at in printed)


def _is_there(words: Sequence[int], there: Mapping[int, int]) -> bool:
    return bool(words) and sum(at in there for at in words) > _STAYS * len(words)


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
        return _is_one_name(one.name, two.name) if full else bool(same_voice([one.voice], [two.voice]))
    heads = [{description.head for description in who.descriptions} for who in (one, two)]
    return one.named == two.named and bool(heads[0] & heads[1])


def _is_one_name(one: str, two: str) -> bool:
    """Return whether two full names are one, which may have a word for what somebody is before it: *Baker Ana Berg*."""
    short, long = sorted((one, two), key=len)
    return f" {long}".endswith(f" {short}")


def _is_heard(one: Heard, others: Sequence[Heard]) -> bool:
    return any(_is_same(one, other) for other in others)


def _is_renamed(one: Heard, two: Heard, old: Ground, new: Ground) -> bool:
    """Return whether the versions differ in what they call a source, and not only in whom a pronoun was taken for."""
    gone, came = not _is_printed(one, new), not _is_printed(two, old)
    named = any(is_explicit(old.reading.quotes[at], old.reading) for at in one.quotes)
    return gone or came if named else gone and came


def _is_moved(one: Heard, two: Heard, edits: Edits, old: Ground, new: Ground) -> bool:
    """Return whether each version has most of the words said by somebody else, by name."""
    both = _is_printed(one, new) and _is_printed(two, old)
    if not (both and one.named and two.named) or same_voice([one.voice], [two.voice]):
        return False
    for mine in one.quotes:
        words = old.whole(mine)
        counts = Counter(new.quote[edits.there[at]] for at in words if at in edits.there)
        its, most = max(counts.items(), key=lambda one: one[1], default=(NOWHERE, 0))
        if its in two.quotes and most * 2 > len(words) and _names(one, mine, old) and _names(two, its, new):
            return True
    return False


def _names(who: Heard, quote: int, ground: Ground) -> bool:
    source = ground.reading.words(ground.reading.quotes[quote].source)
    return who.name.split()[-1] in source


def _is_printed(who: Heard, ground: Ground) -> bool:
    """Return whether a version prints a name, or what is left of it without what somebody is: *Baker Ana Berg*."""
    text = (ground.reading.text or "").casefold()
    first, _, rest = who.name.partition(" ")
    return who.name.casefold() in text or (" " in rest and is_person(first.casefold()) and rest.casefold() in text)


def _name_change(one: Heard, two: Heard, ours: Sequence[Heard], theirs: Sequence[Heard]) -> Named:
    if one.named and not two.named:
        return Named("anonymous", one.name, two.name)
    both = one.named and two.named and (_is_heard(two, ours) or _is_heard(one, theirs))
    how = "changed" if both else "renamed"
    return Named(how, one.name, two.name)
