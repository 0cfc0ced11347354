"""Discourse to attributions: the words that are somebody's, the words that say so, and those that name the source.

Words in plain text come from the parse (`parsed`), words in quotation marks from what stands beside the marks
(`stretches`); the two are joined by their cue. Whom the source means is for `newsnb.extract.coreference` to say.
"""

from newsnb.extract.attributions.finding import find_attributions

__all__ = ["find_attributions"]
