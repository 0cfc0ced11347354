"""The words that an article puts with a person's name: before it, within what the model marked, or in apposition."""

import re

from spacy.tokens import Doc, Span, Token

from newsnb.lang import english
from newsnb.trees import heads_a_list, root_of

_ABBREVIATED = (
    "Rep Sen Gov Gen Lt Col Maj Capt Sgt Adm Pres Prof Dr Rev Hon Cmdr Supt Det Insp Brig Cpl Cllr Fr Msgr Amb "
    "Atty".split()
)
_COURTESY = (
    "Mr Mrs Ms Miss Mx Sir Madam Dame Lord Lady Sheikh Sheikha Mullah Ayatollah Aunty Uncle St Sr Sra "
    "Monsieur Madame".split()
)
_ABBREVIATED_TITLE = re.compile(rf"(?:{'|'.join(_ABBREVIATED)})\.?$")
_TITLES = frozenset(_ABBREVIATED) | frozenset(_COURTESY)
_KEPT = frozenset("Sheikh Sheikha Mullah Lord Lady St Sr Sra".split())  # part of how the person is named
_BEFORE = re.compile(r"([A-Za-z]+)(\.?) $")
_LONGEST = 30  # tokens of a title before a name
_MODIFIES = ("compound", "amod", "nmod")


def leading_titles(words: str) -> int:
    """Count the characters of ``words`` that are titles and no name; 0 where nothing would be left.

    >>> leading_titles("Gen. Olaf Lie"), leading_titles("Prime Minister Ada Berg"), leading_titles("Olaf King")
    (5, 15, 0)
    """
    parts = words.split(" ")
    cut, at = 0, 0
    for part in parts[:-1]:
        at += len(part) + 1
        if is_title_word(part.rstrip(".")) and part.rstrip(".") not in _KEPT:
            cut = at
        elif at > len(part) + 1 and cut == 0 and len(parts) <= 3:
            break  # "Ada Lie King": a title does not follow two names
    return cut


def has_title_before(text: str, start: int) -> bool:
    """Tell whether a person's title stands right before ``start`` ("Mr. ", "spokesman ", "Minister ")."""
    match = _BEFORE.search(text, max(0, start - 20), start)
    if match is None:
        return False
    return match[1] in _TITLES or (not match[2] and is_title_word(match[1]))


def is_title_word(word: str) -> bool:
    """Tell whether ``word`` says what a person is or does (``Dr``, ``President``)."""
    return word in _TITLES or word.lower().rsplit("-", 1)[-1] in english.roles


def title_of(doc: Doc, name: Span, *, parsed: bool) -> str | None:
    """Find the words that the article puts before a name or in apposition to it."""
    return _title_before(doc, name) or (_title_beside(name) if parsed else None)


def _title_before(doc: Doc, name: Span) -> str | None:
    start = name.start
    while start > max(0, name.start - _LONGEST) and _belongs_to_name(doc[start - 1], name):
        start -= 1
    words = doc[start : name.start]
    return str(words.text) if any(_is_title(token) for token in words) else None


def _belongs_to_name(token: Token, name: Span) -> bool:
    """Tell whether ``token``, to the left of ``name``, modifies it (or a word between that does)."""
    modifies = token.dep_ in _MODIFIES and token.i < token.head.i < name.end
    return token.pos_ in ("PROPN", "NOUN", "ADJ") and (modifies or _is_title(token)) and not token.is_space


def _title_beside(name: Span) -> str | None:
    head = root_of(name)
    if heads_a_list(head):
        return None
    beside = [child for child in head.children if child.dep_ == "appos"]
    if head.dep_ == "appos":
        beside.insert(0, head.head)
    for noun in beside:
        if _is_title(noun) and noun.pos_ == "NOUN" and not heads_a_list(noun):
            left, right = noun.left_edge.i, noun.right_edge.i
            words = noun.doc[left : min(right + 1, name.start) if left < name.start else right + 1]
            return str(words.text.strip(" ,\n"))
    return None


def _is_title(token: Token) -> bool:
    return token.lower_ in english.roles or bool(_ABBREVIATED_TITLE.match(token.text) and token.is_title)
