"""The versions of an article -> the quotes that were added, dropped or changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from newsnb.checking.ground import NOWHERE, Ground
from newsnb.checking.words import is_small, tidy
from newsnb.comparing.edits import Edits, is_typing, key_of
from newsnb.comparing.heard import is_explicit

_KEPT = 0.5  # of what is said in marks, from which it was changed and not dropped
_LIVES = 0.35  # of what is said in other words, from which it is still said
_LOOSE = 4  # words in marks that nobody is said to say, from which they are a quotation


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says in one sentence: ``quote`` is its number, ``words`` are numbers of words."""

    quote: int
    sentence: int
    marked: bool
    words: tuple[int, ...]


def list_said(ground: Ground) -> list[Said]:
    """Return what is said in an article, sentence by sentence, what stands in marks apart.

    What is said within the words of somebody else is theirs here.
    """
    outer = _list_outer(ground)
    found: dict[tuple[int, int, bool], list[int]] = {}
    for at, (quote, sentence, marked) in enumerate(zip(ground.quote, ground.sentence, ground.marked, strict=True)):
        if marked or quote != NOWHERE:
            found.setdefault((outer.get(quote, quote), sentence, marked), []).append(at)
    said = [Said(*key, tuple(words)) for key, words in found.items()]
    long = [one for one in said if one.quote != NOWHERE or len(one.words) >= _LOOSE]
    return [one for one in long if not _is_title(one, ground)]


def _is_title(said: Said, ground: Ground) -> bool:
    """Return whether nobody says words and all that say something have capitals, as in the title of a book."""
    if not said.marked or (said.quote != NOWHERE and ground.reading.quotes[said.quote].source):
        return False
    telling = [at for at in said.words if not is_small(ground.words.forms[at])]
    return len(telling) > 1 and all(ground.words.capital[at] for at in telling)


def _list_outer(ground: Ground) -> dict[int, int]:
    """Return for each quote inside another the outermost that holds it, by number."""
    quotes = ground.reading.quotes
    numbers = {one.id: number for number, one in enumerate(quotes)}
    found: dict[int, int] = {}
    for number, one in enumerate(quotes):  # an outer quote may begin before or after what it holds
        seen = {number}
        while one.parent in numbers and numbers[one.parent] not in seen:
            seen.add(numbers[one.parent])
            one = quotes[numbers[one.parent]]
        found[number] = numbers[one.id]
    return found


def is_kept(said: Said, there: Mapping[int, int], ground: Ground) -> bool:
    """Return whether enough of what is said is in the other version, and what stands in marks is said there, too."""
    kept = [there[at] for at in said.words if at in there]
    if not said.marked:
        return len(kept) >= _LIVES * len(said.words)
    is_said = sum(ground.quote[at] != NOWHERE or ground.marked[at] for at in kept) * 2 >= len(kept)
    return bool(kept) and is_said and len(kept) >= _KEPT * len(said.words)


def list_lost(said: Sequence[Said], there: Mapping[int, int], ground: Ground, other: Ground) -> list[list[Said]]:
    """Return what is said in one version only; what one speaker says in one go is one loss."""
    groups: list[list[Said]] = []
    for one in said:
        if is_kept(one, there, other):
            continue
        if groups and _goes_on(groups[-1][-1], one, ground):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _goes_on(one: Said, two: Said, ground: Ground) -> bool:
    """Return whether one speaker says both: in one quote, or in one paragraph that names nobody else in between."""
    if one.quote == two.quote:
        return True
    quotes, text = ground.reading.quotes, ground.reading.text or ""
    between = text[ground.words.spans[one.words[-1]][1] : ground.words.spans[two.words[0]][0]]
    mine, its = (quotes[said.quote] if said.quote != NOWHERE else None for said in (one, two))
    if mine and its and mine.speakers and mine.speakers == its.speakers:
        return True
    return "\n" not in between and (its is None or not is_explicit(its, ground.reading))


def find_changed(said: Said, edits: Edits, old: Ground, new: Ground) -> tuple[str, str] | None:
    """Return the words of a quotation in both versions, if they differ."""
    if not said.marked or not is_kept(said, edits.there, new):
        return None
    theirs = [edits.there[at] for at in said.words if at in edits.there]
    sentence = new.sentence[theirs[0]]
    quotes = {NOWHERE, *(new.quote[at] for at in theirs)}
    around = [at for at in new.inside(sentence) if new.marked[at] and new.quote[at] in quotes]
    around = around or theirs
    mine = [key_of(at, old) for at in said.words]
    its = [key_of(at, new) for at in around]
    if not _differ(mine, its):
        return None
    return text_of(said.words, old), text_of(around, new)


def _differ(mine: Sequence[str], its: Sequence[str]) -> bool:
    """Return whether words differ by more than errors of typing."""
    for tag, a, b, c, d in SequenceMatcher(None, mine, its, autojunk=False).get_opcodes():
        one, two = mine[a:b], its[c:d]
        if tag != "equal" and "".join(one) != "".join(two) and not is_typing(one, two):
            return True
    return False


def text_of(words: Sequence[int], ground: Ground) -> str:
    """Return the text from the first to the last of some words, on one line."""
    return tidy(ground.text_of(words))
