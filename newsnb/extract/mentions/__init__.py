"""Discourse to mentions: the names that the model marks, repaired, completed and labelled.

Takes ``doc.ents`` and what the text shows; returns `newsnb.extract.findings.Name` values in text order.
"""

from newsnb.extract.mentions.finding import PROPOSERS, find_mentions

__all__ = ["PROPOSERS", "find_mentions"]
