"""Text to the names of organisations that news takes for known (`newsnb/lang/en/organisations.csv`).

The small model sees a people in *Islamic* State and nothing in a *Twitter* follower; a name of the table is one
wherever it stands with its capitals.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import Name
from newsnb.extract.names import without_owner
from newsnb.lang import english

_SHORTEST_WORD = 4  # letters of a known name that is one word


def find_known(discourse: Discourse, names: Sequence[Name]) -> list[Name]:
    """Return the known names that the model missed or cut; ``names`` are those that there are, in text order."""
    starts, ends = [name.start for name in names], [name.end for name in names]
    found: list[Name] = []
    done = 0
    for number, word in enumerate(discourse.capitalized):
        begun = _beginning_with(word[0])
        known = _known_at(discourse.text, word.start(), begun) if begun and word.start() >= done else None
        if known:
            done = word.start() + len(known)
            over = names[bisect_right(ends, word.start()) : bisect_left(starts, done)]
            if _stands(discourse, number, known, over):
                found.append(Name(word.start(), done, known, "ORG", "known"))
    return found


def _known_at(text: str, start: int, begun: Iterable[str]) -> str | None:
    """Return the first of known names that stands at ``start``."""
    return next((name for name in begun if text.startswith(name, start) and not _goes_on(text, start, name)), None)


def _goes_on(text: str, start: int, name: str) -> bool:
    return text[start + len(name) : start + len(name) + 1].isalnum()


def _stands(discourse: Discourse, number: int, known: str, over: Sequence[Name]) -> bool:
    """Return whether a known name is one here: no part of a longer name, and no word that begins a sentence."""
    start = discourse.capitalized[number].start()
    end = start + len(known)
    if any(name.start < start or name.end > end or name.words == known for name in over):
        return False
    return not _follows_capital(discourse, number) if " " in known else not over and _is_word(discourse, start, known)


def _follows_capital(discourse: Discourse, number: int) -> bool:
    """Return whether a capital stands right before ("Lund Daily News" is not the Daily News)."""
    if number == 0:
        return False
    before, word = discourse.capitalized[number - 1 : number + 1]
    return discourse.text[before.end() : word.start()] == " " and before[0] not in ("The", "A")


def _is_word(discourse: Discourse, start: int, known: str) -> bool:
    """Return whether the parse has a name in a known word, and not one that may only begin a sentence."""
    if not discourse.parsed or len(known) < _SHORTEST_WORD or known.lower() in discourse.small_words:
        return False
    token = discourse.token_at(start)
    return token.tag_ in ("NNP", "NNPS") and not (token.is_sent_start or token.ent_type_)


@lru_cache(maxsize=4_000)
def _beginning_with(word: str) -> Sequence[str]:
    """Return the known names whose first word is ``word``, the longest first."""
    return _by_first_word().get(without_owner(word), ())


@cache
def _by_first_word() -> dict[str, list[str]]:
    table: dict[str, list[str]] = defaultdict(list)
    for name in sorted(english.organisations, key=len, reverse=True):
        table[name.split(" ", 1)[0]].append(name)
    return dict(table)
