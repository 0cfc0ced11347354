"""The news agency from which an article comes, by its dateline, byline or credit."""

import re

from newsnb.lang import english
from newsnb.reading import Reading

_IN_BRACKETS = re.compile(r"\(([^()\d]{2,40})\)")
_KNOWN = re.compile(rf"\b({'|'.join(map(re.escape, english.text.words.agencies))})\b")


def agency_of(reading: Reading) -> str | None:
    """Return the agency that stands in brackets in the dateline, or that byline or credit name; None for none."""
    if reading.text is None:
        return None
    for part in sorted(reading.parts, key=lambda part: part.kind != "dateline"):
        words = reading.text[part.start : part.end]
        pattern = {"dateline": _IN_BRACKETS, "byline": _KNOWN, "credit": _KNOWN}.get(part.kind)
        if pattern and (match := pattern.search(words)):
            return match[1].strip()
    return None
