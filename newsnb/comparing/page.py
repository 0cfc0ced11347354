"""A comparison, or two versions -> its page: tables with a column for each account, or each change with its words."""

from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Any

from newsnb.comparing.changes import WHAT, Change, Versions
from newsnb.comparing.comparison import Comparison
from newsnb.provenance import Meta
from newsnb.views.assets import bare, policy, render
from newsnb.views.model import shape_of
from newsnb.views.moments import name_day
from newsnb.views.sketch import sketch
from newsnb.views.story import far_places, is_behind
from newsnb.views.words import CHANGES, COMPARED

_MOST = 400  # rows of a table on the page


def comparison_page(comparison: Comparison) -> str:
    """Return the page of a comparison."""
    return render(
        "compare.html",
        policy=policy(()),
        style=bare("lesson/paper.css") + bare("compare.css"),
        accounts=_describe_accounts(comparison),
        labels=comparison.labels,
        tally=_count(comparison),
        tables=[_table(comparison, name) for name in COMPARED],
        map=_draw(comparison),
    )


def versions_page(versions: Versions) -> str:
    """Return the page of two versions."""
    told = [one for one in versions.changes if one.what != "sentence"]
    rest = [one for one in versions.changes if one.what == "sentence"]
    return render(
        "versions.html",
        policy=policy(()),
        style=bare("lesson/paper.css") + bare("compare.css"),
        old=_name(versions.old.meta, "the old version"),
        new=_name(versions.new.meta, "the new one"),
        tally=[f"{CHANGES[what]}: {count}" for what, count in _count_changes(told).items()],
        sections=[(CHANGES[what], _write_changes(told, what)) for what in WHAT[:-1]],
        rest=[_write_change(one) for one in rest[:_MOST]],
        left_out=max(0, len(rest) - _MOST),
    )


def cell_of(title: str, page: str) -> str:
    """Return the output of a cell: a page in a frame."""
    return render("framed.html", title=title, frame=page, glue=bare("glue.js"))


def _about(*what: str | None) -> str:
    return ", ".join(filter(None, what))


def _name(meta: Meta, other: str) -> str:
    """Return what a version is called in a sentence."""
    about = _about(meta.title, meta.outlet, name_day(meta.date or ""))
    return f"“{about}”" if about else other


def _describe_accounts(comparison: Comparison) -> list[dict[str, str]]:
    pairs = zip(comparison.labels, comparison.readings, strict=True)
    return [{"label": label, "about": _about(one.meta.title, name_day(one.meta.date or ""))} for label, one in pairs]


def _count(comparison: Comparison) -> list[str]:
    speakers, quotes, places, numbers = (
        comparison.to_frame(name) for name in ("speakers", "quotes", "places", "numbers")
    )
    shared = int((places[list(comparison.labels)].notna().sum(axis=1) > 1).sum())
    return [
        f"{int((speakers['accounts'] > 1).sum())} of {len(speakers)} speakers are heard in more than one account",
        f"{int((quotes['how'] != 'once').sum())} of {len(quotes)} quotations stand in more than one, "
        f"{int(quotes['how'].isin(['cut', 'altered']).sum())} of them cut or with other words",
        f"{shared} of {len(places)} places are named in more than one",
        f"{int(numbers['differ'].sum())} of {len(numbers)} things are counted differently",
    ]


def _table(comparison: Comparison, name: str) -> dict[str, Any]:
    frame = comparison.to_frame(name)
    title, first, note = COMPARED[name]
    records: list[dict[Any, Any]] = frame.head(_MOST).to_dict("records")
    rows = [_write_row(name, row, comparison.labels) for row in records]
    return {"title": title, "first": first, "note": note, "rows": rows, "left_out": max(0, len(frame) - _MOST)}


def _write_row(name: str, row: dict[str, Any], labels: Sequence[str]) -> dict[str, Any]:
    cells = [(label, "" if row[label] is None or row[label] != row[label] else _write(row[label])) for label in labels]
    return {"first": _first_cell(name, row), "sign": _sign(name, row), "cells": cells}


def _write(cell: Any) -> str:
    return cell if isinstance(cell, str) else "" if not isinstance(cell, int) else f"{cell}\u00d7"


def _first_cell(name: str, row: dict[str, Any]) -> str:
    column = {"speakers": "speaker", "quotes": "speakers", "places": "place", "times": "time", "numbers": "counted"}
    words = row[column[name]]
    return words if isinstance(words, str) else "nobody is named" if name == "quotes" else "no word"


def _sign(name: str, row: dict[str, Any]) -> str:
    """Return in words what differs in a row."""
    if name == "quotes":
        several = "; who says it differs" if ";" in str(row["speakers"]) and row["how"] != "once" else ""
        words = {"same": "= the same words", "cut": "– cut in one", "altered": "≠ other words", "once": ""}
        return words[row["how"]] + several
    if name == "speakers":
        return (
            "≠ unnamed in some"
            if row["unnamed"] and row["accounts"] > 2
            else "≠ unnamed in one"
            if row["unnamed"] and row["accounts"] > 1
            else ""
        )
    return "≠ differ" if name == "numbers" and row["differ"] else ""


def _draw(comparison: Comparison) -> str:
    """Return one map of all places, as a picture."""
    places = list({place.key: place for reading in comparison.readings for place in reading.places}.values())
    far = far_places(places)
    shown = [
        {
            "name": place.name,
            "point": (place.latitude, place.longitude),
            "shape": shape_of(place),
            "country": place.country or "",
            "far": far.get(place.id, 0),
            "behind": is_behind(place),
            "sure": "sure",
        }
        for place in places
    ]
    return sketch(shown)


def _count_changes(changes: Iterable[Change]) -> Counter[str]:
    return Counter(one.what for one in changes)


def _write_changes(changes: Iterable[Change], what: str) -> list[dict[str, Any]]:
    return [_write_change(one) for one in changes if one.what == what]


def _write_change(change: Change) -> dict[str, Any]:
    return {"how": change.how, "reason": change.reason, "words": _differ(change.old or "", change.new or "")}


def _differ(old: str, new: str) -> list[tuple[str, str]]:
    """Return the words of both versions in runs, each with whether it is the same, dropped or added."""
    mine, its = old.split(), new.split()
    found: list[tuple[str, str]] = []
    for tag, a, b, c, d in SequenceMatcher(None, mine, its, autojunk=False).get_opcodes():
        runs = [("same", mine[a:b])] if tag == "equal" else [("dropped", mine[a:b]), ("added", its[c:d])]
        found += [(kind, " ".join(words)) for kind, words in runs if words]
    return found
