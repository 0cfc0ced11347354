"""Discourse to attributions: the words that are somebody's, the words that say so, and those that name the source.

Proposers find them in the parse (`parsed`, `according`), in what the layout shows (`turns`) and in what stands beside
quotation marks (`adjacent`); `finding` has the order of the steps. Whom the source means is for
`newsnb.extract.coreference` to say.
"""

from newsnb.extract.attributions.finding import find_attributions
from newsnb.extract.attributions.proposers import PROPOSERS

__all__ = ["PROPOSERS", "find_attributions"]
