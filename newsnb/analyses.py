"""A Doc to its analysis, made once: who is who and who said what, kept on the Doc for all components that ask.

It stands in ``doc.user_data`` as plain values, which survive ``Doc.to_bytes``; an analysis of a Doc that somebody has
parsed or named anew since, or that was saved without user data, is made again, and is the same.
"""

import warnings
from collections.abc import Collection
from typing import Any
from weakref import WeakKeyDictionary
from zlib import crc32

from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD
from spacy.tokens import Doc

from newsnb.errors import NewsnbWarning, SettingsDiffer, UnfitDoc
from newsnb.extract.analysis import PROPOSERS, Analysis, analyze
from newsnb.extract.discourse import discourse_of
from newsnb.gazetteer import Gazetteer
from newsnb.plain import from_plain, to_plain
from newsnb.records import layout_of, note_plain
from newsnb.text.layout import Layout
from newsnb.tokens import text_of

ANALYSIS = "newsnb_analysis"
"""Key in ``doc.user_data`` under which the analysis stands."""

NEEDED_LABELS = ("nsubj", "dobj", "pobj", "prep", "ccomp")
"""Dependency labels of spaCy's English pipelines without which newsnb finds little."""

_UNIVERSAL = frozenset(("obj", "obl"))  # labels of Universal Dependencies

_kept: WeakKeyDictionary[Doc, Analysis] = WeakKeyDictionary()  # so that the plain values are read once, not each time


def analysis_of(
    doc: Doc,
    component: str,
    gazetteer: Gazetteer | None,
    *,
    without: Collection[str] = (),
    stance: bool = False,
) -> Analysis:
    """Return the analysis of ``doc``: the one kept on it, or else a new one, which is kept.

    Parameters
    ----------
    doc
        With entities; without a parse there are no quotes.
    component
        Who asks, for messages.
    gazetteer, without
        As of the components: all of a pipeline must have the same, but for the proposers of places.
    stance
        Whether beliefs, wishes and plans are asked for, too.

    Raises
    ------
    SettingsDiffer
        If the analysis that is kept was made with other settings.
    """
    settings = {
        "gazetteer": gazetteer.version if gazetteer is not None else None,
        "without": sorted({*without} & {*PROPOSERS}),
    }
    seen = [len(doc), _fingerprint(doc)]
    stored = doc.user_data.get(ANALYSIS)
    if stored is None or stored["seen"] != seen or (stance and not stored["stance"]):
        return _analyze(doc, gazetteer, settings, seen, without, stance)
    if stored["settings"] != settings:
        raise SettingsDiffer(component, settings, stored["settings"])
    if doc not in _kept:
        _kept[doc] = from_plain(Analysis, stored["found"], where="analysis")
    return _kept[doc]


def check_parse(doc: Doc, component: str) -> None:
    """Raise `UnfitDoc` if nobody parsed ``doc``; words without a parse say nothing of who speaks."""
    if len(doc) and not doc.has_annotation("DEP"):
        raise UnfitDoc(component, "a Doc with a dependency parse", "add it behind the parser of the pipeline")


def _analyze(
    doc: Doc,
    gazetteer: Gazetteer | None,
    settings: dict[str, Any],
    seen: list[int],
    without: Collection[str],
    stance: bool,
) -> Analysis:
    layout = layout_of(doc)
    _check(doc, layout)
    found = analyze(discourse_of(doc, layout, text_of(doc)), gazetteer=gazetteer, without=without, stance=stance)
    plain = to_plain(found)
    doc.user_data[ANALYSIS] = {"settings": settings, "seen": seen, "stance": stance, "found": plain}
    note_plain(doc, (*found.entities, *found.quotes), (*plain["entities"], *plain["quotes"]))
    _kept[doc] = found
    return found


def _fingerprint(doc: Doc) -> int:
    """Return a number that differs where somebody named or parsed the Doc anew."""
    return crc32(doc.to_array([ENT_IOB, ENT_TYPE, HEAD, DEP]).tobytes())


def _check(doc: Doc, layout: Layout) -> None:
    """Warn of what a pipeline should have, without which newsnb finds less."""
    if not len(doc):
        return
    if not doc.has_annotation("ENT_IOB"):
        warnings.warn("nobody named the entities of this Doc; add the components behind ner", NewsnbWarning, 4)
    if not doc.has_annotation("DEP"):
        return
    labels = {doc.vocab.strings[dep] for dep in {*doc.to_array([DEP])[:200].tolist()}}
    if labels & _UNIVERSAL and labels.isdisjoint(("dobj", "pobj")):
        warnings.warn(describe_labels(sorted(labels & _UNIVERSAL)), NewsnbWarning, 4)
    if not _starts_sentences(doc, layout):
        warnings.warn(
            "newsnb_paragraphs did not run before the parser of this Doc, so sentences run over its paragraphs; "
            'add it with nlp.add_pipe("newsnb_paragraphs", before="parser")',
            NewsnbWarning,
            4,
        )


def describe_labels(seen: Collection[str]) -> str:
    """Return the line that says which dependency labels newsnb needs, and which were seen."""
    return (
        f"newsnb needs the dependency labels of spaCy's English pipelines ({', '.join(NEEDED_LABELS)}, ...), "
        f"but this parser gives others ({', '.join(seen)}): it finds few quotes"
    )


def _starts_sentences(doc: Doc, layout: Layout) -> bool:
    """Return whether a sentence starts at each paragraph, as `newsnb_paragraphs` sees to it."""
    discourse = discourse_of(doc, layout, text_of(doc))
    return all(doc[discourse.token(start)].is_sent_start for start, _ in layout.paragraphs)
