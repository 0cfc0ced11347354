"""The parse to the full names of people who speak, where the model has no name: "Prosecuting, Adil Rahman said"."""

from collections.abc import Sequence
from itertools import takewhile

import spacy.symbols as sym
from spacy.tokens import Token

from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import Name
from newsnb.extract.grammar import FINITE
from newsnb.extract.mentions.cleaning import headline_in_title_case
from newsnb.extract.names import is_common, is_ordinary, label_of_words
from newsnb.extract.phrases import cue_of, is_verb_of_speech
from newsnb.extract.titles import has_pair_before, is_title_word
from newsnb.lang import english

_MOST_WORDS = 4


def find_speaking(discourse: Discourse, names: Sequence[Name]) -> list[Name]:
    """Return two to four capitalised words before a verb of speech that are its subject, and in no name yet."""
    if not discourse.parsed:
        return []
    taken = {i for name in names for i in discourse.tokens(name.start, name.end)}
    headline = len(headline_in_title_case(discourse.text))
    nouns = [discourse.doc[i] for i, pos in enumerate(discourse.pos) if pos == sym.PROPN and i not in taken]
    found = filter(None, (_name_before(discourse, noun, taken) for noun in filter(_speaks, nouns)))
    return [name for name in found if name.start >= headline]


def _speaks(noun: Token) -> bool:
    """Return whether a noun is the subject of a verb of speech, or stands right before one that reports often."""
    if noun.dep == sym.nsubj:
        return is_verb_of_speech(noun.head)
    return any(token.tag in FINITE and _reports_often(token) for token in noun.doc[noun.i + 1 : noun.i + 2])


def _reports_often(verb: Token) -> bool:
    cue = cue_of(verb)
    return cue is not None and cue.often


def _name_before(discourse: Discourse, last: Token, taken: set[int]) -> Name | None:
    before = discourse.doc[max(0, last.i - _MOST_WORDS) : last.i + 1]
    named = takewhile(lambda token: token.i not in taken and _goes_with(token), reversed([*before]))
    parts = list(takewhile(lambda token: not has_pair_before(discourse.text, token.idx + len(token) + 1), named))
    if not 1 < len(parts) <= _MOST_WORDS:
        return None
    start, end = parts[-1].idx, last.idx + len(last)
    words = discourse.text[start:end]
    return Name(start, end, words, label_of_words(words) or "PERSON", "speaking")


def _goes_with(token: Token) -> bool:
    """Return whether a word may be part of a person's name, and neither a title nor a word of the dictionary."""
    return token.pos == sym.PROPN and token.text.istitle() and not _is_word(token.text)


def _is_word(word: str) -> bool:
    return is_common(word) or is_ordinary(word) or is_title_word(word) or word.lower() in english.roles
