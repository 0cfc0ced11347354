"""A Reading -> a Doc of tokens and sentences with its findings on it, for spaCy and for formats that need tokens."""

from collections.abc import Iterable, Iterator
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.util import filter_spans

from newsnb.errors import FileProblem
from newsnb.extract.places import FoundPlaces
from newsnb.reading import Reading
from newsnb.records import DATE, write_entities, write_layout, write_places, write_quotes, write_times
from newsnb.text.layout import lay_out
from newsnb.tokens import tokenize

META = "newsnb_meta"
"""Key in ``doc.user_data`` under which title, outlet, date and address of the article stand."""


def doc_of(reading: Reading) -> Doc:
    """Return a Doc with the entities, places, quotes and times of a reading, as the components leave them.

    It has tokens and sentences, but no tags and no parse, which a reading does not keep. Sentences end at full stops
    and paragraphs, never inside a name.

    Raises
    ------
    FileProblem
        If the reading was saved without its words.
    """
    text = reading.text
    if text is None:
        raise FileProblem("tokens", "the words of the article were left out", "read the text again to write tokens")
    doc, _ = tokenize(_blank(), text)
    write_layout(doc, lay_out(text))
    write_entities(doc, reading.entities)
    write_places(doc, FoundPlaces(places=reading.places, unresolved=reading.unresolved, focus=reading.focus))
    write_quotes(doc, reading.quotes)
    write_times(doc, reading.times)
    _start_sentences(doc, list(_find_named(doc, reading)))
    doc.ents = filter_spans(doc.spans["entities"])
    meta = reading.meta
    doc.user_data[DATE] = meta.date
    doc.user_data[META] = {"title": meta.title, "outlet": meta.outlet, "date": meta.date, "url": meta.url}
    return doc


@cache
def _blank() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


def _find_named(doc: Doc, reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the first token of each name and the one behind it."""
    for span in (*doc.spans["entities"], *doc.spans["places"]):
        yield span.start, span.end


def _start_sentences(doc: Doc, names: list[tuple[int, int]]) -> None:
    _blank().get_pipe("sentencizer")(doc)
    inside = {at for start, end in names for at in range(start + 1, end)}
    for token in doc:
        is_break = token.i > 0 and "\n" in doc[token.i - 1].text
        if is_break or token.is_sent_start is None:
            token.is_sent_start = is_break
        if token.i in inside or token.is_space:
            token.is_sent_start = token.i == 0


def docbin_of(readings: Iterable[Reading]) -> bytes:
    """Return the Docs of readings as the bytes of a `spacy.tokens.DocBin`.

    `newsnb.from_doc` makes readings of the Docs in it.

    Raises
    ------
    FileProblem
        If a reading was saved without its words.
    """
    made = DocBin(store_user_data=True)
    for reading in readings:
        made.add(doc_of(reading))
    return made.to_bytes()
