"""What a file holds, against the JSON Schema of readings: the schema that we publish is the one that is asked.

Types and missing fields are `newsnb.plain`'s to name; here are the choices, bounds and patterns, and what no JSON file
can hold again: half a character, a number without end, and lists in lists without end.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from newsnb.files import read_shipped_json

_DEEPEST = 100  # lists and objects in one another; a reading has 7
_HALF = re.compile("[\ud800-\udfff]")

_BOUNDS: dict[str, tuple[str, Callable[[Any, Any], bool]]] = {  # keyword: what is needed, and whether it is missed
    "const": ("be {}", lambda value, bound: bool(value != bound)),
    "enum": ("be one of {}", lambda value, bound: value not in bound),
    "pattern": ("be like {}", lambda value, bound: isinstance(value, str) and not re.search(bound, value)),
    "minimum": ("be {} or more", lambda value, bound: value is not None and value < bound),
    "maximum": ("be {} or less", lambda value, bound: value is not None and value > bound),
    "exclusiveMinimum": ("be more than {}", lambda value, bound: value is not None and value <= bound),
    "minItems": ("hold {} or more", lambda value, bound: len(value) < bound),
}
HANDLED = frozenset(_BOUNDS) | {"properties", "items", "prefixItems", "oneOf", "$ref"}
"""Keywords that `complaint` knows."""
LEFT_TO_TYPES = frozenset(("type", "required", "maxItems"))
"""Keywords that say what `newsnb.plain.from_plain` checks."""


@cache
def schema() -> dict[str, Any]:
    """Give the JSON Schema of version 1."""
    return read_shipped_json("export", "reading-1.schema.json")


def complaint(found: Mapping[str, Any]) -> str | None:
    """Say where ``found``, whose types are right, is not what the schema asks for; None where it is."""
    return next(_complaints(found, schema(), "reading"), None)


def unwritable(found: object, where: str = "reading", depth: int = 0) -> str | None:
    """Say where ``found`` holds what could not be written as JSON again; None where it does not."""
    if depth > _DEEPEST:
        return f"{where[:60]} lies in more than {_DEEPEST} lists and objects"
    if isinstance(found, str):
        return f"{where} holds half a character (a lone surrogate)" if _HALF.search(found) else None
    if isinstance(found, float):
        return None if math.isfinite(found) else f"{where} should be a number, but is {found}"
    inside: Iterator[tuple[Any, Any]] = iter(())
    if isinstance(found, dict):
        if any(isinstance(name, str) and _HALF.search(name) for name in found):
            return f"{where} has a field whose name holds half a character (a lone surrogate)"
        inside = ((f"{where}{_step_to(name)}", inner) for name, inner in found.items())
    elif isinstance(found, list):
        inside = ((f"{where}[{number}]", inner) for number, inner in enumerate(found))
    return next((wrong for place, inner in inside if (wrong := unwritable(inner, place, depth + 1))), None)


def _step_to(name: object) -> str:
    """Write a field's name in one line; a file that was edited may have any."""
    short = str(name)[:40]
    return f".{short}" if short.isidentifier() else f"[{short!r}]"


def _complaints(value: Any, rule: Mapping[str, Any], where: str) -> Iterator[str]:
    if "$ref" in rule:
        rule = schema()["$defs"][rule["$ref"].removeprefix("#/$defs/")]
    for word, bound in rule.items():
        if word in _BOUNDS and _BOUNDS[word][1](value, bound):
            needed = ", ".join(map(str, bound)) if isinstance(bound, list) else bound
            yield f"{where} should {_BOUNDS[word][0].format(needed)}, but is {str(value)[:40]!r}"
    for inner, its_rule, place in _inside(value, rule, where):
        yield from _complaints(inner, its_rule, place)


def _inside(value: Any, rule: Mapping[str, Any], where: str) -> Iterator[tuple[Any, Mapping[str, Any], str]]:
    """Yield what stands in a value, each with its rule and its place."""
    if isinstance(value, dict):
        for choice in rule.get("oneOf", (rule,)):
            for name, its_rule in choice.get("properties", {}).items():
                if name in value:
                    yield value[name], its_rule, f"{where}.{name}"
    elif isinstance(value, list):
        rules = rule.get("prefixItems") or [rule.get("items", {})] * len(value)
        yield from ((inner, rules[i], f"{where}[{i}]") for i, inner in enumerate(value))
