"""Check the content of a file against the published JSON Schema of readings.

`newsnb.plain` checks types and missing fields. This module checks choices, bounds and patterns, and finds what cannot
be written as JSON again: lone surrogates, infinite numbers, and lists nested too deeply.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from newsnb.files import read_shipped_json

_DEEPEST = 100  # levels of lists and objects; a reading has 7
_HALF = re.compile("[\ud800-\udfff]")

# Keyword: what is needed, and whether a value violates it.
_BOUNDS: dict[str, tuple[str, Callable[[Any, Any], bool]]] = {
    "const": ("be {}", lambda value, bound: bool(value != bound)),
    "enum": ("be one of {}", lambda value, bound: value not in bound),
    "pattern": ("be like {}", lambda value, bound: isinstance(value, str) and not re.search(bound, value)),
    "minimum": ("be {} or more", lambda value, bound: value is not None and value < bound),
    "maximum": ("be {} or less", lambda value, bound: value is not None and value > bound),
    "exclusiveMinimum": ("be more than {}", lambda value, bound: value is not None and value <= bound),
    "minItems": ("hold {} or more", lambda value, bound: len(value) < bound),
}
HANDLED = frozenset(_BOUNDS) | {"properties", "items", "prefixItems", "oneOf", "$ref"}
"""Keywords that `complaint` checks."""
LEFT_TO_TYPES = frozenset(("type", "required", "maxItems"))
"""Keywords that `newsnb.plain.from_plain` checks."""


@cache
def schema() -> dict[str, Any]:
    """Return the JSON Schema of version 1."""
    return read_shipped_json("export", "reading-1.schema.json")


def complaint(found: Mapping[str, Any]) -> str | None:
    """Return where ``found``, whose types are right, violates the schema; None if it does not."""
    return next(_find_complaints(found, schema(), "reading"), None)


def unwritable(found: object, where: str = "reading", depth: int = 0) -> str | None:
    """Return where ``found`` holds something that cannot be written as JSON again; None if it does not."""
    if depth > _DEEPEST:
        return f"{where[:60]} is nested in more than {_DEEPEST} lists and objects"
    if isinstance(found, str):
        return f"{where} holds half a character (a lone surrogate)" if _HALF.search(found) else None
    if isinstance(found, float):
        return None if math.isfinite(found) else f"{where} should be a number, but is {found}"
    inside: Iterator[tuple[Any, Any]] = iter(())
    if isinstance(found, dict):
        if any(isinstance(name, str) and _HALF.search(name) for name in found):
            return f"{where} has a field whose name holds half a character (a lone surrogate)"
        inside = ((f"{where}{_format_step(name)}", inner) for name, inner in found.items())
    elif isinstance(found, list):
        inside = ((f"{where}[{number}]", inner) for number, inner in enumerate(found))
    return next((wrong for place, inner in inside if (wrong := unwritable(inner, place, depth + 1))), None)


def _format_step(name: object) -> str:
    """Format the name of a field as one line; an edited file may have any name."""
    short = str(name)[:40]
    return f".{short}" if short.isidentifier() else f"[{short!r}]"


def _find_complaints(value: Any, rule: Mapping[str, Any], where: str) -> Iterator[str]:
    if "$ref" in rule:
        rule = schema()["$defs"][rule["$ref"].removeprefix("#/$defs/")]
    for word, bound in rule.items():
        if word in _BOUNDS and _BOUNDS[word][1](value, bound):
            needed = ", ".join(map(str, bound)) if isinstance(bound, list) else bound
            yield f"{where} should {_BOUNDS[word][0].format(needed)}, but is {str(value)[:40]!r}"
    for inner, its_rule, place in _list_members(value, rule, where):
        yield from _find_complaints(inner, its_rule, place)


def _list_members(value: Any, rule: Mapping[str, Any], where: str) -> Iterator[tuple[Any, Mapping[str, Any], str]]:
    """Yield the members of a value, each with its rule and its place."""
    if isinstance(value, dict):
        for choice in rule.get("oneOf", (rule,)):
            for name, its_rule in choice.get("properties", {}).items():
                if name in value:
                    yield value[name], its_rule, f"{where}.{name}"
    elif isinstance(value, list):
        rules = rule.get("prefixItems") or [rule.get("items", {})] * len(value)
        yield from ((inner, rules[i], f"{where}[{i}]") for i, inner in enumerate(value))
