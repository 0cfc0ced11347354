"""The spaCy components: thin shells that run what `newsnb.extract` finds and leave it on the Doc.

Whichever of ``newsnb_entities``, ``newsnb_places`` and ``newsnb_quotes`` runs first finds who is who and who said what,
and keeps it on the Doc; the others read it there. So each works alone, in any order, and twice gives the same.
spaCy imports this module whenever it makes any pipeline, so what a component needs is imported when it is made.
"""

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
from spacy.attrs import IDX, SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from newsnb.analyses import analysis_of, check_parse
from newsnb.errors import UnknownName
from newsnb.extract.analysis import PROPOSERS, Analysis
from newsnb.gazetteer import Gazetteer
from newsnb.records import (
    DATE,
    HOME,
    MODEL,
    is_foreign,
    layout_of,
    write_entities,
    write_places,
    write_quotes,
    write_times,
)
from newsnb.tokens import text_of
from newsnb.values import LABELS

_GAZETTEER = {"@misc": "newsnb.Gazetteer.v1"}


def name_of(nlp: Language) -> str:
    """Return name and version of a pipeline, such as ``en_core_web_sm 3.8.0``."""
    return f"{nlp.meta.get('lang', '')}_{nlp.meta.get('name', '')} {nlp.meta.get('version', '')}"


@Language.factory("newsnb_paragraphs", assigns=["token.is_sent_start"])
def make_paragraphs(nlp: Language, name: str) -> "Paragraphs":
    """Make the component that tells the parser where paragraphs begin; it goes before the parser."""
    return Paragraphs(name)


@Language.factory(
    "newsnb_entities",
    default_config={"labels": list(LABELS), "gazetteer": _GAZETTEER, "spans_key": "entities", "without": []},
    requires=["doc.ents"],
    assigns=["doc.spans"],
)
def make_entities(
    nlp: Language, name: str, labels: list[str], gazetteer: Gazetteer | None, spans_key: str, without: list[str]
) -> "Entities":
    """Make the component from its config; see `Component` for the arguments."""
    return Entities(name, gazetteer, labels=labels, spans_key=spans_key, without=without, model=name_of(nlp))


@Language.factory(
    "newsnb_places",
    default_config={"gazetteer": _GAZETTEER, "spans_key": "places", "entities_key": "entities", "without": []},
    requires=["doc.ents"],
    assigns=["doc.spans"],
)
def make_places(
    nlp: Language, name: str, gazetteer: Gazetteer, spans_key: str, entities_key: str, without: list[str]
) -> "Places":
    """Make the component from its config; see `Component` for the arguments."""
    return Places(name, gazetteer, spans_key=spans_key, entities_key=entities_key, without=without, model=name_of(nlp))


@Language.factory(
    "newsnb_quotes",
    default_config={
        "stance": False,
        "gazetteer": _GAZETTEER,
        "spans_key": "quotes",
        "entities_key": "entities",
        "without": [],
    },
    requires=["doc.ents", "token.dep", "token.head"],
    assigns=["doc.spans"],
)
def make_quotes(
    nlp: Language,
    name: str,
    stance: bool,
    gazetteer: Gazetteer | None,
    spans_key: str,
    entities_key: str,
    without: list[str],
) -> "Quotes":
    """Make the component from its config; see `Component` for the arguments."""
    keys = {"spans_key": spans_key, "entities_key": entities_key}
    return Quotes(name, gazetteer, stance=stance, without=without, model=name_of(nlp), **keys)


@Language.factory("newsnb_times", default_config={"spans_key": "times"}, assigns=["doc.spans"])
def make_times(nlp: Language, name: str, spans_key: str) -> "Times":
    """Make the component that finds time expressions and understands them; see `Times`."""
    return Times(name, spans_key=spans_key)


def check_proposers(without: Collection[str]) -> frozenset[str]:
    """Return the proposers to leave out; raise `UnknownName` if there is none of a name."""
    from newsnb.extract import places

    known = (*PROPOSERS, *places.PROPOSERS)
    for name in without:
        if name not in known:
            raise UnknownName("proposer", name, known, shown=len(known))
    return frozenset(without)


class Paragraphs:
    """Starts a sentence at each paragraph, part and turn (behind dateline and label), and none at a closing mark."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Set what is certain of ``token.is_sent_start`` and leave the rest to the parser."""
        layout = layout_of(doc)
        closing = {pair.end - 1 for pair in layout.marks.pairs if pair.closed}
        begins = {start for start, _ in layout.paragraphs} | {part.start for part in layout.parts}
        begins |= {turn.said[0][0] for turn in layout.turns}
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


class Component:
    """What the three components have in common.

    Parameters
    ----------
    name
        Of the component in its pipeline.
    gazetteer
        Where names that may be a place's are looked up; None to do without.
    spans_key
        Of the span group that it writes; None for its usual name.
    entities_key
        Of the group of the entities, which somebody else may have written.
    without
        Names of the proposers to leave out; an unknown name lists all that there are.
    model
        Name and version of its pipeline, which is written on each Doc.
    """

    writes = ""

    def __init__(
        self,
        name: str,
        gazetteer: Gazetteer | None = None,
        *,
        spans_key: str | None = None,
        entities_key: str = "entities",
        without: Collection[str] = (),
        model: str = "",
    ) -> None:
        self.name = name
        self.gazetteer = gazetteer
        self.spans_key = spans_key or self.writes
        self.entities_key = entities_key
        self.without = check_proposers(without)
        self.model = model

    def analysis(self, doc: Doc, *, stance: bool = False) -> Analysis:
        """Return who is who in a Doc and who said what."""
        doc.user_data[MODEL] = self.model
        return analysis_of(doc, self.name, self.gazetteer, without=self.without, stance=stance)


class Entities(Component):
    """Writes the entities of a Doc: what it names, and its unnamed speakers; only those with one of ``labels``.

    A span a mention, labelled as its entity, ``id_`` the entity's id.
    """

    writes = "entities"

    def __init__(
        self, name: str, gazetteer: Gazetteer | None = None, *, labels: Collection[str] = LABELS, **more: Any
    ) -> None:
        super().__init__(name, gazetteer, **more)
        self.labels = frozenset(labels)

    def __call__(self, doc: Doc) -> Doc:
        """Add the span group and return the same Doc."""
        found = self.analysis(doc).entities
        write_entities(doc, [entity for entity in found if entity.label in self.labels], self.spans_key)
        return doc


class Places(Component):
    """Writes the places that a Doc names.

    A span a mention, labelled with its use, ``kb_id_`` the gazetteer's key, ``id_`` the place's id; ``attrs`` also hold
    ``unresolved`` and ``focus``. ``doc.user_data["newsnb_home"]`` may name the place where the article's readers live.
    """

    writes = "places"

    def __call__(self, doc: Doc) -> Doc:
        """Add the span group and return the same Doc."""
        from newsnb.extract.discourse import discourse_of
        from newsnb.extract.places import find_places, tags_of_entities, tags_of_group

        discourse = discourse_of(doc, layout_of(doc), text_of(doc))
        if is_foreign(doc, self.entities_key):
            tags = tags_of_group(doc, self.entities_key)
        else:
            tags = tags_of_entities(discourse, self.analysis(doc).entities)
        home = doc.user_data.get(HOME)
        assert self.gazetteer is not None  # its factory takes none but a gazetteer
        places = find_places(discourse, self.gazetteer, tags=tags, home=home, without=self.without)
        write_places(doc, places, self.spans_key)
        return doc


class Quotes(Component):
    """Writes who said what, and the entities where there are none; beliefs, wishes and plans with ``stance``.

    A span a stretch of content, labelled with the quote's type, ``id_`` the quote's id.
    """

    writes = "quotes"

    def __init__(self, name: str, gazetteer: Gazetteer | None = None, *, stance: bool = False, **more: Any) -> None:
        super().__init__(name, gazetteer, **more)
        self.stance = stance

    def __call__(self, doc: Doc) -> Doc:
        """Add the span group and return the same Doc."""
        check_parse(doc, self.name)
        found = self.analysis(doc, stance=self.stance)
        if self.stance or self.entities_key not in doc.spans:
            write_entities(doc, found.entities, self.entities_key)
        write_quotes(doc, found.quotes if self.stance else found.speech, self.spans_key)
        return doc


class Times:
    """Writes the time expressions of a Doc, and what they mean; it needs no other component, and no parse.

    A span an expression, labelled with its type, ``id_`` the time's id. ``doc.user_data["newsnb_date"]`` may hold the
    day of publication, from which "Friday" and "last year" are counted; with a parse, tense says which way.
    """

    def __init__(self, name: str, *, spans_key: str = "times") -> None:
        self.name = name
        self.spans_key = spans_key

    def __call__(self, doc: Doc) -> Doc:
        """Add the span group and return the same Doc."""
        from newsnb.extract.discourse import discourse_of
        from newsnb.extract.times import find_times

        discourse = discourse_of(doc, layout_of(doc), text_of(doc))
        found = find_times(discourse, date=doc.user_data.get(DATE), home=doc.user_data.get(HOME))
        write_times(doc, found, self.spans_key)
        return doc
