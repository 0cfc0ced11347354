"""The steps from a discourse to its attributions, in their order."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from newsnb.extract.attributions.crossing import uncrossed
from newsnb.extract.attributions.doubles import without_doubles
from newsnb.extract.attributions.parsed import SHARE_RIGHT, describe, find_parsed, with_source
from newsnb.extract.attributions.stretches import (
    Beside,
    Surroundings,
    clause_around,
    continues,
    cue_beside,
    is_embedded,
    stands_alone,
)
from newsnb.extract.attributions.turns import attribute_turns, find_headings, find_name_before, find_signature
from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import Attribution, Name
from newsnb.extract.overlaps import Overlaps
from newsnb.extract.stretches import Stretch
from newsnb.values import Span

_SILENT = ("caption", "credit", "byline", "dateline")
_SPEAKERS = frozenset(("PERSON", "ORG", "NORP", "GPE"))
_SHORTEST_ALONE = 5  # tokens; fewer words in marks that no cue claims are a title or a term


def find_attributions(discourse: Discourse, names: Sequence[Name] = (), *, stance: bool = False) -> list[Attribution]:
    """Find what is attributed to somebody, in text order; who speaks is not decided here.

    Parameters
    ----------
    discourse
        Of an article with a parse.
    names
        Of the article, with their labels: who may speak, and where it is datelined from.
    stance
        Whether beliefs, wishes and plans in plain words are kept.
    """
    doc, text, layout = discourse.doc, discourse.text, discourse.layout
    silent: Overlaps[None] = Overlaps()
    silent.add(None, [(part.start, part.end) for part in layout.parts if part.kind in _SILENT])
    where = {name.start for name in names if name.label == "GPE"}
    spoken_turns = [turn for turn in layout.turns if turn.start not in where]  # "LONDON: Shares fell" is no dialogue
    found = [
        *without_doubles(find_parsed(discourse, stance=stance)),
        *attribute_turns(doc, spoken_turns),
        *find_headings(doc, text, layout.paragraphs, layout.turns, _speakers(names)),
    ]
    reasons: Overlaps[None] = Overlaps()  # for which a source has no name quote nobody: "not authorised to speak"
    for a in found:
        reasons.add(None, (span for span in a.anonymity or () if not _begins_in(a.cue, span)))
    spoken = [a for a in found if not reasons.touches(a.cue[:1])]
    attributions = [a for a in spoken if not silent.touches((*a.cue, *a.content))]
    around = Surroundings(discourse, [s for s in discourse.stretches if not silent.touches(s.spans)])
    return _without_crossing(around, _join(around, attributions))


def _speakers(names: Iterable[Name]) -> dict[int, tuple[int, str]]:
    """Return end and label of each name that could be a speaker's, by its start; "NEW DELHI:" tells where, not who."""
    return {
        name.start: (name.end, name.label)
        for name in names
        if name.label in _SPEAKERS and not (name.label == "GPE" and name.words.isupper())
    }


def _begins_in(spans: Sequence[Span], outer: Span) -> bool:
    return any(outer[0] <= start < outer[1] for start, _ in spans[:1])


def _join(around: Surroundings, attributions: Iterable[Attribution]) -> list[Attribution]:
    """Give every stretch to an attribution, by its content or its cue, or make one for it."""
    by_cue = {a.head: a for a in attributions}
    claimed: dict[int, int] = {}  # start of a stretch -> cue
    contents: Overlaps[int] = Overlaps()
    for head, attribution in by_cue.items():
        contents.add(head, attribution.content)
    for stretch in around.stretches:
        for head in contents.near(stretch.spans):
            attribution = by_cue[head]
            if _half_inside(stretch, attribution.content) and not _inside(attribution.cue, stretch):
                by_cue[head] = _add(_confirmed(attribution, cue_beside(around, stretch)), stretch)
                contents.add(head, stretch.spans)
                claimed.setdefault(stretch.start, head)
    alone: list[Attribution] = []
    previous: Stretch | None = None
    for stretch in around.stretches:
        if stretch.start not in claimed:
            found = _claim(around, stretch, previous, claimed)
            if found is None:
                alone += _unclaimed(around, stretch)
            else:
                claimed[stretch.start] = found.head
                known = by_cue.get(found.head, found)
                by_cue[found.head] = _add(found if _is_inverted(around.doc, known, found) else known, stretch)
        previous = stretch
    return sorted([*by_cue.values(), *alone], key=lambda a: (a.content[0], a.head))


def _confirmed(attribution: Attribution, beside: Beside | None) -> Attribution:
    """Let what stands beside the marks make an attribution surer, and name its source where the parse has none."""
    if beside is None or beside.cue.i != attribution.head:
        return attribution
    surer = replace(attribution, score=max(SHARE_RIGHT[beside.rule], attribution.score))
    known = surer.source or beside.rule != "behind the marks"
    return surer if known else with_source(surer, beside.source)


def _without_crossing(around: Surroundings, attributions: Sequence[Attribution]) -> list[Attribution]:
    marked = [span for stretch in around.stretches for span in stretch.spans]
    contents = uncrossed(around.text, [attribution.content for attribution in attributions], marked)
    return [replace(a, content=content) for a, content in zip(attributions, contents, strict=True) if content]


def _is_inverted(doc: Doc, known: Attribution, found: Attribution) -> bool:
    """Tell whether ``known`` takes the one who speaks for what is said, in ``"...," warned one of them, who``."""
    if found.rule != "behind the marks" or doc[found.head].tag_ not in ("VBD", "VBZ", "VBP"):
        return False
    behind = [(start, end) for start, end in found.source if start > found.cue[0][0]]
    return any(a <= start and end <= b for a, b in known.content for start, end in behind)


def _claim(
    around: Surroundings, stretch: Stretch, previous: Stretch | None, claimed: dict[int, int]
) -> Attribution | None:
    """Find the attribution of a stretch that no content covers, by the surest of what stands around it."""
    if (signed := find_signature(around, stretch)) is not None:
        return signed
    if not around.has_sentence(stretch):
        return None
    clause = clause_around(around, stretch)
    if clause is not None and is_embedded(around, stretch):
        return describe(clause[0], clause[1], "in the clause")
    if (beside := cue_beside(around, stretch)) is not None:
        return describe(beside.cue, stretch.spans, beside.rule, source=beside.source)
    if (named := find_name_before(around, stretch)) is not None:
        return named
    before = claimed.get(previous.start, -1) if previous is not None else -1
    if previous is not None and before >= 0 and continues(around, previous, stretch, before):
        return describe(around.doc[before], stretch.spans, "continued")
    if clause is not None:
        return describe(clause[0], clause[1], "in the clause")
    if before >= 0 and stands_alone(around, stretch):
        return describe(around.doc[before], stretch.spans, "same speaker goes on")
    return None


def _unclaimed(around: Surroundings, stretch: Stretch) -> list[Attribution]:
    """Give a quote that nobody stands for, if a stretch is long enough to be one."""
    words = [token for token in around.inside(stretch) if not (token.is_punct or token.is_space)]
    if len(words) < _SHORTEST_ALONE:
        return []
    return [
        Attribution(
            head=-1 - stretch.start, rule="marks alone", score=SHARE_RIGHT["marks alone"], cue=(), content=stretch.spans
        )
    ]


def _add(attribution: Attribution, stretch: Stretch) -> Attribution:
    return replace(attribution, content=_merged((*attribution.content, *stretch.spans)))


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _half_inside(stretch: Stretch, content: Sequence[Span]) -> bool:
    total = sum(end - start for start, end in stretch.spans)
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in stretch.spans for c, d in content)
    return 2 * shared >= total


def _inside(spans: Sequence[Span], stretch: Stretch) -> bool:
    return any(stretch.start <= start and end <= stretch.end for start, end in spans)
