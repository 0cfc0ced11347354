"""Words in marks in a headline to who says them below it."""

from newsnb.extract.attributions.adjacent import find_before, find_behind, of_layout
from newsnb.extract.attributions.context import Before, QuoteContext
from newsnb.extract.findings import Attribution
from newsnb.extract.phrases import phrase
from newsnb.text.marks import Stretch
from newsnb.text.parts import lies_in

_FEWEST = 3  # words; fewer may be anybody's


def propose_said_below(context: QuoteContext, stretch: Stretch, before: Before) -> Attribution | None:
    """Propose who says the words of a headline below it: ``"I saw the boat": a survivor tells``."""
    words = _words_in(context, stretch)
    if len(words.split()) < _FEWEST or not lies_in(context.discourse.layout.parts, "headline")(stretch.start):
        return None
    same = (other for other in context.stretches if other.start > stretch.start and words in _words_in(context, other))
    for other in same:
        found = find_behind(context, other) or find_before(context, other)
        if found is not None and found.source is not None:
            source = phrase(found.source)
            return of_layout(stretch, "said below", source=source, source_head=found.source.i)
    return None


def _words_in(context: QuoteContext, stretch: Stretch) -> str:
    """Return the words of the first paragraph of a stretch, in small letters, with a blank on both sides."""
    return " ".join(["", *(token.lower_ for token in context.inside(stretch)), ""])
