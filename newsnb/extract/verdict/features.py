"""An attribution among all others of its article -> what `newsnb.extract.verdict.judging` goes by.

How it was found, how its source is named and who that is, the shape of cue, source and content, and what else is said
of the same words. Dependency labels, parts of speech, the classes of our own lexicons, marks and lengths; no words.
"""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence

import spacy.symbols as sym

from newsnb.extract.coreference.chains import Chains
from newsnb.extract.coreference.speakers import Speaker
from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import Attribution
from newsnb.extract.grammar import FINITE, children_of, ids_of
from newsnb.extract.overlaps import Overlaps, share_of
from newsnb.extract.phrases import cue_of
from newsnb.values import Span

_LENGTHS = (1, 3, 6, 10, 16, 25, 40)  # tokens; edges of the classes of length
_ALIKE = 0.5  # Jaccard index of their characters from which on two contents are one
_HELPERS = (sym.aux, sym.auxpass, sym.neg, sym.mark)
_HAS_VERB = FINITE | ids_of("MD")
_OF_CUE = ("cue", "cue dep", "sense", "helpers", "cue marked", "side")

Values = dict[str, str]


def describe(
    discourse: Discourse, attributions: Sequence[Attribution], chains: Chains, speakers: Sequence[Speaker]
) -> Iterator[Values]:
    """Yield what describes each attribution; what is said is described without beliefs, wishes and plans."""
    near = _neighbours(attributions)
    kind_of_part = _parts(discourse)
    last: tuple[int, Speaker] | None = None
    for number, (one, speaker) in enumerate(zip(attributions, speakers, strict=True)):
        start, end = one.content[0][0], one.content[-1][1]
        yield (
            _of_rule(one)
            | _of_source(discourse, one, chains, speaker)
            | _of_cue(discourse, one)
            | _of_content(discourse, one)
            | _of_neighbours(one, near(number))
            | {
                "part": kind_of_part(start),
                "previous": _previous(discourse.sentence(discourse.token(start)), speaker, last),
            }
        )
        if one.speech:
            last = discourse.sentence(discourse.token(end - 1)), speaker


def _neighbours(attributions: Sequence[Attribution]) -> Callable[[int], list[Attribution]]:
    """Return a function from the number of an attribution to those that lie on the same words."""
    words: Overlaps[int] = Overlaps()
    for number, one in enumerate(attributions):
        words.add(number, (*one.content, *one.cue))

    def near(number: int) -> list[Attribution]:
        one = attributions[number]
        others = (attributions[at] for at in words.near((*one.content, *one.cue)) if at != number)
        return [other for other in others if other.speech or not one.speech]

    return near


def _parts(discourse: Discourse) -> Callable[[int], str]:
    parts = discourse.layout.parts
    starts = [part.start for part in parts]
    return lambda at: parts[max(0, bisect_right(starts, at) - 1)].kind if parts else ""


def _previous(sentence: int, speaker: Speaker, last: tuple[int, Speaker] | None) -> str:
    """Return whether the one who spoke last speaks again, and how many sentences ago that was."""
    if last is None:
        return "none"
    return f"{speaker.entities == last[1].entities} {min(3, max(0, sentence - last[0]))}"


def _of_rule(one: Attribution) -> Values:
    kind, _, option = one.rule.partition(": ")
    return {"kind": kind, "option": option, "score": str(int(10 * one.score)), "speech": str(one.speech)}


def _of_source(discourse: Discourse, one: Attribution, chains: Chains, speaker: Speaker) -> Values:
    head = discourse.doc[one.source_head] if one.source_head is not None else None
    who = chains[speaker.entities[0]] if speaker.entities else None
    return {
        "naming": speaker.naming,
        "found": speaker.rule,
        "label": f"{who.label} {who.named}" if who is not None else "",
        "source": head.tag_ if head is not None else str(bool(one.source)),
        "role": head.dep_ if head is not None else "",
        "source length": _length_of(sum(len(discourse.tokens(*span)) for span in one.source)),
        "source marked": str(any(discourse.quotation(start) >= 0 for start, _ in one.source)),
        "aside": f"{one.via is not None} {bool(one.told_to)} {bool(one.channel)} {one.anonymity is not None}",
    }


def _of_cue(discourse: Discourse, one: Attribution) -> Values:
    if one.head < 0:
        return dict.fromkeys(_OF_CUE, "")
    head = discourse.doc[one.head]
    cue = cue_of(head)
    values = (
        head.tag_,
        head.dep_,
        f"{cue.sense} {cue.often}" if cue is not None else "none",
        " ".join([child.dep_ if child.dep == sym.neg else child.tag_ for child in children_of(head, *_HELPERS)]),
        str(discourse.quoted[one.head]),
        _side(head.idx, one.content),
    )
    return dict(zip(_OF_CUE, values, strict=True))


def _of_content(discourse: Discourse, one: Attribution) -> Values:
    doc, tokens = discourse.doc, [token for span in one.content for token in discourse.tokens(*span)]
    behind = doc[tokens[-1] + 1] if tokens[-1] + 1 < len(doc) else None
    return {
        "length": _length_of(len(tokens)),
        "marks": _share_marked(sum(discourse.quoted[token] for token in tokens), len(tokens)),
        "next": behind.tag_ if behind is not None else "",
        "sentence": f"{bool(doc[tokens[0]].is_sent_start)} {behind is None or bool(behind.is_sent_start)}",
        "clause": str(any(doc[token].tag in _HAS_VERB for token in tokens)),
    }


def _share_marked(marked: int, length: int) -> str:
    return "none" if not marked else "some" if marked < length - 1 else "all"


def _of_neighbours(one: Attribution, near: Sequence[Attribution]) -> Values:
    """Return how likely the likeliest is that says the same, that this one stands in, and that stands in it."""
    alike = [other for other in near if share_of(one.content, other.content) >= _ALIKE]
    others = [other for other in near if other not in alike]
    return {
        "alike": _best(alike),
        "outer": _best([other for other in others if _holds(other.content, one.cue)]),
        "inner": _best([other for other in others if _holds(one.content, other.cue)]),
        "same": _best([other for other in near if other.source_head == one.source_head is not None]),
    }


def _best(near: Collection[Attribution]) -> str:
    return str(int(5 * max(other.score for other in near))) if near else ""


def _holds(content: Sequence[Span], cue: Sequence[Span]) -> bool:
    return any(a <= start < b for a, b in content for start, _ in cue[:1])


def _side(at: int, spans: Sequence[Span]) -> str:
    """Return where a character lies: before, behind or inside of spans, or between them."""
    if not spans or at < 0:
        return "none"
    if _holds(spans, [(at, at)]):
        return "inside"
    return "before" if at < spans[0][0] else "behind" if at >= spans[-1][1] else "between"


def _length_of(tokens: int) -> str:
    return str(sum(tokens > edge for edge in _LENGTHS))
