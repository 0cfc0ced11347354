"""A passage and the articles -> its verdict, with the reason in a sentence.

Two procedures: for words in quotation marks, which must be the article's (`wording`), and for statements in plain
words, which must say what the article says (`statements`).
"""

from collections.abc import Sequence

from newsnb.checking.findings import Claim
from newsnb.checking.ground import Ground
from newsnb.checking.passages import Passage
from newsnb.checking.statements import judge_statement
from newsnb.checking.verdicts import Verdict
from newsnb.checking.voices import resolve, voices_of
from newsnb.checking.wording import judge_wording
from newsnb.reading import Reading
from newsnb.values import Span

_ORDER = (
    "verbatim", "supported", "cut", "spliced", "altered", "other-relay", "other-speaker", "paraphrase-as-quote",
    "unsupported", "unsure", "absent",
)  # fmt: skip


def judge(passage: Passage, text: Reading, grounds: Sequence[Ground]) -> Verdict:
    """Return the verdict on a passage: that of the article that speaks for it most."""
    claimed = voices_of(text, passage.quote)
    decide = judge_wording if passage.marked else judge_statement
    claims = [Claim(passage, text, resolve(claimed, ground.known)) for ground in grounds]
    found = [(number, ground, decide(claims[number], ground)) for number, ground in enumerate(grounds)]
    number, ground, best = min(found, key=lambda one: (_ORDER.index(one[2].verdict), -one[2].score))
    return Verdict(
        id=f"verdict-{passage.start}",
        start=passage.start,
        end=passage.end,
        verdict=best.verdict,
        reading=None if best.verdict == "absent" else number,
        quote=best.quote.id if best.quote else None,
        content=_spans_of(best.at, ground),
        claimed=claimed[0].name if claimed else None,
        found=best.found[0].name if best.found else None,
        reason=best.reason,
        score=round(best.score, 2),
    )


def _spans_of(at: Sequence[int], ground: Ground) -> tuple[Span, ...]:
    """Return the spans of words of an article; words side by side, and gaps of a few, are one."""
    spans: list[Span] = []
    last = None
    for number in sorted(at):
        start, end = ground.words.spans[number]
        if last is not None and number - last <= 1:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
        last = number
    return tuple(spans)
