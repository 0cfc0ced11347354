"""Discourse to mentions: the names that the model marks, repaired, completed and labelled.

Takes ``doc.ents`` and what the text shows; gives `newsnb.extract.findings.Name` values in text order.
"""

from newsnb.extract.mentions.finding import find_mentions

__all__ = ["find_mentions"]
