"""What a proposer is worth: the chance that an attribution it proposes has the right content and source.

The weights stand in ``lang/en/weights/rules.csv``; what the proposer "parsed" finds has its chance from `ranking`.
"""

from collections.abc import Sequence

from newsnb.extract.discourse import Discourse
from newsnb.extract.scoring import probabilities, score
from newsnb.lang import english
from newsnb.values import Span

_LENGTHS = (20, 60, 120, 240)  # characters; edges of the classes of length


def chance_of(discourse: Discourse, rule: str, content: Sequence[Span], source: int | None) -> float:
    """Return the chance that what a rule found is right.

    Parameters
    ----------
    rule
        Name of the proposer.
    content
        The words attributed.
    source
        Index of the token that heads the words that name the source, if any.
    """
    return probabilities([score(english.weights("rules"), features_of(discourse, rule, content, source))])[0]


def features_of(discourse: Discourse, rule: str, content: Sequence[Span], source: int | None) -> list[str]:
    """Return what the chance goes by: the rule, how the source is named, the length of the content, its marks."""
    naming = discourse.doc[source].pos_ if source is not None else "none"
    length = sum(discourse.letters[end] - discourse.letters[start] for start, end in content)
    marked = discourse.quotation(content[0][0]) >= 0 if content else False
    size = sum(length > edge for edge in _LENGTHS)
    return [f"rule={rule}", f"rule={rule} source={naming}", f"source={naming}", f"length={size}", f"marked={marked}"]
