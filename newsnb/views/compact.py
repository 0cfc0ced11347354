"""What a view shows, said in fewer letters: nothing that its other parts say already. `unpack.js` undoes it.

Packing repeats well only over short distances, and the words of a quote stand far from the article that holds them.
"""

from collections.abc import Iterator
from typing import Any

from newsnb.views.model import ROLES

_PEOPLE = ("who", "via", "toldTo")
_STYLE = ("family", "use", "tag")


def compact(data: dict[str, Any]) -> dict[str, Any]:
    """Give what `newsnb.views.model.view_data` gave, without what the browser can put together again."""
    names = names_of(data)
    ids = list(names)
    numbers = {id: number for number, id in enumerate(ids)}
    styles: dict[tuple[Any, ...], int] = {}
    marks = []
    for mark in data["marks"]:
        style = styles.setdefault(tuple(mark.get(key) for key in _STYLE), len(styles))
        label = None if mark["label"] == names[mark["ids"][0]] else mark["label"]
        marks.append(_trimmed([style, [numbers[id] for id in mark["ids"]], mark.get("at"), label]))
    said = said_in(data["blocks"])
    quotes = [
        {key: value for key, value in quote.items() if key not in ROLES or not value or value != said.get((i, key))}
        | {key: [_unnamed(person, names) for person in quote[key]] for key in _PEOPLE}
        for i, quote in enumerate(data["quotes"])
    ]
    blocks = _counted_on(data["blocks"])
    return data | {"blocks": blocks, "marks": marks, "styles": list(styles), "ids": ids, "quotes": quotes}


def _unnamed(person: dict[str, str], names: dict[str, str]) -> dict[str, str]:
    """Leave the name out where the id says it."""
    known = names.get(person.get("id", "")) == person["name"]
    return {"id": person["id"]} if known else person


def names_of(data: dict[str, Any]) -> dict[str, str]:
    """Give the name of everything that a mark can stand for, by id."""
    placed = {item["id"]: item["name"] for kind in ("places", "entities") for item in data[kind]}
    return placed | {item["id"]: "a name that was not placed" for item in data["unplaced"]}


def said_in(blocks: list[dict[str, Any]]) -> dict[tuple[int, str], str]:
    """Put together the words of each quote and role from the pieces that belong to it; gaps are `` ... ``.

    Where this differs from the words themselves (a line break within them), `compact` keeps those.
    """
    found: dict[tuple[int, str], str] = {}
    ended: dict[tuple[int, str], int] = {}
    for number, (words, owners) in enumerate(_owned(blocks)):
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


def _counted_on(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Count marks and quotes from the last one before: small numbers, which repeat."""
    mark = quote = 0
    found = []
    for block in blocks:
        pieces = []
        for words, *more in block["pieces"]:
            row = [words, *more]
            if more and more[0]:
                row[1] = [index - mark for index in more[0]]
                mark = max(mark, *more[0])
            if len(more) > 1 and more[1]:
                row[2] = [(index - quote) * len(ROLES) + role for index, role in more[1]]
                quote = more[1][-1][0]
            pieces.append(row)
        found.append(block | {"pieces": pieces})
    return found


def _owned(blocks: list[dict[str, Any]]) -> Iterator[tuple[str, list[Any]]]:
    for block in blocks:
        for words, *owners in block["pieces"]:
            yield words, owners[1] if len(owners) > 1 else []


def _trimmed(row: list[Any]) -> list[Any]:
    while row[-1] is None:
        row.pop()
    return row
