"""Write readings as tasks of Label Studio, with what newsnb found as predictions to correct.

Format: `Label Studio, import pre-annotated data <https://labelstud.io/guide/predictions>`_. Offsets count code points,
as Label Studio does since version 1.7.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from newsnb.errors import FileProblem
from newsnb.reading import Reading
from newsnb.values import LABELS, Span

CONFIG = f"""<View>
  <Header value="$title"/>
  <Relations><Relation value="said by"/><Relation value="reported by"/><Relation value="sourced by"/></Relations>
  <Labels name="label" toName="text">
    {" ".join(f'<Label value="{label}"/>' for label in (*LABELS, "PLACE", "QUOTE", "CUE", "SOURCE"))}
  </Labels>
  <Text name="text" value="$text" granularity="word"/>
</View>
"""
"""The labelling configuration of a project that these tasks fit."""


def to_tasks(readings: Reading | Iterable[Reading]) -> str:
    """Return the tasks as JSON, one for each reading.

    Raises
    ------
    FileProblem
        If a reading was saved without its words.
    """
    listed = [readings] if isinstance(readings, Reading) else list(readings)
    return json.dumps([_make_task(reading) for reading in listed], ensure_ascii=False, indent=1) + "\n"


def _make_task(reading: Reading) -> dict[str, Any]:
    if reading.text is None:
        raise FileProblem("tasks", "the words of the article were left out", "read the text again to write tasks")
    meta = reading.meta
    about = {"title": meta.title or "", "outlet": meta.outlet or "", "date": meta.date or "", "url": meta.url or ""}
    prediction = {"model_version": f"newsnb {reading.made_by.newsnb}", "result": list(_list_results(reading))}
    return {"data": {"text": reading.text, **about, "sha256": reading.sha256}, "predictions": [prediction]}


def _list_results(reading: Reading) -> Iterator[dict[str, Any]]:
    for entity in reading.entities:
        for number, mention in enumerate(entity.mentions):
            yield _label(reading, _name(entity.id, number), (mention.start, mention.end), entity.label, mention.score)
    for place in reading.places:
        for toponym in place.mentions:
            yield _label(reading, toponym.id, (toponym.start, toponym.end), "PLACE", toponym.score)
    for quote in reading.quotes:
        for role, spans in (("QUOTE", quote.content), ("CUE", quote.cue), ("SOURCE", quote.source)):
            for number, span in enumerate(spans):
                yield _label(reading, _name(f"{quote.id}-{role.lower()}", number), span, role, quote.score)
        named = [(id, "said by") for id in quote.speakers if _has_mention(reading, id)]
        parts = [(f"{quote.id}-{role}", word) for role, word in (("cue", "reported by"), ("source", "sourced by"))]
        here = [(id, word) for id, word in parts if getattr(quote, id.rpartition("-")[2])]
        yield from (_relate(f"{quote.id}-quote-0", _name(id, 0), word) for id, word in [*named, *here])


def _name(id: str, number: int) -> str:
    return f"{id}-{number}"


def _has_mention(reading: Reading, id: str) -> bool:
    return any(entity.id == id and entity.mentions for entity in reading.entities)


def _label(reading: Reading, id: str, span: Span, label: str, score: float | None) -> dict[str, Any]:
    value = {"start": span[0], "end": span[1], "text": reading.words([span]), "labels": [label]}
    made = {"id": id, "from_name": "label", "to_name": "text", "type": "labels", "value": value}
    return made if score is None else made | {"score": score}


def _relate(one: str, other: str, word: str) -> dict[str, Any]:
    return {"type": "relation", "from_id": one, "to_id": other, "direction": "right", "labels": [word]}
