"""The marks of a class, put together: what several students marked as one thing, and what they answered."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsnb.classroom.lesson.keys import Item
from newsnb.classroom.lesson.matching import Marked, dice, is_speaker, same_thing

NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Words that students marked as one thing, or that only the reading has.

    Attributes
    ----------
    words
        The numbers of the words that most of them marked.
    codes
        Who marked them.
    speakers, namings
        What they answered, by code.
    item
        What the reading has there, or None.
    """

    kind: str
    words: tuple[int, ...]
    codes: tuple[str, ...] = ()
    speakers: Mapping[str, str]
    namings: Mapping[str, str]
    item: Item | None = None


def group_marks(marks: Mapping[str, Sequence[Marked]], kind: str, items: Sequence[Item]) -> list[Group]:
    """Return what was marked as ``kind`` by somebody, or is in a reading, in text order."""
    those = [(code, mark) for code, listed in marks.items() for mark in listed if mark.kind == kind and mark.words]
    homes = _choose_homes(mark.words for _, mark in those)
    members: dict[tuple[int, ...], list[tuple[str, Marked]]] = {}
    for code, mark in those:
        members.setdefault(homes[mark.words], []).append((code, mark))
    mine = [item for item in items if item.kind == kind]
    owners = {item.id: _find_owner(item, members) for item in mine}
    by_home = {home: item for item in reversed(mine) if (home := owners[item.id]) is not None}
    groups = [_make_group(kind, home, listed, by_home.get(home)) for home, listed in members.items()]
    lonely = [item for item in mine if by_home.get(owners[item.id] or ()) is not item]
    groups += [Group(kind=kind, words=item.words, speakers={}, namings={}, item=item) for item in lonely]
    return sorted(groups, key=lambda group: (group.words[0], -group.words[-1]))


def _choose_homes(marked: Iterable[tuple[int, ...]]) -> dict[tuple[int, ...], tuple[int, ...]]:
    """Return for each choice of words the one that it counts as: the most frequent that is about the same thing."""
    homes: dict[tuple[int, ...], tuple[int, ...]] = {}
    heads: list[tuple[int, ...]] = []
    counts = Counter(marked)
    for words in sorted(counts, key=lambda words: (-counts[words], words)):
        near = max(
            (head for head in heads if same_thing(head, words)), key=lambda head: dice(head, words), default=None
        )
        if near is None:
            heads.append(words)
        homes[words] = near or words
    return homes


def _find_owner(item: Item, homes: Iterable[tuple[int, ...]]) -> tuple[int, ...] | None:
    near = [home for home in homes if same_thing(home, item.words)]
    return max(near, key=lambda home: dice(home, item.words), default=None)


def _make_group(kind: str, words: tuple[int, ...], listed: list[tuple[str, Marked]], item: Item | None) -> Group:
    return Group(
        kind=kind,
        words=words,
        codes=tuple(dict.fromkeys(code for code, _ in listed)),
        speakers={code: mark.speaker for code, mark in reversed(listed) if mark.speaker is not None},
        namings={code: mark.naming for code, mark in reversed(listed) if mark.naming is not None},
        item=item,
    )


def join_names(answers: Iterable[str], names: Iterable[str]) -> dict[str, str]:
    """Return for each answer the name that it counts as: one of ``names``, or the longest answer that it is part of.

    >>> join_names(["Berg", "Olaf Berg", "", "a bird"], [])
    {'Berg': 'Olaf Berg', 'Olaf Berg': 'Olaf Berg', '': 'nobody', 'a bird': 'a bird'}
    """
    given = list(answers)
    heads = list(names)
    found = {"": NOBODY}
    for answer in sorted(dict.fromkeys(given), key=len, reverse=True):
        if not answer.strip():
            found[answer] = NOBODY
            continue
        known = answer if answer in heads else next((head for head in heads if is_speaker(answer, [head])), None)
        if known is None:
            heads.append(answer)
        found[answer] = known or answer
    return {answer: found[answer] for answer in given}


def split_of(group: Group, of: int, answers: Sequence[Mapping[str, str]]) -> float:
    """Return how far a class is split: 0 if all do the same, near 1 if half mark it or all answer differently."""
    share = len(group.codes) / of if of else 0.0
    splits = [1 - abs(2 * share - 1)]
    for given in answers:
        counts = Counter(given.values())
        splits += [1 - max(counts.values()) / len(given)] if len(given) > 1 else []
    return max(splits)


def say_counts(answers: Mapping[str, str]) -> str:
    """Return how often each answer was given, the most frequent first.

    >>> say_counts({"a1": "Berg", "a2": "nobody", "a3": "Berg"})
    'Berg 2, nobody 1'
    """
    counts = sorted(Counter(answers.values()).items(), key=lambda one: (-one[1], one[0].casefold()))
    return ", ".join(f"{answer} {count}" for answer, count in counts)
