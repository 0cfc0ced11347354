"""Write readings token by token: CoNLL-U with entities as in CorefUD, and the coreference columns of CoNLL-2012.

Formats: `CoNLL-U <https://universaldependencies.org/format.html>`_, `CorefUD 1.0
<https://ufal.mff.cuni.cz/corefud>`_, `CoNLL-2012 <https://conll.cemantix.org/2012/data.html>`_. A reading keeps no tags
and no parse, so their columns are empty.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from newsnb.reading import Reading
from newsnb.values import Entity

_TYPES = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place", "EVENT": "event"}
_EMPTY = "-"

_Doc = Any
"""A spaCy Doc: this module handles the one that `newsnb.docs` makes, and knows spaCy only by it."""

Spans = list[tuple[int, int, int]]
"""Of each mention: the number of its entity, its first token and its last."""


def to_conllu(readings: Reading | Iterable[Reading]) -> str:
    """Return readings as CoNLL-U, with the mentions of each entity in the last column.

    Raises
    ------
    FileProblem
        If a reading was saved without its words.
    """
    listed = [readings] if isinstance(readings, Reading) else list(readings)
    return "".join(f"{line}\n" for number, one in enumerate(listed) for line in _list_conllu(one, number))


def to_conll(readings: Reading | Iterable[Reading]) -> str:
    """Return readings as CoNLL-2012: tokens, who says them, named entities and coreference.

    Raises
    ------
    FileProblem
        If a reading was saved without its words.
    """
    listed = [readings] if isinstance(readings, Reading) else list(readings)
    return "".join(f"{line}\n" for number, one in enumerate(listed) for line in _list_conll(one, number))


def _make_doc(reading: Reading) -> _Doc:
    from newsnb.docs import doc_of

    return doc_of(reading)


def _list_sentences(doc: _Doc) -> Iterator[list[Any]]:
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        if words:
            yield words


def _find_mentions(doc: _Doc, entities: Iterable[Entity]) -> Spans:
    """Return the tokens of each mention and reference, each once, those that start first and are longest first."""
    found: set[tuple[int, int, int]] = set()
    for number, entity in enumerate(entities, 1):
        mentions = [(one.start, one.end) for one in entity.mentions]
        for start, end in (*mentions, *((one.start, one.end) for one in entity.references)):
            span = doc.char_span(start, end, alignment_mode="expand")
            tokens = [token.i for token in span if not token.is_space] if span is not None else []
            if tokens and doc[tokens[0]].sent == doc[tokens[-1]].sent:
                found.add((number, tokens[0], tokens[-1]))
    return sorted(found, key=lambda one: (one[1], -one[2], one[0]))


def _list_conllu(reading: Reading, number: int) -> Iterator[str]:
    doc = _make_doc(reading)
    brackets = _bracket(_find_mentions(doc, reading.entities), reading.entities)
    yield f"# newdoc id = {reading.sha256[:12]}-{number}"
    yield "# global.Entity = eid-etype-head-other"
    for at, words in enumerate(_list_sentences(doc), 1):
        yield f"# sent_id = {number}-{at}"
        yield f"# text = {' '.join(reading.words([(words[0].idx, words[-1].idx + len(words[-1]))]).split())}"
        for place, token in enumerate(words, 1):
            more = [f"Entity={brackets[token.i]}"] if token.i in brackets else []
            is_last = place == len(words)
            more += [] if token.whitespace_ or is_last or doc[token.i + 1].is_space else ["SpaceAfter=No"]
            yield "\t".join([str(place), token.text, *"_" * 7, "|".join(more) or "_"])
        yield ""


def _bracket(mentions: Spans, entities: tuple[Entity, ...]) -> dict[int, str]:
    """Return the brackets at each token, as CorefUD has them: those that close first, then those that open."""
    opened: defaultdict[int, list[str]] = defaultdict(list)
    closed: defaultdict[int, list[str]] = defaultdict(list)
    for number, first, last in mentions:
        about = f"(e{number}-{_TYPES.get(entities[number - 1].label, 'object')}-1-"
        opened[first].append(f"{about})" if first == last else about)
        if first != last:
            closed[last].insert(0, f"e{number})")  # inner brackets close first
    return {at: "".join([*closed[at], *opened[at]]) for at in sorted({*opened, *closed})}


def _list_conll(reading: Reading, number: int) -> Iterator[str]:
    doc = _make_doc(reading)
    mentions = _find_mentions(doc, reading.entities)
    chains, speakers = _list_chains(mentions), _find_speakers(doc, reading)
    named = {token.i: _name_entity(token) for token in doc}
    id = f"{reading.sha256[:12]}-{number}"
    yield f"#begin document ({id}); part 000"
    for words in _list_sentences(doc):
        for place, token in enumerate(words):
            empty = [_EMPTY] * 4
            about = [speakers.get(token.i, _EMPTY), named[token.i], chains.get(token.i, _EMPTY)]
            yield "\t".join([id, "0", str(place), token.text, _EMPTY, "*", *empty[:3], *about])
        yield ""
    yield "#end document"


def _list_chains(mentions: Spans) -> dict[int, str]:
    """Return the coreference column: the numbers of entities whose mentions open and close at a token."""
    marks: defaultdict[int, list[str]] = defaultdict(list)
    for entity, first, last in mentions:
        if first == last:
            marks[first].append(f"({entity})")
        else:
            marks[first].append(f"({entity}")
            marks[last].append(f"{entity})")
    return {at: "|".join(marks[at]) for at in marks}


def _find_speakers(doc: _Doc, reading: Reading) -> dict[int, str]:
    """Return who says each token, with the blanks of a name as underscores; of nested quotes the inner one counts."""
    names = {entity.id: "_".join(entity.name.split()) for entity in reading.entities}
    found: dict[int, str] = {}
    for quote in sorted(reading.quotes, key=lambda one: one.content[0][0] - one.content[-1][1]):
        who = "+".join(names[id] for id in quote.speakers if id in names)
        for start, end in quote.content:
            span = doc.char_span(start, end, alignment_mode="expand")
            found |= {token.i: who for token in span or ()} if who else {}
    return found


def _name_entity(token: Any) -> str:
    """Return the column of named entities: ``(PERSON*`` opens one, ``*)`` closes it."""
    inside = token.ent_iob_ in "BI" and bool(token.ent_type_)
    ends = token.i + 1 == len(token.doc) or token.doc[token.i + 1].ent_iob_ != "I"
    opening = f"({token.ent_type_}" if inside and token.ent_iob_ == "B" else ""
    return f"{opening}*{')' if inside and ends else ''}"
