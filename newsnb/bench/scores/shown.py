"""What people attributed and what a reader is shown, in each article -> how much of what is shown is right.

The other figures ask how much of what people marked is found, and take sources as they are printed. These ask what a
reader asks of the list of quotes on the screen: did somebody say that, and was it they?
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from newsnb.bench.corpora.articles import Article, Attribution
from newsnb.bench.scores.errors import Error, error, words
from newsnb.bench.scores.figures import Estimate, Tally, Totals, estimate, share
from newsnb.bench.scores.matching import FUNCTION_WORDS, Marked, Page, agree, lies_in, mark
from newsnb.bench.scores.words import tokens_of

_POSSESSIVES = ("'s", "’s")


def tally(article: Article, found: Sequence[Attribution]) -> Tally:
    """Count, in one article, what `figures_of` makes figures of."""
    kinds = [kind for _, _, kind in _judge(article, found)]
    return Counter(kinds) | {"articles": 1, "shown": len(kinds)}


def figures_of(totals: Totals) -> dict[str, Estimate]:
    """Make the figures from the sums of tallies.

    Notes
    -----
    ``right``
        Of the quotes shown, the share whose content and one that people marked have half of each other's words, and
        whose speaker is the one marked. Where the corpus tells speakers by name, one name must hold all words of
        the other, and nobody must be shown where nobody is given; elsewhere the sources must agree as printed.
    ``invented``
        Quotes shown, in each article, that share no word with anything that people marked.
    """
    right, invented = share(totals["right"], totals["shown"]), share(totals["invented"], totals["articles"])
    return {"right": estimate(right), "invented": estimate(invented)}


def errors_in(article: Article, found: Sequence[Attribution]) -> Iterator[Error]:
    """Yield the quotes shown that are not right: invented, with other words, or of another speaker."""
    for one, gold, kind in _judge(article, found):
        if kind != "right":
            spans = [*one.content_edges, *one.source_edges]
            expected = {"speaker": gold.speakers, "content": words(article.text, gold.content_edges)} if gold else None
            shown = {"speaker": one.speakers, "content": words(article.text, one.content_edges)}
            yield error(article.id, article.text, spans, kind=f"shown: {kind}", expected=expected, found=shown)


def _judge(article: Article, found: Sequence[Attribution]) -> Iterator[tuple[Marked, Marked | None, str]]:
    """Yield each quote shown, the marked one that shares most words with it, and what it is."""
    page = Page.of(article.text)
    gold = mark(page, article.attributions)
    for one in mark(page, found):
        near = [marked for marked in gold if _lie_in_each_other(one, marked)]
        touched = [marked for marked in gold if marked.content & one.content]
        closest = max(near or touched, key=lambda marked: len(marked.content & one.content), default=None)
        if not near:
            yield one, closest, "other words" if touched else "invented"
        elif right := next((marked for marked in near if _same_speaker(marked, one, page)), None):
            yield one, right, "right"
        else:
            yield one, closest, "another speaker"


def _lie_in_each_other(one: Marked, other: Marked) -> bool:
    return lies_in(one.content, other.content) and lies_in(other.content, one.content)


def _same_speaker(marked: Marked, shown: Marked, page: Page) -> bool:
    if marked.speakers is None or shown.speakers is None:
        return agree(marked.source, shown.source, page)
    if not marked.speakers or not shown.speakers:
        return not marked.speakers and not shown.speakers
    return any(_same_name(name, other) for name in marked.speakers for other in shown.speakers)


def _same_name(name: str, other: str) -> bool:
    some, others = _words_of(name), _words_of(other)
    return some <= others or others <= some


def _words_of(name: str) -> frozenset[str]:
    """Return the words of a name in small letters, without function words if it has others."""
    every = [name[start:end].lower() for start, end in tokens_of(name)]
    whole = frozenset(word[:-2] if word.endswith(_POSSESSIVES) else word for word in every)
    return whole - FUNCTION_WORDS or whole
