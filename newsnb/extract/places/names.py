"""Doc to the names of places that it prints, each with what the gazetteer knows of it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from newsnb.gazetteer import Entry, Gazetteer, is_country, is_division

LABELS = frozenset({"GPE", "LOC", "FAC", "NORP"})
PLACE_LABELS = LABELS - {"NORP"}

_OPENING = re.compile(r"[^\w]*(?:[Tt]he\s+)?")
_CLOSING = re.compile(r"(?:['’‘]s?)?[^\w.]*\Z")
_WORD = re.compile(r"[^\W_][\w.'’]*")
# Words before or after a name that leave it the same place, or the greater part of it.
_BEFORE = re.compile(
    r"(?:(?:north|south|east|west|northeast|northwest|southeast|southwest)(?:ern)?|central|upper|lower|downtown|"
    r"greater|metropolitan|mainland|inner|outer|rural|modern|city of|state of|town of|province of|republic of) ",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r" (?:province|region|governorate|oblast|prefecture|city|state|area|metro area|proper)\Z", re.IGNORECASE
)
_CAPITALISED = re.compile(r"\b[A-ZÀ-Þ][^\W\d_]{3,}\b")
_AFTER_COMMA = re.compile(r",\s+((?:[A-Z][\w.]*)(?:\s[A-Z][\w.]*){0,2})|\s\(((?:[A-Z][\w.]*)(?:\s[A-Z][\w.]*)?)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """The name of a place as printed.

    Attributes
    ----------
    text
        The name, as it was looked up.
    start, end
        Where it is printed, in characters of the article.
    label
        The label of the entity, or ``""`` where the model saw none.
    entries
        What the gazetteer knows of it, best first; empty if nothing.
    """

    text: str
    start: int
    end: int
    label: str
    entries: tuple[Entry, ...]


def find_names(doc: Doc, text: str, gazetteer: Gazetteer, *, spans_key: str) -> list[Name]:
    """Find the names of places that ``doc`` prints, in text order.

    Names that look like a place and that the gazetteer does not know are among them, without entries. ``text`` is
    ``doc.text``, which spaCy joins anew each time it is asked.
    """
    spans = _entities_of(doc, spans_key)
    found = [name for span in spans if span.label_ in LABELS for name in _names_in(span, text, gazetteer)]
    found += _derived_words(doc, text, spans, gazetteer)
    found += _containers_after(text, found, gazetteer)
    return _without_overlap(found)


def look_up(text: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """Give what the gazetteer knows of a name; of ``Northern California`` what it knows of California."""
    entries = gazetteer.lookup(text)
    if entries:
        return entries
    shorter = _AFTER.sub("", _BEFORE.sub("", text, count=1))
    return gazetteer.lookup(shorter) if shorter and shorter != text and shorter[0].isupper() else ()


def name_at(text: str, start: int, end: int, label: str, gazetteer: Gazetteer) -> Name | None:
    """Make a name of ``text[start:end]``, without the brackets, *the* and *'s* about it; None if nothing is left."""
    printed = text[start:end]
    opening, closing = _OPENING.match(printed), _CLOSING.search(printed)
    left = opening.end() if opening else 0
    right = closing.start() if closing else len(printed)
    words = printed[left:right]
    if not any(c.isalpha() for c in words):
        return None
    entries = look_up(" ".join(words.split()), gazetteer)
    if words.endswith(".") and not any(entry.kind == "abbreviation" for entry in entries):
        words = words.rstrip(".")  # a full stop that the tokenizer left on the name, not that of "U.S."
    if entries and entries[0].name.startswith("The ") and printed[left - 4 : left] == "The ":
        left -= 4
        words = f"The {words}"
    return Name(text=words, start=start + left, end=start + left + len(words), label=label, entries=entries)


def _entities_of(doc: Doc, spans_key: str) -> list[Span]:
    return list(doc.spans[spans_key]) if spans_key in doc.spans else list(doc.ents)


def _names_in(span: Span, text: str, gazetteer: Gazetteer) -> Iterator[Name]:
    whole = name_at(text, span.start_char, span.end_char, span.label_, gazetteer)
    if whole is None:
        return
    if not whole.entries and re.search(r"[-–—/]", whole.text):
        yield from _parts_of(whole, text, gazetteer)
    elif span.label_ != "NORP" or any(_names_people(entry) for entry in whole.entries):
        yield whole


def _parts_of(whole: Name, text: str, gazetteer: Gazetteer) -> Iterator[Name]:
    """Yield the known parts of a compound (intra-Afghan, Afghan-Pakistani), or the whole if none is known."""
    words = [m for m in _WORD.finditer(text, whole.start, whole.end) if m[0][0].isupper()]
    parts = [name_at(text, m.start(), m.end(), whole.label, gazetteer) for m in words]
    # A town is a part only beside a lower-case word (Moscow-based): no Winston in an unknown Winston-Smithville
    alone = len(words) == 1
    known = [name for name in parts if name and name.entries and (alone or _names_people(name.entries[0]))]
    if known and (alone or len(known) == len(words)):
        yield from known
    elif whole.label in PLACE_LABELS:
        yield whole


def _derived_words(doc: Doc, text: str, spans: Iterable[Span], gazetteer: Gazetteer) -> Iterator[Name]:
    """Yield words for people and things of a place (Qatari) that stand outside of every entity."""
    taken = {i for span in spans for i in range(span.start, span.end)}
    for match in _CAPITALISED.finditer(text):
        entries = gazetteer.lookup(match[0])
        if not entries or entries[0].kind != "demonym":
            continue
        span = doc.char_span(*match.span())
        if span is not None and span.start not in taken and _describes(span.root):
            yield Name(text=match[0], start=match.start(), end=match.end(), label="", entries=entries)


def _describes(token: Token) -> bool:
    """Tell a French envoy and the French from what is said in French; true where nobody tagged the words."""
    return token.pos_ in ("", "ADJ") or token.dep_ in ("amod", "compound", "nmod") or token.tag_ == "NNPS"


def _containers_after(text: str, names: Iterable[Name], gazetteer: Gazetteer) -> Iterator[Name]:
    """Yield the state or country that follows a name (``Long Beach, Calif.``), where the model saw none."""
    for name in names:
        match = _AFTER_COMMA.match(text, name.end) if name.entries else None
        if match is None:
            continue
        start, end = match.span(1 if match[1] else 2)
        for stop in sorted({end, *(start + m.start() for m in re.finditer(r"\s", text[start:end]))}, reverse=True):
            container = name_at(text, start, stop, "", gazetteer)
            if container and any(contains(outer, inner) for outer in container.entries for inner in name.entries):
                yield container
                break


def contains(outer: Entry, inner: Entry) -> bool:
    """Tell whether ``outer`` is the country or the first-level division that ``inner`` lies in."""
    if outer.country is None or outer.country != inner.country:
        return False
    if outer.key == inner.key or outer.kind in ("demonym", "alternate"):
        return False
    return is_country(outer) or (is_division(outer) and outer.admin1 is not None and outer.admin1 == inner.admin1)


def _names_people(entry: Entry) -> bool:
    return entry.kind == "demonym" or is_country(entry)


def _without_overlap(names: Iterable[Name]) -> list[Name]:
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start, not n.label, -n.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept
