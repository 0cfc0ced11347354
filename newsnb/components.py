"""The spaCy components: thin shells that run what `newsnb.extract` finds and leave it on the Doc.

Each writes a span group whose spans carry label and id, for people who work with spaCy, and whose
``attrs["records"]`` hold the same findings as plain values with character offsets. Both survive ``Doc.to_bytes``.
spaCy imports this module whenever it makes any pipeline, so what a component needs is imported when it is made.
"""

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from spacy.attrs import IDX, SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from newsnb.gazetteer import Gazetteer
from newsnb.plain import Value, from_plain, to_plain
from newsnb.text.marks import pair_marks
from newsnb.text.parts import find_paragraphs, find_parts
from newsnb.text.turns import Turn, find_turns
from newsnb.values import LABELS, Entity, Focus, Part, Place, Quote, Unresolved

if TYPE_CHECKING:
    from newsnb.extract.places import FoundPlaces

V = TypeVar("V", bound=Value)

HOME = "newsnb_home"
"""Key in ``doc.user_data`` under which the place where the article's readers live may stand."""


@Language.factory("newsnb_paragraphs", assigns=["token.is_sent_start"])
def make_paragraphs(nlp: Language, name: str) -> "Paragraphs":
    """Make the component that tells the parser where paragraphs begin; it goes before the parser."""
    return Paragraphs(name)


@Language.factory(
    "newsnb_entities",
    default_config={
        "labels": list(LABELS),
        "gazetteer": {"@misc": "newsnb.Gazetteer.v1"},
        "spans_key": "entities",
    },
    requires=["doc.ents"],
    assigns=["doc.spans"],
)
def make_entities(
    nlp: Language, name: str, labels: list[str], gazetteer: Gazetteer | None, spans_key: str
) -> "Entities":
    """Make the component from its config; see `Entities` for the arguments."""
    return Entities(name, gazetteer, labels=labels, spans_key=spans_key)


@Language.factory(
    "newsnb_places",
    default_config={"gazetteer": {"@misc": "newsnb.Gazetteer.v1"}, "spans_key": "places", "entities_key": "entities"},
    requires=["doc.ents"],
    assigns=["doc.spans"],
)
def make_places(nlp: Language, name: str, gazetteer: Gazetteer, spans_key: str, entities_key: str) -> "Places":
    """Make the component from its config; see `Places` for the arguments."""
    return Places(name, gazetteer, spans_key=spans_key, entities_key=entities_key)


@Language.factory(
    "newsnb_quotes",
    default_config={"stance": False, "spans_key": "quotes", "entities_key": "entities"},
    requires=["doc.ents", "token.dep", "token.head"],
    assigns=["doc.spans"],
)
def make_quotes(nlp: Language, name: str, stance: bool, spans_key: str, entities_key: str) -> "Quotes":
    """Make the component from its config; see `Quotes` for the arguments."""
    return Quotes(name, stance=stance, spans_key=spans_key, entities_key=entities_key)


class Paragraphs:
    """Starts a sentence at each paragraph, part and turn (behind dateline and label), and none at a closing mark."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Set what is certain of ``token.is_sent_start`` and leave the rest to the parser."""
        text, paragraphs, parts, turns = _layout(doc)
        closing = {pair.end - 1 for pair in pair_marks(text, paragraphs).pairs if pair.closed}
        begins = {start for start, _ in paragraphs} | {part.start for part in parts}
        begins |= {turn.said[0][0] for turn in turns}
        if len(doc) and not doc.has_annotation("DEP"):
            _mark_starts(doc, sorted(begins), closing)
        return doc


def _mark_starts(doc: Doc, begins: Sequence[int], closing: Collection[int]) -> None:
    """Set sentence starts all at once: set one by one, each would cost spaCy a walk over the whole Doc."""
    offsets = doc.to_array([IDX]).astype(np.int64)
    starts = doc.to_array([SENT_START]).astype(np.int64)
    within = np.isin(offsets, list(closing))
    within[0] = False
    starts[within] = -1
    starts[np.searchsorted(offsets, begins, side="right") - 1] = 1  # the token that lies there, or ends behind it
    column: Any = starts.astype(np.uint64).reshape(-1, 1)  # spaCy's own annotation knows no numpy array
    doc.from_array([SENT_START], column)


class Entities:
    """Writes the entities that a Doc names to ``doc.spans[spans_key]``.

    Parameters
    ----------
    name
        Of the component in its pipeline.
    gazetteer
        Where names that may be a place's are looked up; None to do without.
    labels
        spaCy labels to keep.
    spans_key
        Of the span group: a span a mention, labelled as its entity, ``id_`` the entity's id.
    """

    def __init__(
        self,
        name: str,
        gazetteer: Gazetteer | None = None,
        *,
        labels: Collection[str] = LABELS,
        spans_key: str = "entities",
    ) -> None:
        self.name = name
        self.gazetteer = gazetteer
        self.labels = frozenset(labels)
        self.spans_key = spans_key

    def __call__(self, doc: Doc) -> Doc:
        """Add the span group and return the same Doc."""
        from newsnb.extract.mentions import find_entities

        text, _, parts, turns = _layout(doc)
        found = find_entities(doc, parts, labels=self.labels, gazetteer=self.gazetteer, text=text, turns=turns)
        write_entities(doc, found, self.spans_key)
        return doc


class Places:
    """Writes the places that a Doc names to ``doc.spans[spans_key]``.

    Parameters
    ----------
    name
        Of the component in its pipeline.
    gazetteer
        Where names are looked up.
    spans_key
        Of the span group: a span a mention, labelled with its use, ``kb_id_`` the gazetteer's key, ``id_`` the place's
        id. ``attrs`` also hold ``unresolved`` and ``focus``.
    entities_key
        Of the group to take names from; ``doc.ents`` where there is none.

    Notes
    -----
    ``doc.user_data["newsnb_home"]`` may name the place where the article's readers live.
    """

    def __init__(
        self, name: str, gazetteer: Gazetteer, *, spans_key: str = "places", entities_key: str = "entities"
    ) -> None:
        self.name = name
        self.gazetteer = gazetteer
        self.spans_key = spans_key
        self.entities_key = entities_key

    def __call__(self, doc: Doc) -> Doc:
        """Add the span group and return the same Doc."""
        from newsnb.extract.places import find_places

        text, _, parts, _ = _layout(doc)
        home = doc.user_data.get(HOME)
        found = find_places(doc, self.gazetteer, text=text, parts=parts, home=home, spans_key=self.entities_key)
        write_places(doc, found, self.spans_key)
        return doc


class Quotes:
    """Writes who said what to ``doc.spans[spans_key]``, and the speakers without a name to the entities.

    Parameters
    ----------
    name
        Of the component in its pipeline.
    stance
        Whether beliefs, wishes and plans in plain words are kept.
    spans_key
        Of the span group: a span a stretch of content, labelled with the quote's type, ``id_`` the quote's id.
    entities_key
        Of the group that speakers are looked for in; it is made from ``doc.ents`` where there is none.
    """

    def __init__(
        self, name: str, *, stance: bool = False, spans_key: str = "quotes", entities_key: str = "entities"
    ) -> None:
        self.name = name
        self.stance = stance
        self.spans_key = spans_key
        self.entities_key = entities_key

    def __call__(self, doc: Doc) -> Doc:
        """Add the span group and return the same Doc."""
        from newsnb.extract.attributions import find_quotes
        from newsnb.extract.mentions import find_entities

        text, paragraphs, parts, turns = _layout(doc)
        known = self.entities_key in doc.spans
        entities = read_entities(doc, self.entities_key) if known else find_entities(doc, parts, text=text, turns=turns)
        marks = pair_marks(text, paragraphs)
        found = find_quotes(doc, text, marks, parts, entities, paragraphs=paragraphs, turns=turns, stance=self.stance)
        write_entities(doc, found.entities, self.entities_key)
        _write(doc, self.spans_key, found.quotes, _quote_spans(doc, found.quotes))
        return doc


@lru_cache(maxsize=1)
def _layout(doc: Doc) -> tuple[str, list[tuple[int, int]], tuple[Part, ...], tuple[Turn, ...]]:
    """Give text, paragraphs, parts and turns; kept, since all components of a pipeline ask for those of one Doc.

    spaCy joins the text anew each time it is asked; no component can change it.
    """
    text = doc.text
    paragraphs = find_paragraphs(text)
    return text, paragraphs, find_parts(text, paragraphs), find_turns(text, paragraphs)


def write_entities(doc: Doc, entities: Sequence[Entity], key: str = "entities") -> None:
    """Store ``entities`` in ``doc.spans[key]``."""
    spans = (
        _span(doc, mention.start, mention.end, entity.label, entity.id)
        for entity in entities
        for mention in entity.mentions
    )
    _write(doc, key, entities, spans)


def read_entities(doc: Doc, key: str = "entities") -> tuple[Entity, ...]:
    """Give what `write_entities` stored; empty where nothing was."""
    return _read(doc, key, Entity)


def write_places(doc: Doc, found: "FoundPlaces", key: str = "places") -> None:
    """Store places, names left open and the focus in ``doc.spans[key]``."""
    spans = (
        _span(doc, mention.start, mention.end, mention.use, place.id, place.key)
        for place in found.places
        for mention in place.mentions
    )
    _write(doc, key, found.places, spans, unresolved=to_plain(found.unresolved), focus=to_plain(found.focus))


def read_places(doc: Doc, key: str = "places") -> tuple[tuple[Place, ...], tuple[Unresolved, ...], Focus]:
    """Give what `write_places` stored; empty where nothing was."""
    attrs = doc.spans[key].attrs if key in doc.spans else {}
    unresolved = tuple(from_plain(Unresolved, item) for item in attrs.get("unresolved", ()))
    focus = from_plain(Focus, attrs["focus"]) if "focus" in attrs else Focus()
    return _read(doc, key, Place), unresolved, focus


def read_quotes(doc: Doc, key: str = "quotes") -> tuple[Quote, ...]:
    """Give the quotes that the component stored; empty where none were."""
    return _read(doc, key, Quote)


def _quote_spans(doc: Doc, quotes: Iterable[Quote]) -> Iterable[Span]:
    return (_span(doc, start, end, quote.type, quote.id) for quote in quotes for start, end in quote.content)


def _span(doc: Doc, start: int, end: int, label: str, name: str, kb_id: str = "") -> Span:
    """Give the tokens that the characters lie in; names need not begin and end where tokens do."""
    span = doc.char_span(start, end, label=label, kb_id=kb_id, span_id=name, alignment_mode="expand")
    assert span is not None  # "expand" always finds tokens for characters of the text
    return span


def _write(doc: Doc, key: str, values: Sequence[Value], spans: Iterable[Span], **more: Any) -> None:
    attrs = {"records": to_plain(tuple(values)), **more}
    doc.spans[key] = SpanGroup(doc, name=key, spans=list(spans), attrs=attrs)


def _read(doc: Doc, key: str, kind: type[V]) -> tuple[V, ...]:
    if key not in doc.spans:
        return ()
    return tuple(from_plain(kind, record) for record in doc.spans[key].attrs.get("records", ()))
