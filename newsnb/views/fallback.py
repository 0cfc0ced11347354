"""Prepare a reading for display without scripts: marked runs of text and rows of quotes."""

import textwrap
from itertools import groupby
from typing import Any

from newsnb.views.model import ROLES

Run = tuple[str, str, bool, bool]

_COUNTED = (
    ("quotes", "quote", "quotes"),
    ("places", "place", "places"),
    ("entities", "person or group", "people and groups"),
)


def paragraphs(data: dict[str, Any]) -> list[list[Run]]:
    """Return each paragraph as runs of words, with their mark's tag and whether a quote begins and ends with them.

    The tag is empty if there is no mark. Of nested marks only the outermost is shown, because Jupyter's sanitizer drops
    styles that could distinguish them.
    """
    shown = [_split_runs(block["pieces"], data["marks"]) for block in data["blocks"]]
    return [runs for runs in shown if runs]


def _split_runs(pieces: list[list[Any]], marks: list[dict[str, Any]]) -> list[Run]:
    def describe(piece: list[Any]) -> tuple[int | None, bool]:
        """Return the outermost mark of a piece, and whether somebody says it."""
        found = piece[1] if len(piece) > 1 else []
        said = len(piece) > 2 and any(ROLES[role] == "content" for _, role in piece[2])
        return next((index for index in found if marks[index]["tag"]), None), said

    runs = [(about, "".join(piece[0] for piece in group)) for about, group in groupby(pieces, key=describe)]
    said = [False, *(quoted for (_, quoted), _ in runs), False]
    return [
        (words, "" if index is None else marks[index]["tag"], quoted and not said[i], quoted and not said[i + 2])
        for i, ((index, quoted), words) in enumerate(runs)
    ]


def quote_rows(data: dict[str, Any]) -> list[dict[str, str]]:
    """Return the table of quotes in words, without empty columns."""
    names = {place["id"]: place["name"] for place in data["places"]}
    moments = {time["id"]: time["short"] for time in data["times"]}
    rows = [
        {
            "Who says it": _name_speakers(quote),
            "Passed on by": _join_names(quote["via"]),
            "Told to": _join_names(quote["toldTo"]),
            "Reporting words": quote["cue"],
            "Kind": quote["how"],
            "Named": _describe_source(quote),
            "What was said": quote["content"] or ("(words left out)" if data["withheld"] else ""),
            "Said when": moments.get(quote["when"], ""),
            "Places": ", ".join(names[place] for place in quote["places"]),
        }
        for quote in data["quotes"]
    ]
    filled = [column for column in (rows[0] if rows else ()) if any(row[column] for row in rows)]
    return [{column: row[column] for column in filled} for row in rows]


def narrow_rows(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Return the rows of `quote_rows` with one column less, because a sheet of paper is narrow."""
    return [
        {
            column: "; ".join(filter(None, (cell, row.get("Named", "")))) if column == "Kind" else cell
            for column, cell in row.items()
            if column != "Named"
        }
        for row in rows
    ]


def places_by_kind(data: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """Return what places are and where, each with their names: a long article has many of one kind in one country."""
    found: dict[str, list[str]] = {}
    for place in data["places"]:
        found.setdefault(place["where"], []).append(place["name"])
    return list(found.items())


def times_in_order(data: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the times with a date, in time order, each with the words that say so in the article."""
    dated = sorted((time for time in data["times"] if time["span"]), key=lambda time: time["span"])
    return [
        (time["name"], ", ".join(f"“{words}”" for words in time["called"] if words != time["name"])) for time in dated
    ]


def _name_speakers(quote: dict[str, Any]) -> str:
    """Return who says it, with a question mark where unsure: one letter, because a long article has thousands."""
    doubt = " ?" if "unsure" in (quote["sure"], quote["sureWho"]) else ""
    return (_join_names(quote["who"]) or "no source is given") + doubt


def _describe_source(quote: dict[str, Any]) -> str:
    """Return how the source is named, and its role."""
    role = quote["role"] if quote["role"] != "unknown" else ""
    anonymous = "asked not to be named" if quote["reason"] is not None else ""
    return ", ".join(filter(None, ("" if quote["named"] == "by name" else quote["named"], role, anonymous)))


def _join_names(people: list[dict[str, str]]) -> str:
    return " and ".join(person["name"] for person in people)


def summary(data: dict[str, Any]) -> str:
    """Return what a reading holds as plain text: quotes, places and names."""
    head = " · ".join(part for part in (data["title"] or "An article", data["outlet"], data["day"]) if part)
    counts = ", ".join(f"{len(data[what])} {one if len(data[what]) == 1 else many}" for what, one, many in _COUNTED)
    lines = [head, counts, *(f"Note: {note}" for note in data["doubts"] + data["notes"])]
    for number, row in enumerate(quote_rows(data), 1):
        via = f", passed on by {row['Passed on by']}" if row.get("Passed on by") else ""
        via += f", told to {row['Told to']}" if row.get("Told to") else ""
        cue = f" [{row['Reporting words']}]" if row.get("Reporting words") else ""
        said = textwrap.shorten(row.get("What was said", ""), 240, placeholder=" ...")
        lines.append(f"{number:3}. {row['Who says it']}{via}{cue}, {row['Kind']}: {said}")
    if data["places"]:
        lines.append("Places: " + ", ".join(f"{place['name']} ({place['where']})" for place in data["places"]))
    if times := times_in_order(data):
        lines.append("When: " + ", ".join(when for when, _ in times))
    if data["withheld"]:
        lines.append("The article's words were left out when this reading was saved.")
    return "\n".join(lines)
