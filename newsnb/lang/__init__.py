"""The languages that newsnb reads, each in a folder of data that one `Lexicon` reads: words, patterns and weights."""

from pathlib import Path

from newsnb.lang.lexicon import Cue, Lexicon

__all__ = ["Cue", "Lexicon", "english"]

english = Lexicon(Path(__file__).parent / "en")
"""The one language that newsnb reads so far."""
