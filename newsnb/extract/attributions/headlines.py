"""Words in marks in a headline to who says them below it, and words before a colon that only name its topic."""

from collections.abc import Sequence

from spacy.tokens import Token

from newsnb.extract.attributions.adjacent import find_before, find_behind, of_layout
from newsnb.extract.attributions.context import Before, QuoteContext
from newsnb.extract.findings import SPEAKERS, Attribution
from newsnb.extract.names import label_of_words
from newsnb.extract.phrases import phrase
from newsnb.lang import english
from newsnb.text.marks import Stretch

_FEWEST = 3  # words; fewer may be anybody's


def propose_said_below(context: QuoteContext, stretch: Stretch, before: Before) -> Attribution | None:
    """Propose who says the words of a headline below it: ``"I saw the boat": a survivor tells``."""
    words = _words_in(context, stretch)
    if len(words.split()) < _FEWEST or not context.is_in_headline(stretch):
        return None
    same = (other for other in context.stretches if other.start > stretch.start and words in _words_in(context, other))
    for other in same:
        found = find_behind(context, other) or find_before(context, other)
        if found is not None and found.source is not None:
            source = phrase(found.source)
            return of_layout(stretch, "said below", source=source, source_head=found.source.i)
    return None


def is_topic(context: QuoteContext, stretch: Stretch, name: Sequence[Token]) -> bool:
    """Return whether a name before words in marks in a headline is what they are about: ``Storm Ilka: "We ran"``.

    It is whose words they are if it has a first name or a noun for somebody, or if the article below names a person or
    body so.
    """
    if not context.is_in_headline(stretch):
        return False
    last, label = name[-1], label_of_words(" ".join(token.text for token in name))
    if label is not None:
        return label not in SPEAKERS
    if last.lemma_.lower() in english.actors or any(token.text in english.first_names for token in name):
        return False
    return not any(token.text == last.text and token.ent_type_ in SPEAKERS for token in context.doc[last.i + 1 :])


def _words_in(context: QuoteContext, stretch: Stretch) -> str:
    """Return the words of the first paragraph of a stretch, in small letters, with a blank on both sides."""
    return " ".join(["", *(token.lower_ for token in context.inside(stretch)), ""])
