"""Doc to entities: the model's mentions, repaired, completed, labelled and joined where they name the same thing.

Takes ``doc.ents``; gives `newsnb.values.Entity` values with character offsets of ``doc.text``.
"""

from newsnb.extract.mentions.finding import find_entities

__all__ = ["find_entities"]
