"""The difference between two readings of a text, small and exact, and a reading with a difference applied.

A patch has an entry for each list of the reading that differs: ``drop`` names the ids to take out, ``put`` has pairs of
an index and a whole value to put in, in rising order, and ``set`` has the fields to change, by id. ``focus`` is whole.
"""

from collections.abc import Sequence
from dataclasses import fields, replace
from difflib import SequenceMatcher
from typing import Any

from newsnb.errors import BadReading
from newsnb.plain import from_plain, to_plain
from newsnb.reading import Reading
from newsnb.values import Entity, Focus, Place, Quote, Unresolved

Patch = dict[str, Any]
_Item = Entity | Place | Unresolved | Quote
_KINDS: dict[str, type[_Item]] = {"entities": Entity, "places": Place, "unresolved": Unresolved, "quotes": Quote}


def patch_between(one: Reading, other: Reading) -> Patch:
    """Return the patch that makes ``other`` of ``one``, as plain values."""
    found = {name: _difference(getattr(one, name), getattr(other, name)) for name in _KINDS}
    patch: Patch = {name: change for name, change in found.items() if any(change.values())}
    if one.focus != other.focus:
        patch["focus"] = to_plain(other.focus)
    return patch


def _difference(old: Sequence[_Item], new: Sequence[_Item]) -> dict[str, Any]:
    old_ids, new_ids = [item.id for item in old], [item.id for item in new]
    change: dict[str, Any] = {"drop": [], "put": [], "set": {}}
    for word, a, b, c, d in _steps(old_ids, new_ids):
        if word == "equal":
            for before, after in zip(old[a:b], new[c:d], strict=True):
                if before is not after and before != after:
                    change["set"][after.id] = _changed_fields(before, after)
        else:
            change["drop"] += old_ids[a:b]
            change["put"] += [[at, to_plain(new[at])] for at in range(c, d)]
    return change


def _steps(old: Sequence[str], new: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    """Return the steps from old ids to new ones; most corrections keep them all."""
    if old == new:
        return [("equal", 0, len(old), 0, len(new))]
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _changed_fields(before: _Item, after: _Item) -> dict[str, Any]:
    names = [field.name for field in fields(after) if getattr(before, field.name) != getattr(after, field.name)]
    return {name: to_plain(getattr(after, name)) for name in names}


def apply_patch(reading: Reading, patch: Patch) -> Reading:
    """Return the reading with a patch applied.

    Raises
    ------
    BadReading
        If the patch has another form, or a value in it is none of the reading's kinds.
    """
    try:
        return _apply_patch(reading, patch)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        raise BadReading(f"a correction cannot be taken back ({error!r}); was the file edited?") from error


def _apply_patch(reading: Reading, patch: Patch) -> Reading:
    if not isinstance(patch, dict):
        raise TypeError("it is no object")
    changed: dict[str, Any] = {
        name: _apply(getattr(reading, name), kind, patch[name]) for name, kind in _KINDS.items() if name in patch
    }
    if "focus" in patch:
        changed["focus"] = from_plain(Focus, patch["focus"])
    return replace(reading, **changed)


def added_ids(patch: Patch) -> list[str]:
    """Return the ids that a correction made anew: those that its patch, which takes it back, drops and does not put."""
    ids = []
    for name in _KINDS:
        change = patch.get(name, {}) if isinstance(patch, dict) else {}
        back = {value["id"] for _, value in change.get("put", ())}
        ids += [id for id in change.get("drop", ()) if id not in back]
    return ids


def _apply(items: Sequence[_Item], kind: type[_Item], change: dict[str, Any]) -> tuple[_Item, ...]:
    kept = [item for item in items if item.id not in change["drop"]]
    made = [_set_fields(item, kind, change["set"].get(item.id)) for item in kept]
    for at, value in change["put"]:
        made.insert(at, from_plain(kind, value, where="correction"))
    return tuple(made)


def _set_fields(item: _Item, kind: type[_Item], values: dict[str, Any] | None) -> _Item:
    if not values:
        return item
    extra = values.get("extra", item.extra)
    plain = to_plain(replace(item, extra="")) | {name: value for name, value in values.items() if name != "extra"}
    return replace(from_plain(kind, plain, where="correction"), extra=extra)
