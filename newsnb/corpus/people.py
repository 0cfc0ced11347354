"""Speakers of many articles -> who of them is the same person or body, joined only where that is safe."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from newsnb.corpus.holding import Corpus
from newsnb.errors import FileProblem, UnknownName
from newsnb.files import path_of

if TYPE_CHECKING:
    import pandas as pd

_OPEN_ROLES = frozenset(("unknown", "other", ""))
_ALIKE = {"politician": "government"}  # ministers are both, by what the article calls them


def join_speakers(corpus: Corpus, aliases: Any = None) -> "pd.DataFrame":
    """Return who speaks in which article, and who of them are one; see `Corpus.speakers`."""
    import pandas as pd

    entities = corpus.entities
    spoke = entities[entities["named"] & (entities["quotes"] > 0) & entities["name"].notna()]
    table = spoke[["article", "outlet", "date", "id", "name", "label", "role", "quotes"]].rename(
        columns={"id": "entity"}
    )
    rows = list(table[["article", "name", "label", "role"]].fillna("").itertuples(index=False, name=None))
    joined = find_persons(rows, _read_aliases(aliases))
    persons = pd.DataFrame(joined, columns=["person", "how"], index=table.index, dtype="str")
    return table.join(persons).reset_index(drop=True)


def find_persons(
    rows: Sequence[tuple[str, str, str, str]], known: Mapping[str, str] = MappingProxyType({})
) -> list[tuple[str, str]]:
    """Return the person or body that each speaker is, and how that is known; equal persons are one.

    Parameters
    ----------
    rows
        For each speaker the article, the name, the label and the role.
    known
        Persons by the names that a user joined to them.

    Examples
    --------
    >>> find_persons([("one", "Ada Berg", "PERSON", ""), ("two", "Berg", "PERSON", "")])
    [('Ada Berg', 'full name'), ('Berg [two]', 'one word: kept apart')]
    """
    clashing = _find_clashes(rows)
    return [_person_of(row, known, clashing) for row in rows]


def _read_aliases(aliases: Any) -> dict[str, str]:
    """Return persons by the names that a user joined to them, in a CSV file or a DataFrame."""
    import pandas as pd

    if aliases is None:
        return {}
    if isinstance(aliases, str | Path):
        try:
            aliases = pd.read_csv(path_of(aliases), dtype=str)
        except (OSError, ValueError) as error:
            raise FileProblem(
                aliases, f"cannot be read ({error})", "write a CSV with the columns name and person"
            ) from error
    for column in ("name", "person"):
        if column not in aliases:
            raise UnknownName("column of the aliases", column, aliases.columns)
    told = aliases[aliases["person"].notna() & aliases["name"].notna()]
    return {_fold(name): str(person) for name, person in zip(told["name"], told["person"], strict=True)}


def _fold(name: str) -> str:
    return " ".join(str(name).casefold().replace(".", " ").split())


def _find_clashes(rows: Iterable[tuple[str, str, str, str]]) -> dict[str, set[str]]:
    """Return the roles of names that cannot all be one person: with different roles, or twice in one article."""
    roles: dict[str, set[str]] = {}
    seen: set[tuple[str, str]] = set()
    twice: set[str] = set()
    for article, name, label, role in rows:
        key = _fold(name)
        roles.setdefault(key, set()).update({_ALIKE.get(role, role)} - _OPEN_ROLES if label == "PERSON" else ())
        if (article, key) in seen and label == "PERSON":
            twice.add(key)
        seen.add((article, key))
    return {name: found for name, found in roles.items() if len(found) > 1 or name in twice}


def _person_of(
    row: tuple[str, str, str, str], known: Mapping[str, str], clashing: Mapping[str, set[str]]
) -> tuple[str, str]:
    """Return the person or body that a speaker is, and how that is known."""
    article, name, label, role = row
    key = _fold(name)
    if key in known:
        return known[key], "alias"
    if label != "PERSON":
        return name, "name"
    if len(key.split()) < 2:
        return f"{name} [{article}]", "one word: kept apart"
    if key not in clashing:
        return _write_name(name), "full name"
    role = _ALIKE.get(role, role)
    if role in clashing[key] and len(clashing[key]) > 1:
        return f"{_write_name(name)} ({role})", "full name and role"
    return f"{_write_name(name)} [{article}]", "ambiguous: kept apart"


def _write_name(name: str) -> str:
    """Return a name in one way of writing: without full stops, and small but for its first letters if in capitals."""
    plain = " ".join(name.replace(".", " ").split())
    return plain.title() if plain.isupper() else plain
