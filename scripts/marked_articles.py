"""Articles marked by hand, a file each -> ``benchmarks/articles.jsonl``: words in braces become offsets.

A file has lines ``id:``, ``genre:``, ``title:``, ``date:`` and ``home:``, a line ``---``, the text, a line ``===``, and
a line for each quote. In the text, braces hold a part and the numbers of the quotes that it belongs to; they may nest::

    {c1 “We sail {c2 at noon},”} {s1 Ada Berg} {q1 said} {w1 on Friday}.
    ===
    1 Ada Berg
    2 a pilot; described; via Ada Berg

``c`` is the content, ``q`` the cue, ``s`` the source, ``w`` when it was said. Below ``===`` stand the speaker (``-``
for nobody) and, behind semicolons, the naming unless it is ``named``, the type unless the marks show it, and through
whom the words came, if through anybody. What cannot be read in one way only is refused.
"""

import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

PARTS = {"c": "content", "q": "cue", "s": "source", "w": "said_when"}
NAMINGS = ("named", "described", "collective", "unnamed")
TYPES = ("direct", "indirect", "mixed")
_BRACE = re.compile(r"\{([cqsw])(\d+(?:,\d+)*) |\}|\{")
_MARKS = "\"'“”‘’"
_NAMES = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"[“\"‘]|(?<!\w)'")

Spans = dict[int, dict[str, list[list[int]]]]


def main() -> None:
    """Write the lines of the files of a folder, in the order of their names."""
    folder, target = (Path(argument) for argument in sys.argv[1:3])
    rows = [read_article(path) for path in sorted(folder.glob("*.txt"))]
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")


def read_article(path: Path) -> dict[str, Any]:
    """Return an article with its quotes in text order."""
    head, _, rest = path.read_text(encoding="utf-8").partition("\n---\n")
    marked, _, told = rest.partition("\n===\n")
    keys = dict(line.split(": ", 1) for line in head.strip().splitlines())
    text, spans = unbrace(marked.strip(), path.name)
    who = read_speakers(told, path.name)
    if spans.keys() != who.keys():
        raise SystemExit(f"{path.name}: quotes {sorted(spans.keys() ^ who.keys())} stand on one side of === only")
    quotes = [make_quote(text, spans[number], who[number], f"{path.name}, {number}") for number in spans]
    quotes.sort(key=lambda quote: (quote["content"], quote["cue"]))
    return keys | {"text": text, "attributions": quotes}


def unbrace(marked: str, name: str) -> tuple[str, Spans]:
    """Return the text without braces, and the spans of each quote's parts."""
    spans: Spans = defaultdict(lambda: {part: [] for part in PARTS.values()})
    text, last = "", 0
    opened: list[tuple[str, list[int], int]] = []
    for brace in _BRACE.finditer(marked):
        text += marked[last : brace.start()]
        last = brace.end()
        if brace[1]:
            opened.append((PARTS[brace[1]], [int(number) for number in brace[2].split(",")], len(text)))
        elif brace[0] == "{" or not opened:
            raise SystemExit(f"{name}: what does this brace open or close? {marked[brace.start() - 30 : last + 30]!r}")
        else:
            part, numbers, start = opened.pop()
            for number in numbers:
                spans[number][part].append([start, len(text)])
    if opened:
        raise SystemExit(f"{name}: {opened[-1]} is not closed")
    return text + marked[last:], spans


def read_speakers(told: str, name: str) -> dict[int, dict[str, Any]]:
    """Return what stands below ``===`` of each quote: ``speaker``, ``relay``, ``naming``, ``type``."""
    who: dict[int, dict[str, Any]] = {}
    for line in told.strip().splitlines():
        number, _, words = line.partition(" ")
        speaker, *more = (word.strip() for word in words.split(";"))
        if int(number) in who:
            raise SystemExit(f"{name}: quote {number} is told twice")
        unnamed = speaker == "-"
        one = {"speaker": None if unnamed else speaker, "relay": None, "naming": "unnamed" if unnamed else "named"}
        who[int(number)] = one | {"type": None} | dict(map(_more, more))
    return who


def _more(word: str) -> tuple[str, str]:
    if word in NAMINGS:
        return "naming", word
    if word in TYPES:
        return "type", word
    if word.startswith("via "):
        return "relay", word.removeprefix("via ")
    raise SystemExit(f"{word!r} is no naming, no type and no relay")


def make_quote(text: str, spans: dict[str, list[list[int]]], who: dict[str, Any], where: str) -> dict[str, Any]:
    """Return a quote as it stands in the file; raise where its parts do not fit together."""
    parts = {part: sorted(found) for part, found in spans.items()}
    whens = parts.pop("said_when")
    parts["source"] = [[start, end - (text[end - 1] == ",")] for start, end in parts["source"]]
    words = [text[start:end] for start, end in parts["content"]]
    every = [*words, *(text[start:end] for part in ("cue", "source") for start, end in parts[part])]
    if not words or len(whens) > 1 or any(not one or one != one.strip() for one in every):
        raise SystemExit(f"{where}: no content, two times, or a blank at an edge: {every}")
    if who["relay"] and who["relay"] not in text:
        raise SystemExit(f"{where}: the relay {who['relay']!r} is not in the text")
    if not set(_NAMES.findall(who["speaker"] or "")) <= set(_NAMES.findall(text)):
        raise SystemExit(f"{where}: the speaker {who['speaker']!r} is not in the text")
    if who["naming"] != "unnamed" and not parts["source"]:
        print(f"{where}: no source of {who['speaker']}: {words[0][:60]!r}", file=sys.stderr)
    quote = parts | who | {"type": who["type"] or type_of(words), "said_when": whens[0] if whens else None}
    return quote


def type_of(words: list[str]) -> str:
    """Return how stretches of content are quoted, by the marks in them."""
    if all(one[0] in _MARKS and one[-1] in _MARKS for one in words):
        return "direct"
    return "mixed" if any(_QUOTED.search(one) for one in words) else "indirect"


if __name__ == "__main__":
    main()
