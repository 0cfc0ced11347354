"""Doc to attributions that the layout shows: speaker turns ("SMITH: ...") and signed quotes ("..." - Ada Berg)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from newsnb.extract.attributions.parsed import SHARE_RIGHT
from newsnb.extract.attributions.stretches import Surroundings
from newsnb.extract.findings import Attribution
from newsnb.extract.stretches import Stretch
from newsnb.text.turns import Turn
from newsnb.trees import root_of
from newsnb.values import Span

_HEADING = re.compile(r"[\"“]?([A-Z][^:\n\"“”]{0,60}?):\s+(?=\S)")
_DASH_BELOW = re.compile(r"[ \u00a0]*\n+[ \u00a0]*(―|—|–|--)\s*(?=[^\W\d_])")
_DASH = re.compile(r"\s*(―|—|–|--?)\s*(?=[^\W\d_])")
_SIGNATURE_ENDS = re.compile(r"[\n\"“”;]|(?<!\b[A-Z])\.|(?:―|—|–|--)")
_DASHES = frozenset(("-", "--", "–", "—", "―"))
_LONGEST_NAME = 8  # tokens
_LONGEST_SIGNATURE = 80  # characters


def attribute_turns(doc: Doc, turns: Sequence[Turn]) -> Iterator[Attribution]:
    """Yield a quote for each turn of a dialogue; a Q or an A names nobody by itself."""
    for turn in turns:
        label = (turn.start, turn.end)
        nameless = turn.kind in ("question", "answer")
        found = _by_layout(doc, "speaker turn", cue=(turn.end, turn.end + 1), content=turn.said, source=label)
        yield replace(found, source_head=None) if nameless else found


def find_headings(
    doc: Doc, text: str, paragraphs: Sequence[Span], turns: Sequence[Turn], names: Mapping[int, tuple[int, str]]
) -> Iterator[Attribution]:
    """Yield a quote for each other paragraph that begins with a name and a colon: "Trump: talks are dead".

    ``names`` gives for the start of each entity's name its end and label. Only a headline may begin with what is no
    person: below it, such lines are tables and lists.
    """
    known = {turn.start for turn in turns}
    for start, end in paragraphs:
        match = _HEADING.match(text, start, end)
        if match is None or match.start(1) in known or match.start(1) not in names:
            continue
        name_end, label = names[match.start(1)]
        if name_end == match.end(1) and (label == "PERSON" or start == paragraphs[0][0]):
            colon = (match.end(1), match.end(1) + 1)
            yield _by_layout(doc, "name and colon", cue=colon, content=((match.end(), end),), source=match.span(1))


def find_signature(around: Surroundings, stretch: Stretch) -> Attribution | None:
    """Find who signed a quotation: a dash and a name behind it or below, up to the end of the line or the next mark."""
    text = around.text
    below = _DASH_BELOW.match(text, stretch.end)
    dash = _DASH.match(text, stretch.end) if below is None else below
    if dash is None or (below is None and "\n" in dash[0]):
        return None
    limit = min(around.paragraph(dash.end())[1], dash.end() + _LONGEST_SIGNATURE)
    stop = _SIGNATURE_ENDS.search(text, dash.end(), limit)
    end = stop.start() if stop else limit
    name = text[dash.end() : end].rstrip(" \u00a0,")
    if not name or not name[0].isupper():
        return None
    source = (dash.end(), dash.end() + len(name))
    return _by_layout(around.doc, "signed", cue=dash.span(1), content=stretch.spans, source=source)


def find_name_before(around: Surroundings, stretch: Stretch) -> Attribution | None:
    """Find who is named before a colon and a quotation: "Tom Reed: "...", behind a dash, or "From the report: "..."."""
    before = [token for token in around.before(stretch) if not token.is_space]
    if len(before) < 2 or before[-1].text != ":":
        return None
    starts = [at + 1 for at, token in enumerate(before) if token.text in _DASHES or token.lower_ == "from"]
    name = before[starts[-1] if starts else 0 : -1]
    is_name = 0 < len(name) <= _LONGEST_NAME and name[-1].pos_ in ("PROPN", "NOUN")
    if not is_name or any(token.pos_ in ("VERB", "AUX") or token.text in ",;:()" for token in name):
        return None
    named = any(token.pos_ == "PROPN" for token in name) or name[0].pos_ == "DET"
    source = (name[0].idx, name[-1].idx + len(name[-1]))
    colon = (before[-1].idx, before[-1].idx + 1)
    return _by_layout(around.doc, "name and colon", cue=colon, content=stretch.spans, source=source) if named else None


def _by_layout(doc: Doc, rule: str, *, cue: Span, content: tuple[Span, ...], source: Span) -> Attribution:
    name = doc.char_span(*source, alignment_mode="expand")
    head = root_of(name).i if name is not None else None
    return Attribution(
        head=-1 - cue[0],
        rule=rule,
        score=SHARE_RIGHT[rule],
        cue=(cue,),
        content=content,
        source=(source,),
        source_head=head,
    )
