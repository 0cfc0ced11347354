"""Compare what two versions of newsnb read in the same articles.

    git worktree add ../before HEAD~1
    PYTHONPATH=../before python scripts/compare_readings.py read before.jsonl corpus.jsonl ...
    PYTHONPATH=. python scripts/compare_readings.py read after.jsonl corpus.jsonl ...
    python scripts/compare_readings.py diff before.jsonl after.jsonl

``read`` takes JSON lines with a ``text`` each and writes a reading a line, without what made it; ``diff`` prints where
two such files differ, and ends with status 1 if they do.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any


def main() -> int:
    """Run the command that was asked for; return its exit status."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    commands = parser.add_subparsers(required=True)
    reads = commands.add_parser("read", help="read articles and write the readings")
    reads.add_argument("output", type=Path)
    reads.add_argument("corpora", type=Path, nargs="+")
    reads.add_argument("--stance", action="store_true", help="keep beliefs, wishes and plans")
    reads.add_argument("--stock", action="store_true", help="with the model as it is, not made quicker")
    reads.add_argument("--limit", type=int, help="articles of each corpus")
    reads.set_defaults(run=read)
    diffs = commands.add_parser("diff", help="compare two files of readings")
    diffs.add_argument("before", type=Path)
    diffs.add_argument("after", type=Path)
    diffs.add_argument("--show", type=int, default=20, help="differences to print (default: 20)")
    diffs.set_defaults(run=diff)
    options = parser.parse_args()
    return int(options.run(options))


def read(options: argparse.Namespace) -> int:
    """Write a reading for each article."""
    import newsnb

    texts = (text for path in options.corpora for text in islice(texts_of(path), options.limit))
    settings = newsnb.Settings(stance=options.stance, quick=not options.stock)
    readings = newsnb.read_many(texts, settings=settings, progress=True)
    with options.output.open("w", encoding="utf-8") as out:
        for reading in readings:
            plain = reading.to_dict()
            del plain["made_by"]
            out.write(json.dumps(plain, ensure_ascii=False, sort_keys=True) + "\n")
    return 0


def texts_of(path: Path) -> Iterator[str]:
    """Yield the texts of a corpus in JSON lines that can be read: neither empty nor too long."""
    with path.open(encoding="utf-8") as lines:
        texts = (json.loads(line).get("text") for line in lines)
        yield from (text for text in texts if isinstance(text, str) and text.strip() and len(text) < 100_000)


def diff(options: argparse.Namespace) -> int:
    """Print where two files of readings differ; return 1 if they do."""
    differences: Counter[str] = Counter()
    articles = shown = 0
    with options.before.open(encoding="utf-8") as first, options.after.open(encoding="utf-8") as second:
        for number, (one, other) in enumerate(zip(first, second, strict=True), start=1):
            if one == other:
                continue
            articles += 1
            for where, before, after in changes(json.loads(one), json.loads(other)):
                differences[where.split(".")[0].split("[")[0]] += 1
                if shown < options.show:
                    shown += 1
                    print(f"article {number}: {where}: {short(before)} -> {short(after)}")
    print(f"{articles} articles differ: {dict(differences)}")
    return int(articles > 0)


def changes(one: Any, other: Any, where: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Yield where two plain values differ, with both."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in sorted({*one, *other}):
            yield from changes(one.get(key), other.get(key), f"{where}.{key}".lstrip("."))
    elif isinstance(one, list) and isinstance(other, list) and one and isinstance((one + other)[0], dict):
        by_id, by_other = keyed(one), keyed(other)
        for key in dict.fromkeys([*by_id, *by_other]):
            yield from changes(by_id.get(key), by_other.get(key), f"{where}[{key}]")
    elif one != other:
        yield where, one, other


def keyed(items: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return items by their ids, or by where they stand."""
    return {
        str(item.get("id", (item.get("start"), item.get("key"), number))): item for number, item in enumerate(items)
    }


def short(value: Any) -> str:
    """Return a value on one line of at most 160 characters."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 160 else text[:160] + " ..."


if __name__ == "__main__":
    sys.exit(main())
