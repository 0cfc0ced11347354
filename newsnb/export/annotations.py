"""Write a reading as W3C Web Annotations in JSON-LD, for annotation servers and viewers.

Model: `Web Annotation Data Model <https://www.w3.org/TR/annotation-model/>`_, W3C Recommendation of 2017.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from newsnb.export.addresses import address_of, uri_of
from newsnb.reading import Reading
from newsnb.values import Span

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # characters of the text before and after, by which a selector finds its words again


def to_annotations(readings: Reading | Iterable[Reading]) -> str:
    """Return an annotation page with every mention of a place or entity, and every quote with its speaker."""
    listed = [readings] if isinstance(readings, Reading) else list(readings)
    items = [item for reading in listed for item in _list_annotations(reading)]
    page = {"@context": _CONTEXT, "id": f"urn:sha256:{listed[0].sha256}#annotations", "type": "AnnotationPage"}
    return json.dumps(page | {"startIndex": 0, "items": items}, ensure_ascii=False, indent=1) + "\n"


def _list_annotations(reading: Reading) -> Iterator[dict[str, Any]]:
    names = {entity.id: entity.name for entity in reading.entities}
    for place in reading.places:
        for at in place.mentions:
            bodies = [_say("place", "tagging"), _say(at.use, "classifying"), _say(place.name, "describing")]
            identity = {"type": "SpecificResource", "purpose": "identifying", "source": address_of(place.key)}
            yield _annotate(reading, at.id, [(at.start, at.end)], [*bodies, identity])
    for entity in reading.entities:
        for number, mention in enumerate(entity.mentions, 1):
            bodies = [_say(entity.label, "tagging"), _say(entity.name, "identifying")]
            yield _annotate(reading, f"{entity.id}-{number}", [(mention.start, mention.end)], bodies)
    for quote in reading.quotes:
        speakers = [_say(f"said by {names.get(id, id)}", "identifying") for id in quote.speakers]
        bodies = [_say("quote", "tagging"), _say(quote.type, "classifying"), *speakers]
        yield _annotate(reading, quote.id, quote.content, bodies)


def _say(words: str, purpose: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "value": words, "format": "text/plain"}


def _annotate(reading: Reading, id: str, spans: Iterable[Span], bodies: list[dict[str, Any]]) -> dict[str, Any]:
    maker = {"type": "Software", "name": f"newsnb {reading.made_by.newsnb}, {reading.made_by.model}"}
    targets = [{"source": uri_of(reading), "selector": _select(reading, span)} for span in spans]
    return {
        "id": f"urn:sha256:{reading.sha256}#{id}",
        "type": "Annotation",
        "motivation": "identifying",
        "generator": maker,
        "body": bodies,
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _select(reading: Reading, span: Span) -> list[dict[str, Any]]:
    """Return the selectors of a span: its characters (code points), and its words where the text is at hand."""
    start, end = span
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    if reading.text is None:
        return [position]
    before, after = reading.text[max(0, start - _AROUND) : start], reading.text[end : end + _AROUND]
    words = {"type": "TextQuoteSelector", "exact": reading.text[start:end], "prefix": before, "suffix": after}
    return [words, position]
