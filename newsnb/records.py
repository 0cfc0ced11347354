"""Values to a Doc and back: what our components find, as span groups for people and plain values for programs.

Each finding is a span group whose spans carry label and id, and whose ``attrs["records"]`` hold the same as plain
values with character offsets, because names need not begin and end where tokens do. Both survive ``Doc.to_bytes``.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakKeyDictionary

from spacy.tokens import Doc, Span, SpanGroup

from newsnb.plain import Value, from_plain, to_plain
from newsnb.text.layout import Layout, lay_out
from newsnb.tokens import text_of
from newsnb.values import Entity, Focus, Place, Quote, Time, Unresolved

if TYPE_CHECKING:
    from newsnb.extract.places import FoundPlaces

V = TypeVar("V", bound=Value)

HOME = "newsnb_home"
"""Key in ``doc.user_data`` under which the place where the article's readers live may stand."""

DATE = "newsnb_date"
"""Key in ``doc.user_data`` under which the day of publication may stand."""

MODEL = "newsnb_model"
"""Key in ``doc.user_data`` under which the components write the name and version of their pipeline."""

LAYOUT = "newsnb_layout"
"""Key in ``doc.user_data`` under which the layout stands, as plain values."""

_layouts: WeakKeyDictionary[Doc, Layout] = WeakKeyDictionary()  # so that the plain values are read once, not each time
_plain: WeakKeyDictionary[Doc, dict[int, tuple[Value, Any]]] = WeakKeyDictionary()
_values: WeakKeyDictionary[Doc, dict[str, tuple[list[Any], tuple[Any, ...]]]] = WeakKeyDictionary()


def write_layout(doc: Doc, layout: Layout) -> None:
    """Keep the layout of ``doc`` on it."""
    doc.user_data[LAYOUT] = to_plain(layout)
    _layouts[doc] = layout


def layout_of(doc: Doc) -> Layout:
    """Return the layout of ``doc``: the one kept on it, or else a new one, which is kept."""
    known = _layouts.get(doc)
    if known is not None and LAYOUT in doc.user_data:
        return known
    if LAYOUT in doc.user_data:
        _layouts[doc] = from_plain(Layout, doc.user_data[LAYOUT], where="layout")
    else:
        write_layout(doc, lay_out(text_of(doc)))
    return _layouts[doc]


def write_entities(doc: Doc, entities: Sequence[Entity], key: str = "entities") -> None:
    """Write ``entities`` to ``doc.spans[key]``."""
    spans = (
        _span(doc, mention.start, mention.end, entity.label, entity.id)
        for entity in entities
        for mention in entity.mentions
    )
    _write(doc, key, entities, spans)


def read_entities(doc: Doc, key: str = "entities") -> tuple[Entity, ...]:
    """Return what `write_entities` wrote; empty where nothing was."""
    return _read(doc, key, Entity)


def write_places(doc: Doc, found: "FoundPlaces", key: str = "places") -> None:
    """Write places, names left open and the focus to ``doc.spans[key]``."""
    spans = (
        _span(doc, mention.start, mention.end, mention.use, place.id, place.key)
        for place in found.places
        for mention in place.mentions
    )
    _write(doc, key, found.places, spans, unresolved=to_plain(found.unresolved), focus=to_plain(found.focus))


def read_places(doc: Doc, key: str = "places") -> tuple[tuple[Place, ...], tuple[Unresolved, ...], Focus]:
    """Return what `write_places` wrote; empty where nothing was."""
    attrs = doc.spans[key].attrs if key in doc.spans else {}
    unresolved = tuple(from_plain(Unresolved, item) for item in attrs.get("unresolved", ()))
    focus = from_plain(Focus, attrs["focus"]) if "focus" in attrs else Focus()
    return _read(doc, key, Place), unresolved, focus


def write_quotes(doc: Doc, quotes: Sequence[Quote], key: str = "quotes") -> None:
    """Write ``quotes`` to ``doc.spans[key]``: a span for each stretch of content, labelled with the quote's type."""
    spans = (_span(doc, start, end, quote.type, quote.id) for quote in quotes for start, end in quote.content)
    _write(doc, key, quotes, spans)


def read_quotes(doc: Doc, key: str = "quotes") -> tuple[Quote, ...]:
    """Return what `write_quotes` wrote; empty where nothing was."""
    return _read(doc, key, Quote)


def write_times(doc: Doc, times: Sequence[Time], key: str = "times") -> None:
    """Write ``times`` to ``doc.spans[key]``: a span for each, labelled with its type."""
    _write(doc, key, times, (_span(doc, time.start, time.end, time.type, time.id) for time in times))


def read_times(doc: Doc, key: str = "times") -> tuple[Time, ...]:
    """Return what `write_times` wrote; empty where nothing was."""
    return _read(doc, key, Time)


def has_records(doc: Doc, key: str) -> bool:
    """Return whether a component of ours wrote the span group of this name."""
    return key in doc.spans and "records" in doc.spans[key].attrs


def is_foreign(doc: Doc, key: str) -> bool:
    """Return whether a span group of this name is somebody else's: it has no records of ours."""
    return key in doc.spans and not has_records(doc, key)


def _span(doc: Doc, start: int, end: int, label: str, name: str, kb_id: str = "") -> Span:
    """Return the tokens that the characters lie in; names need not begin and end where tokens do."""
    span = doc.char_span(start, end, label=label, kb_id=kb_id, span_id=name, alignment_mode="expand")
    assert span is not None  # "expand" always finds tokens for characters of the text
    return span


def note_plain(doc: Doc, values: Sequence[Value], plain: Sequence[Any]) -> None:
    """Note the plain form of values that are about to be written, so that it is made once."""
    _plain[doc] = {id(value): (value, form) for value, form in zip(values, plain, strict=True)}


def _write(doc: Doc, key: str, values: Sequence[Value], spans: Iterable[Span], **more: Any) -> None:
    noted = _plain.get(doc, {})
    known = (noted.get(id(value), (None, None)) for value in values)
    records = [form if own is value else to_plain(value) for value, (own, form) in zip(values, known, strict=True)]
    attrs = {"records": records, **more}
    doc.spans[key] = SpanGroup(doc, name=key, spans=list(spans), attrs=attrs)
    _values.setdefault(doc, {})[key] = records, tuple(values)


def _read(doc: Doc, key: str, kind: type[V]) -> tuple[V, ...]:
    records = doc.spans[key].attrs.get("records", ()) if key in doc.spans else ()
    written, values = _values.get(doc, {}).get(key, (None, ()))
    return values if written is records else tuple(from_plain(kind, record) for record in records)
