"""Text to the same text with its paragraphs in capitals as a newspaper would print them, character for character.

A model that learned from ordinary prose sees a name in every word of "PEACE TALKS COLLAPSED". Which words are names is
told by what the rest of the article prints, by word lists, by the gazetteer and by the words beside them.
"""

from newsnb.text.casing.recasing import recase

__all__ = ["recase"]
