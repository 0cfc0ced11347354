"""Convert frozen dataclasses to plain JSON values and back.

The JSON reading and the records that the spaCy components leave on a Doc use the same conversion. Fields that this
version does not know are kept as JSON text in the value's ``extra``, and written again.
"""

import json
import types
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from newsnb.errors import BadReading

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """Base of all values; keeps the fields that a later version wrote.

    Attributes
    ----------
    extra
        JSON text of an object with the unknown fields, or ``""``; text, so that values hash and compare.
    """

    extra: str = field(default="", repr=False)


def to_plain(value: object) -> Any:
    """Convert ``value`` to dicts, lists, strings, numbers, booleans and None."""
    if isinstance(value, Value):
        known = {name: to_plain(getattr(value, name)) for name in _list_fields(type(value))}  # type: ignore[arg-type] # classes hash
        return known | json.loads(value.extra) if value.extra else known
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    return value


def from_plain(kind: type[T], plain: object, *, where: str = "reading") -> T:
    """Make a value of type ``kind`` from what `to_plain` returned.

    Parameters
    ----------
    kind
        A `Value` subclass.
    plain
        Dicts, lists and scalars, as read from JSON.
    where
        Name of the place, for errors.

    Raises
    ------
    BadReading
        If a field is missing or of the wrong type.
    """
    made: T = _convert(kind, plain, where)
    return made


def _convert(kind: Any, plain: Any, where: str) -> Any:
    if is_dataclass(kind):
        return _convert_object(kind, plain, where)
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        if plain is None and types.NoneType in args:
            return None
        return _convert(next(a for a in args if a is not types.NoneType), plain, where)
    if origin is tuple:
        return _convert_list(args, plain, where)
    if kind is float and isinstance(plain, int) and not isinstance(plain, bool):
        return _convert_float(plain, where)
    if not isinstance(plain, kind) or (isinstance(plain, bool) and kind is not bool):
        raise _make_mismatch(where, kind.__name__, plain)
    return plain


def _convert_float(plain: int, where: str) -> float:
    try:
        return float(plain)
    except OverflowError:
        raise BadReading(f"{where} should be a number of ordinary size, but has hundreds of digits") from None


def _convert_list(args: tuple[Any, ...], plain: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(plain, list | tuple):
        raise _make_mismatch(where, "list", plain)
    kinds = [args[0]] * len(plain) if args[-1] is ... else list(args)
    if len(kinds) != len(plain):
        raise _make_mismatch(where, f"list of {len(kinds)}", plain)
    return tuple(
        item if type(item) is k else _convert(k, item, f"{where}[{i}]")
        for i, (k, item) in enumerate(zip(kinds, plain, strict=True))
    )


def _convert_object(kind: Any, plain: Any, where: str) -> Any:
    if not isinstance(plain, dict):
        raise _make_mismatch(where, "object", plain)
    hints = _load_hints(kind)
    missing = [name for name in hints if name not in plain]
    if missing:
        raise BadReading(f"{where} has no field {missing[0]!r}, which a reading needs; was the file cut or edited?")
    unknown = {name: plain[name] for name in plain if name not in hints}
    extra = json.dumps(unknown, sort_keys=True, ensure_ascii=False) if unknown else ""
    values = {  # most values already have the right type and need no conversion
        name: plain[name] if type(plain[name]) is hint else _convert(hint, plain[name], f"{where}.{name}")
        for name, hint in hints.items()
    }
    try:
        return kind(extra=extra, **values)
    except ValueError as error:
        raise BadReading(f"{where}: {error}") from error


@cache
def _list_fields(kind: type[Any]) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind) if f.name != "extra")


@cache
def _load_hints(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {f.name: hints[f.name] for f in fields(kind) if f.name != "extra"}


def _make_mismatch(where: str, wanted: str, got: object) -> BadReading:
    return BadReading(f"{where} should be of type {wanted}, but is {type(got).__name__}: {str(got)[:40]!r}")
