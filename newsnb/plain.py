"""Convert frozen dataclasses to plain JSON values and back.

The JSON reading and the records that the spaCy components leave on a Doc use the same conversion. Fields that this
version does not know are kept as JSON text in the value's ``extra``, and written again.
"""

import json
import types
from collections.abc import Callable
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache, partial
from operator import attrgetter
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from newsnb.errors import BadReading

T = TypeVar("T")

_Converter = Callable[[Any, str], Any]
_SCALARS = frozenset((str, int, float, bool, types.NoneType))


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """Base of all values; keeps the fields that a later version wrote.

    Attributes
    ----------
    extra
        JSON text of an object with the unknown fields, or ``""``; text, so that values hash and compare.
    """

    extra: str = field(default="", repr=False)


class Json(str):
    """JSON text of any value, which is plain in a file; text, so that values hash and compare.

    Examples
    --------
    >>> Json.of({"a": [1]}), Json.of({"a": [1]}).value
    ('{"a": [1]}', {'a': [1]})
    """

    __slots__ = ()

    @classmethod
    def of(cls, value: object) -> "Json":
        """Return the text of a plain value."""
        return cls(json.dumps(value, sort_keys=True, ensure_ascii=False))

    @property
    def value(self) -> Any:
        """The plain value."""
        return json.loads(self)


def later(default: T, *, compare: bool = True) -> T:
    """Return a field that readings of earlier versions do not have, with what it is in them."""
    return field(default=default, compare=compare, metadata={"later": True})


def to_plain(value: object) -> Any:
    """Convert ``value`` to dicts, lists, strings, numbers, booleans and None."""
    if isinstance(value, Value):
        names, get = _getter(type(value))  # type: ignore[arg-type] # classes hash
        items = zip(names, get(value), strict=True)
        known = {name: item if type(item) in _SCALARS else to_plain(item) for name, item in items}
        return known | json.loads(value.extra) if value.extra else known
    if isinstance(value, tuple) or isinstance(value, list):  # noqa: SIM101 # a tuple of classes would be slower
        return [item if type(item) in _SCALARS else to_plain(item) for item in value]
    if isinstance(value, Json):
        return value.value
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
    made: T = _converter(kind)(plain, where)  # type: ignore[arg-type] # classes hash
    return made


@cache
def _converter(kind: Any) -> _Converter:
    """Return what converts plain values to ``kind``, put together once: a reading has thousands of them."""
    if kind is Json:
        return lambda plain, where: Json.of(plain)
    origin, args = get_origin(kind), get_args(kind)
    if is_dataclass(kind):
        return partial(_convert_object, kind, {name: (hint, _converter(hint)) for name, hint in _hints(kind).items()})
    if origin in (Union, types.UnionType):
        return partial(_convert_optional, next(_converter(a) for a in args if a is not types.NoneType))
    if origin is tuple:
        return partial(_convert_list, [(arg, _converter(arg)) for arg in args if arg is not ...], args[-1] is ...)
    return partial(_convert_scalar, kind)


def _convert_optional(convert: _Converter, plain: Any, where: str) -> Any:
    return None if plain is None else convert(plain, where)


def _convert_scalar(kind: type, plain: Any, where: str) -> Any:
    if kind is float and type(plain) is int:
        return _convert_float(plain, where)
    if not isinstance(plain, kind) or (isinstance(plain, bool) and kind is not bool):
        raise _make_mismatch(where, kind.__name__, plain)
    return plain


def _convert_float(plain: int, where: str) -> float:
    try:
        return float(plain)
    except OverflowError:
        raise BadReading(f"{where} should be a number of ordinary size, but has hundreds of digits") from None


def _convert_list(kinds: list[tuple[Any, _Converter]], is_endless: bool, plain: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(plain, list | tuple):
        raise _make_mismatch(where, "list", plain)
    kinds = kinds * len(plain) if is_endless else kinds
    if len(kinds) != len(plain):
        raise _make_mismatch(where, f"list of {len(kinds)}", plain)
    pairs = enumerate(zip(kinds, plain, strict=True))
    return tuple([item if type(item) is k else convert(item, f"{where}[{i}]") for i, ((k, convert), item) in pairs])


def _convert_object(kind: Any, hints: dict[str, tuple[Any, _Converter]], plain: Any, where: str) -> Any:
    if not isinstance(plain, dict):
        raise _make_mismatch(where, "object", plain)
    missing = [name for name in hints if name not in plain and name not in _list_later(kind)]
    if missing:
        raise BadReading(f"{where} has no field {missing[0]!r}, which a reading needs; was the file cut or edited?")
    unknown = {name: plain[name] for name in plain if name not in hints}
    extra = json.dumps(unknown, sort_keys=True, ensure_ascii=False) if unknown else ""
    values = {  # most values already have the right type and need no conversion
        name: item if type(item := plain[name]) is hint else convert(item, f"{where}.{name}")
        for name, (hint, convert) in hints.items()
        if name in plain
    }
    try:
        return kind(extra=extra, **{own: values[name] for own, name in _list_fields(kind) if name in values})
    except ValueError as error:
        raise BadReading(f"{where}: {error}") from error


@cache
def _list_fields(kind: type[Any]) -> tuple[tuple[str, str], ...]:
    """Return the fields with their plain names: ``from_`` is ``from``, a name that Python keeps for itself."""
    return tuple((f.name, f.name.rstrip("_")) for f in fields(kind) if f.name != "extra")


@cache
def _getter(kind: type[Any]) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """Return the plain names of the fields, and what gets all of them from a value at once."""
    own, names = zip(*_list_fields(kind), strict=True)  # type: ignore[arg-type] # classes hash
    return names, attrgetter(*own) if len(own) > 1 else lambda value: (getattr(value, own[0]),)


@cache
def _list_later(kind: type[Any]) -> frozenset[str]:
    return frozenset(f.name for f in fields(kind) if f.metadata.get("later"))


def _hints(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {name: hints[own] for own, name in _list_fields(kind)}


def _make_mismatch(where: str, wanted: str, got: object) -> BadReading:
    return BadReading(f"{where} should be of type {wanted}, but is {type(got).__name__}: {str(got)[:40]!r}")
