"""Write a reading as TEI: the article with its names and quotes marked, and people and places described.

Format: `TEI P5 <https://tei-c.org/guidelines/p5/>`_. Where marks cross, one is written in pieces, linked by ``next``
and ``prev``.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

from newsnb.errors import FileProblem
from newsnb.export.addresses import address_of
from newsnb.reading import Reading
from newsnb.values import Entity, Place, Quote
from newsnb.views.pieces import Layer, blocks_of

_NAMESPACE = "http://www.tei-c.org/ns/1.0"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_TYPES = {"PERSON": "person", "ORG": "organisation", "NORP": "group", "GPE": "place", "LOC": "place", "FAC": "place"}
_FORBIDDEN = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535), "�")  # in XML 1.0


@dataclass(frozen=True)
class _Mark:
    """An element around words; its ``id`` is that of its first piece."""

    tag: str
    about: tuple[tuple[str, str], ...]
    id: str


def to_tei(reading: Reading | Iterable[Reading]) -> str:
    """Return a TEI document, or a corpus of them.

    Raises
    ------
    FileProblem
        If a reading was saved without its words.
    """
    listed = [reading] if isinstance(reading, Reading) else list(reading)
    made = [_make_document(one, f"a{number}-" if len(listed) > 1 else "") for number, one in enumerate(listed, 1)]
    root = made[0]
    if len(made) > 1:
        root = ET.Element("teiCorpus")
        header = ET.SubElement(root, "teiHeader")
        _add_file(header, f"{len(made)} articles", "Read with newsnb.", ET.Element("p"))
        root.extend(made)
    root.set("xmlns", _NAMESPACE)
    first = root.find("teiHeader")
    ET.indent(root if first is None else first)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _make_document(reading: Reading, prefix: str) -> ET.Element:
    if reading.text is None:
        raise FileProblem("TEI", "the words of the article were left out", "read the text again to write TEI")
    root = ET.Element("TEI")
    root.append(_make_header(reading, prefix))
    body = ET.SubElement(ET.SubElement(root, "text"), "body")
    writer = _Writer(prefix)
    for block in blocks_of(reading.text, [*_list_layers(reading, prefix)]):
        writer.write(ET.SubElement(body, "p"), block)
    if not len(body):
        ET.SubElement(body, "p")
    return root


def _clean(words: str) -> str:
    return words.translate(_FORBIDDEN)


def _sub(parent: ET.Element, tag: str, words: str = "", **about: str) -> ET.Element:
    made = ET.SubElement(parent, tag, {name.rstrip("_"): _clean(value) for name, value in about.items()})
    made.text = _clean(words) or None
    return made


# The header


def _make_header(reading: Reading, prefix: str) -> ET.Element:
    meta = reading.meta
    source = ET.Element("bibl")
    _sub(source, "title", meta.title or "An article")
    if meta.outlet:
        _sub(source, "publisher", meta.outlet)
    if meta.date:
        _sub(source, "date", meta.date)
    if meta.url:
        _sub(source, "ref", meta.url)
    header = ET.Element("teiHeader")
    _add_file(header, meta.title or "An article", f"Read with newsnb {reading.made_by.newsnb}.", source)
    profile = ET.Element("profileDesc")
    _add_people(profile, reading, prefix)
    _add_places(profile, reading.places, prefix)
    if len(profile):
        header.append(profile)
    return header


def _add_file(header: ET.Element, title: str, made_by: str, source: ET.Element) -> None:
    about = ET.SubElement(header, "fileDesc")
    _sub(ET.SubElement(about, "titleStmt"), "title", title)
    _sub(ET.SubElement(about, "publicationStmt"), "p", made_by)
    ET.SubElement(about, "sourceDesc").append(source)


def _add_people(profile: ET.Element, reading: Reading, prefix: str) -> None:
    people = [one for one in reading.entities if one.label in ("PERSON", "NORP")]
    others = [one for one in reading.entities if one.label not in ("PERSON", "NORP")]
    if not reading.entities:
        return
    described = ET.SubElement(profile, "particDesc")
    for tag, entities in (("person", people), ("org", others)):
        if not entities:
            continue
        listed = ET.SubElement(described, "listPerson" if tag == "person" else "listOrg")
        for entity in entities:
            one = ET.SubElement(listed, tag, {_ID: prefix + entity.id})
            _sub(one, "persName" if tag == "person" else "orgName", entity.name)
            if entity.title:
                _sub(one, "note", entity.title, type="title")


def _add_places(profile: ET.Element, places: Iterable[Place], prefix: str) -> None:
    listed = ET.Element("listPlace")
    for place in places:
        one = ET.SubElement(listed, "place", {_ID: prefix + place.id})
        _sub(one, "placeName", place.name)
        _sub(ET.SubElement(one, "location"), "geo", f"{place.latitude} {place.longitude}")
        _sub(one, "idno", address_of(place.key), type="URI")
    if len(listed):
        ET.SubElement(profile, "settingDesc").append(listed)


# The text


def _list_layers(reading: Reading, prefix: str) -> Iterator[Layer[_Mark]]:
    for quote in reading.quotes:
        for number, (start, end) in enumerate(quote.content):
            id = f"{prefix}{quote.id}" + (f"-s{number + 1}" if number else "")
            yield Layer(start, end, _Mark("said", _describe(quote, prefix), id))
    for entity in reading.entities:
        for mention in entity.mentions:
            yield Layer(mention.start, mention.end, _mark_name(entity, "name", mention.start, prefix))
        for reference in entity.references:
            yield Layer(reference.start, reference.end, _mark_name(entity, "rs", reference.start, prefix))
    for place in reading.places:
        for at in place.mentions:
            about = (("ref", f"#{prefix}{place.id}"), ("type", at.use))
            yield Layer(at.start, at.end, _Mark("placeName", about, f"{prefix}m-{at.id}"))


def _describe(quote: Quote, prefix: str) -> tuple[tuple[str, str], ...]:
    who = (("who", " ".join(f"#{prefix}{id}" for id in quote.speakers)),) if quote.speakers else ()
    return (*who, ("direct", {"direct": "true", "indirect": "false"}.get(quote.type, "unknown")), ("aloud", "unknown"))


def _mark_name(entity: Entity, tag: str, start: int, prefix: str) -> _Mark:
    about = (("ref", f"#{prefix}{entity.id}"), ("type", _TYPES.get(entity.label, "other")))
    return _Mark(tag, about, f"{prefix}m-{entity.id}-{start}")


class _Writer:
    """Writes paragraphs; remembers how many pieces each mark has, so that they can be linked."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self.pieces: dict[_Mark, list[ET.Element]] = {}

    def write(self, paragraph: ET.Element, block: Any) -> None:
        """Write the words of a block; a mark that is covered by another one that ends is closed and opened again."""
        opened: list[tuple[_Mark, ET.Element]] = []
        for piece in block.pieces:
            keep = next((at for at, (mark, _) in enumerate(opened) if mark not in piece.layers), len(opened))
            opened = opened[:keep]
            for mark in piece.layers:
                if mark not in (one for one, _ in opened):
                    around = opened[-1][1] if opened else paragraph
                    opened.append((mark, self._open(around, mark)))
            _add_words(opened[-1][1] if opened else paragraph, _clean(piece.words))

    def _open(self, around: ET.Element, mark: _Mark) -> ET.Element:
        before = self.pieces.setdefault(mark, [])
        id = f"{mark.id}.{len(before) + 1}" if before else mark.id
        made = ET.SubElement(around, mark.tag, {_ID: id, **dict(mark.about)})
        if before:
            made.set("prev", f"#{before[-1].get(_ID)}")
            before[-1].set("next", f"#{id}")
        before.append(made)
        return made


def _add_words(element: ET.Element, words: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words
