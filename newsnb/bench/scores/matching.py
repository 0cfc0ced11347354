"""A text and attributions in it -> what can be compared: sets of tokens, and pairs of attributions that agree."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsnb.bench.corpora.articles import Attribution
from newsnb.bench.scores.speech import reports_speech
from newsnb.bench.scores.words import stretches, tokens_in, tokens_of
from newsnb.values import Span

Tokens = frozenset[int]
"""Numbers of tokens of a page."""

_OVERLAP = 0.5  # Jaccard index from which on two contents are of one attribution
_LONGEST_SOURCE = 20  # tokens; half an article names the right source, too, but tells nobody
_SOURCE_RATIO = 2
FUNCTION_WORDS = frozenset(
    """
    's a about an and any are as at be been being but by did do does for from had has have if in into is no nor not of
    on or over so some than that the then these this those to under was were which who whom whose with ’s
    """.split()
)


@dataclass(frozen=True, slots=True)
class Page:
    """A text as it is compared: its tokens, their words in small letters, and its quoted stretches."""

    text: str
    tokens: tuple[Span, ...]
    words: tuple[str, ...]
    stretches: tuple[Tokens, ...]

    @classmethod
    def of(cls, text: str) -> "Page":
        """Find the tokens of ``text``, and the stretches between quotation marks that have any."""
        tokens = tuple(tokens_of(text))
        words = tuple(text[start:end].lower() for start, end in tokens)
        quoted = (tokens_in([stretch], tokens) for stretch in stretches(text))
        return cls(text, tokens, words, tuple(stretch for stretch in quoted if stretch))


@dataclass(frozen=True, slots=True)
class Marked:
    """An attribution as it is compared.

    Attributes
    ----------
    content, source
        Their tokens.
    content_edges, source_edges
        Their characters, without blanks at the edges.
    direct
        Whether half of a quoted stretch lies in the content.
    speech
        Whether the cue reports speech.
    score
        How sure the system is of it; None for what people marked.
    speakers
        Names or descriptions of the speakers; None where nobody tells.
    """

    content: Tokens
    source: Tokens
    content_edges: tuple[Span, ...]
    source_edges: tuple[Span, ...]
    direct: bool
    speech: bool
    score: float | None = None
    speakers: tuple[str, ...] | None = None


def mark(page: Page, attributions: Iterable[Attribution]) -> list[Marked]:
    """Turn attributions into what is compared; those whose content has no token are left out."""
    marked = (_marked(page, attribution) for attribution in attributions)
    return [attribution for attribution in marked if attribution.content]


def lies_in(stretch: Tokens, content: Tokens) -> bool:
    """Return whether at least half of a stretch lies in a content."""
    return 2 * len(stretch & content) >= len(stretch)


def agree(gold: Tokens, found: Tokens, page: Page) -> bool:
    """Return whether two sources name the same: both are empty, or they share a word.

    The word must be no article, preposition, conjunction or other function word, unless people's source has no
    others (pronouns do count, at the same place of the text). A source found that is longer than 20 tokens and than
    twice that of people names nobody.
    """
    if not gold and not found:
        return True
    if len(found) > max(_LONGEST_SOURCE, _SOURCE_RATIO * len(gold)):
        return False
    if all(page.words[token] in FUNCTION_WORDS for token in gold):
        return bool(gold & found)
    return any(page.words[token] not in FUNCTION_WORDS for token in gold & found)


def pair(gold: Sequence[Marked], found: Sequence[Marked], page: Page) -> list[tuple[Marked, bool]]:
    """Pair the attributions of people with those of a system, one to one.

    Returns
    -------
    list of (Marked, bool)
        Each of people's that has a partner (`partners`), and whether their sources agree.
    """
    return [(gold[i], agreed) for i, (_, agreed) in partners(gold, found, page).items()]


def partners(gold: Sequence[Marked], found: Sequence[Marked], page: Page) -> dict[int, tuple[int, bool]]:
    """Return the partner of each of people's attributions that has one, by number, and whether their sources agree.

    Contents pair from half of their common tokens on; those that overlap best come first, then those whose sources
    agree.
    """
    paired: dict[int, tuple[int, bool]] = {}
    taken: set[int] = set()
    for _, differ, i, j in sorted(_candidates(gold, found, page)):
        if i not in paired and j not in taken:
            paired[i] = (j, not differ)
            taken.add(j)
    return paired


def _candidates(gold: Sequence[Marked], found: Sequence[Marked], page: Page) -> Iterable[tuple[float, bool, int, int]]:
    """Return minus the overlap, whether the sources differ, and the numbers of the two: the best sorts first."""
    for i, left in enumerate(gold):
        for j, right in enumerate(found):
            shared = len(left.content & right.content)
            if shared and (overlap := shared / len(left.content | right.content)) >= _OVERLAP:
                yield -overlap, not agree(left.source, right.source, page), i, j


def _marked(page: Page, attribution: Attribution) -> Marked:
    content = tokens_in(attribution.content, page.tokens)
    return Marked(
        content=content,
        source=tokens_in(attribution.source, page.tokens),
        content_edges=_edges(page.text, attribution.content),
        source_edges=_edges(page.text, attribution.source),
        direct=any(lies_in(stretch, content) for stretch in page.stretches),
        speech=reports_speech(" ".join(page.text[start:end] for start, end in attribution.cue)),
        score=attribution.score,
        speakers=attribution.speakers,
    )


def _edges(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Strip blanks from the spans' edges, and join spans with nothing else between them."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        elif start < end:
            joined.append((start, end))
    return tuple(joined)
