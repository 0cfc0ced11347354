"""Text to the names of organisations that news takes for known (`newsnb/lang/en/organisations.csv`).

The small model sees a people in *Islamic* State and nothing in a *Twitter* follower; a name of the table is one
wherever it stands with its capitals.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import Name
from newsnb.lang import english
from newsnb.text.words import Word


def find_known(discourse: Discourse, names: Sequence[Name]) -> list[Name]:
    """Give the known names that the model missed or cut; ``names`` are those that there are, in text order."""
    text, table = discourse.text, _by_first_word()
    found: list[Name] = []
    at, end = 0, 0
    for number, word in enumerate(discourse.capitalized):
        start = word.start()
        if start < end:
            continue
        first = word[0].removesuffix("'s").removesuffix("’s")
        for known in table.get(first, ()):
            if not text.startswith(known, start) or text[start + len(known) : start + len(known) + 1].isalnum():
                continue
            end = start + len(known)
            while at < len(names) and names[at].end <= start:
                at += 1
            over = _overlapped(names, at, end)
            if _stands(discourse, number, known, over, end):
                found.append(Name(start, end, known, "ORG", "known"))
            break
    return found


def _overlapped(names: Sequence[Name], at: int, end: int) -> list[Name]:
    over = []
    while at < len(names) and names[at].start < end:
        over.append(names[at])
        at += 1
    return over


def _stands(discourse: Discourse, number: int, known: str, over: Sequence[Name], end: int) -> bool:
    """Tell whether a known name is one here: no part of a longer name, and no word that begins a sentence."""
    word = discourse.capitalized[number]
    start = word.start()
    if any(name.start < start or name.end > end or name.words == known for name in over):
        return False
    if " " in known:
        return not _goes_on(discourse, number, start, end)
    return not over and _is_name_here(discourse, word, known)


def _goes_on(discourse: Discourse, number: int, start: int, end: int) -> bool:
    """Tell whether a capital stands right before ("Lund Daily News" is not the Daily News)."""
    before = discourse.capitalized[number - 1] if number else None
    return (
        before is not None
        and before.end() + 1 == start
        and discourse.text[start - 1] == " "
        and before[0] not in ("The", "A")
    )


def _is_name_here(discourse: Discourse, word: Word, known: str) -> bool:
    if len(known) < 4 or not discourse.parsed or known.lower() in discourse.small_words:
        return False
    token = discourse.token_at(word.start())
    return token.tag_ in ("NNP", "NNPS") and not token.is_sent_start and not token.ent_type_


@cache
def _by_first_word() -> dict[str, list[str]]:
    """Give the known names by their first words, the longest first."""
    table: dict[str, list[str]] = defaultdict(list)
    for name in english.organisations:
        first = name.split(" ", 1)[0]
        table[first].append(name)
    return {first: sorted(some, key=len, reverse=True) for first, some in table.items()}
