"""Doc to attributions that the layout shows: speaker turns ("SMITH: ...") and signed quotes ("..." - Ada Berg)."""

import re
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc

from newsnb.extract.quotes.attributions import SHARE_RIGHT, Attribution
from newsnb.extract.quotes.stretches import Stretch, Surroundings
from newsnb.trees import root_of
from newsnb.values import Span

_TURN = re.compile(r"[\"“]?([A-Z][^:\n\"“”]{0,60}?):\s+(?=\S)")
_CAPITALS = re.compile(r"[A-Z][A-Z.'’ -]*[A-Z]$|[QA]$")
_DASH = re.compile(r"\s*(―|—|–|--?)\s*(?=[^\W\d_])")
_SIGNATURE_ENDS = re.compile(r"[\n\"“”;]|(?<!\b[A-Z])\.|(?:―|—|–|--)")
_LONGEST_SIGNATURE = 80  # characters
_LEAST_TURNS = 2  # a single word in capitals before a colon is a label ("UPDATE:"), two make a dialogue


def find_turns(doc: Doc, text: str, paragraphs: Sequence[Span], names: Mapping[int, int]) -> Iterator[Attribution]:
    """Yield a quote for each paragraph that begins with who speaks and a colon.

    The name is in capitals, where at least two paragraphs begin so, or all of the name of an entity: "Trump: talks
    are dead", as headlines have it. ``names`` gives for the start of each such name its end.
    """
    found = [(m, end) for start, end in paragraphs if (m := _TURN.match(text, start, end))]
    capitals = [match for match, _ in found if _CAPITALS.match(match[1])]
    in_dialogue = len(capitals) >= _LEAST_TURNS
    for match, end in found:
        name = match.span(1)
        in_capitals = in_dialogue and _CAPITALS.match(match[1]) is not None
        if in_capitals or names.get(name[0]) == name[1]:
            content = (match.end(), end)
            colon = (name[1], name[1] + 1)
            rule = "speaker turn" if in_dialogue else "name and colon"
            yield _by_layout(doc, rule, cue=colon, content=(content,), source=name)


def find_signature(around: Surroundings, stretch: Stretch) -> Attribution | None:
    """Find who signed a quotation: a dash and a name behind it, up to the end of the line or the next mark."""
    text = around.text
    dash = _DASH.match(text, stretch.end)
    if dash is None or "\n" in dash[0]:
        return None
    limit = min(around.paragraph(stretch.end - 1)[1], dash.end() + _LONGEST_SIGNATURE)
    stop = _SIGNATURE_ENDS.search(text, dash.end(), limit)
    end = stop.start() if stop else limit
    name = text[dash.end() : end].rstrip(" \u00a0,")
    if not name or not name[0].isupper():
        return None
    source = (dash.end(), dash.end() + len(name))
    return _by_layout(around.doc, "signed", cue=dash.span(1), content=stretch.spans, source=source)


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
