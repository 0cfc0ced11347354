"""Remove the redundancy from what a view shows. `unpack.js` restores it.

Gzip finds repetitions only over short distances, and the words of a quote are far from the article that contains them.
So words that are in the text are left out, the text is separated from the marks on it, lists become columns of similar
values, and ids become small numbers.
"""

import re
from collections.abc import Iterator
from typing import Any

from newsnb.views.model import ROLES

_PEOPLE = ("who", "via", "toldTo")
_STYLE = ("family", "use", "tag")
_LISTS = ("places", "entities", "times")
_IN_THE_TEXT = 0  # for words of a quote that can be taken from the text


def compact(data: dict[str, Any]) -> dict[str, Any]:
    """Return the data of `newsnb.views.model.view_data` without what the browser can restore."""
    names = names_of(data)
    numbers = {id: number for number, id in enumerate(names)}
    styles: dict[tuple[Any, ...], int] = {}
    marks = [_compact_mark(mark, styles, names, numbers) for mark in data["marks"]]
    said = said_in(data["blocks"])
    quotes = [_compact_quote(quote, number, said, names, numbers) for number, quote in enumerate(data["quotes"])]
    return data | {
        "text": [words for block in data["blocks"] for words, *_ in block["pieces"]],
        "blocks": _count_on(data["blocks"]),
        "marks": _to_columns(marks)
        | {"at": _to_steps(list(map(_kind_of, data["marks"])), [mark["at"] for mark in marks])},
        "styles": list(styles),
        "quotes": _to_columns(quotes) | {"id": _to_steps(["quote"] * len(quotes), [quote["id"] for quote in quotes])},
        "places": _to_columns([place | {"others": len(place["others"])} for place in data["places"]]),
        "entities": _to_columns(data["entities"]),
        "times": _to_columns(data["times"]),
        "others": _to_columns([_compact_other(other, place) for place in data["places"] for other in place["others"]]),
    }


def _compact_other(other: dict[str, Any], place: dict[str, Any]) -> dict[str, Any]:
    return other | {"name": None if other["name"] == place["name"] else other["name"]}


def _compact_mark(
    mark: dict[str, Any], styles: dict[tuple[Any, ...], int], names: dict[str, str], numbers: dict[str, int]
) -> dict[str, Any]:
    ids = [numbers[id] for id in mark["ids"]]
    return {
        "style": styles.setdefault(tuple(mark.get(key) for key in _STYLE), len(styles)),
        "ids": ids if len(ids) > 1 else ids[0],
        "at": mark.get("at"),
        "label": None if mark["label"] == names[mark["ids"][0]] else mark["label"],
    }


def _compact_quote(
    quote: dict[str, Any],
    number: int,
    said: dict[tuple[int, str], str],
    names: dict[str, str],
    numbers: dict[str, int],
) -> dict[str, Any]:
    words = {role: _IN_THE_TEXT for role in ROLES if quote[role] and quote[role] == said.get((number, role))}
    people = {
        key: [numbers[one["id"]] if names.get(one.get("id", "")) == one["name"] else one for one in quote[key]]
        for key in _PEOPLE
    }
    links = {"places": [numbers[id] for id in quote["places"]], "when": numbers.get(quote["when"])}
    return quote | words | people | links


def names_of(data: dict[str, Any]) -> dict[str, str]:
    """Return the name of everything that a mark can stand for, by id; the position is its number."""
    placed = {item["id"]: item["name"] for kind in _LISTS for item in data[kind]}
    return placed | {item["id"]: "a name that was not placed" for item in data["unplaced"]}


def said_in(blocks: list[dict[str, Any]]) -> dict[tuple[int, str], str]:
    """Join the words of each quote and role from the pieces that belong to it; gaps are `` ... ``.

    If this differs from the words themselves (a line break within them), `compact` keeps those.
    """
    found: dict[tuple[int, str], str] = {}
    ended: dict[tuple[int, str], int] = {}
    for number, (words, owners) in enumerate(_list_owners(blocks)):
        for index, role in owners:
            key = (index, ROLES[role])
            if key not in found:
                found[key] = words
            elif ended[key] == number - 1:
                found[key] += words
            else:
                found[key] += f" ... {words}"
            ended[key] = number
    return found


def _list_owners(blocks: list[dict[str, Any]]) -> Iterator[tuple[str, list[Any]]]:
    for block in blocks:
        for words, *owners in block["pieces"]:
            yield words, owners[1] if len(owners) > 1 else []


def _count_on(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return blocks without words, with marks and quotes counted from the previous one: small numbers, which repeat."""
    mark = quote = 0
    found = []
    for block in blocks:
        pieces = []
        for _, *row in block["pieces"]:
            marks, quotes = (row[0] if row else []), (row[1] if len(row) > 1 else [])
            if marks:
                row[0] = [index - mark for index in marks]
                mark = max(mark, *marks)
            if quotes:
                row[1] = [(index - quote) * len(ROLES) + role for index, role in quotes]
                quote = quotes[-1][0]
            pieces.append(row)
        found.append(block | {"pieces": pieces})
    return found


def _kind_of(mark: dict[str, Any]) -> str:
    return "time" if mark["family"] == "time" else "mention"


def _to_steps(kinds: list[str], ids: list[str | None]) -> list[int | str | None]:
    """Replace ids such as ``"quote-274"`` with the difference to the previous number; ids of another form stay."""
    found: list[int | str | None] = []
    last = 0
    for kind, id in zip(kinds, ids, strict=True):
        match = re.fullmatch(rf"{kind}-(0|[1-9][0-9]{{0,14}})", id or "")
        found.append(int(match[1]) - last if match else id)
        last = int(match[1]) if match else last
    return found


def _to_columns(rows: list[dict[str, Any]]) -> dict[str, list[Any]]:
    """Convert rows to columns; all rows have the same keys."""
    return {key: [row[key] for row in rows] for key in (rows[0] if rows else ())}
