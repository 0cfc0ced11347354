"""A file of hostile inputs -> rows, each with the text, bytes or page that it stands for.

One JSON object a line: ``id``, ``family``, ``context`` (what the input is used as), and one of ``text``; ``b64``, bytes
in base64; ``gen``, a Python expression that makes a long text; ``page``, a gzipped page beside the file.
"""

import ast
import base64
import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsnb.errors import FileProblem

_LONGEST = 20_000_000  # characters that an expression may make


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An input: ``text``, or ``content`` where it is bytes. ``context`` says what it is used as."""

    id: str
    family: str
    context: str
    text: str = ""
    content: bytes | None = None


def read_rows(path: Path, *, limit: int | None = None) -> Iterator[Row]:
    """Yield the rows of a file.

    Raises
    ------
    FileProblem
        If it cannot be read, or a line of it is none of this form.
    """
    try:
        lines = path.read_text("utf-8").strip().split("\n")  # not splitlines: other line ends stand in the inputs
    except (OSError, UnicodeDecodeError) as error:
        raise FileProblem(path, f"cannot be read ({error})", "name a file with a JSON object a line") from error
    for number, line in enumerate(lines[:limit], 1):
        try:
            found = json.loads(line)
            yield Row(id=found["id"], family=found["family"], context=found["context"], **_input(found, path.parent))
        except (ValueError, KeyError, TypeError, OSError, zlib.error) as error:
            seen = f"line {number} is no hostile input ({error})"
            raise FileProblem(path, seen, "each is a JSON object with id, family, context and text") from error


def _input(found: dict[str, Any], folder: Path) -> dict[str, Any]:
    if "b64" in found:
        return {"content": base64.b64decode(found["b64"])}
    if "page" in found:
        return {"text": gzip.decompress((folder / found["page"]).read_bytes()).decode("utf-8", "replace")}
    return {"text": made(found["gen"]) if "gen" in found else found["text"]}


def made(expression: str) -> str:
    """Work out an expression that makes a text, without running it: strings, numbers, ``+``, ``*``, ``chr``, ``join``.

    Examples
    --------
    >>> made("('ab' * 2 + chr(33)) * 2")
    'abab!abab!'

    Raises
    ------
    ValueError
        If anything else stands in it.
    """
    try:
        value = _value(ast.parse(expression.strip(), mode="eval").body, {})
    except (SyntaxError, TypeError, OverflowError) as error:
        raise ValueError(f"{expression[:60]!r} makes no text") from error
    if not isinstance(value, str):
        raise ValueError(f"{expression[:60]!r} makes no text")
    return value


def _value(node: ast.expr, names: dict[str, int]) -> Any:
    match node:
        case ast.Constant(value=str() | int() as value):
            return value
        case ast.Name(id=name) if name in names:
            return names[name]
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return _value(left, names) + _value(right, names)
        case ast.BinOp(left=left, op=ast.Mod(), right=right):
            return _value(left, names) % _value(right, names)
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            return _times(_value(left, names), _value(right, names))
        case ast.Call(func=ast.Name(id="chr" | "str" as name), args=[inner], keywords=[]):
            return chr(_value(inner, names)) if name == "chr" else str(_value(inner, names))
        case ast.Call(func=ast.Attribute(value=between, attr="join"), args=[words], keywords=[]):
            return _value(between, names).join(_values(words, names))
    raise ValueError(f"{ast.unparse(node)[:60]!r} is not worked out here")


def _times(left: Any, right: Any) -> Any:
    count, words = (left, right) if isinstance(left, int) else (right, left)
    if isinstance(words, str) and count * len(words) > _LONGEST:
        raise ValueError(f"a text of more than {_LONGEST:,} characters")
    return left * right


def _values(node: ast.expr, names: dict[str, int]) -> list[Any]:
    """Work out a list, or ``... for i in range(n)``."""
    match node:
        case ast.List(elts=items) | ast.Tuple(elts=items):
            return [_value(item, names) for item in items]
        case ast.GeneratorExp(elt=item, generators=[loop]) | ast.ListComp(elt=item, generators=[loop]) if (
            isinstance(loop.target, ast.Name) and not loop.ifs
        ):
            numbers = _range(loop.iter, names)
            return [_value(item, names | {loop.target.id: number}) for number in numbers]
    raise ValueError(f"{ast.unparse(node)[:60]!r} is not worked out here")


def _range(node: ast.expr, names: dict[str, int]) -> range:
    match node:
        case ast.Call(func=ast.Name(id="range"), args=bounds, keywords=[]):
            found = range(*(_value(bound, names) for bound in bounds))
            if len(found) <= _LONGEST:
                return found
    raise ValueError(f"{ast.unparse(node)[:60]!r} is not worked out here")
