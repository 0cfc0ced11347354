"""The words of a paragraph in capitals to the names of public bodies and companies among them."""

from collections.abc import Sequence

from newsnb.lang import english
from newsnb.text.casing.words import Paragraph, Word

_LINKS = english.words("text.name_links")
_BODY_LINKS = english.words("text.body_links")
_INDEFINITE = english.words("text.indefinite")
_NAMED_BODIES = english.words("text.named_bodies")
_PUBLIC_BODIES = english.words("text.public_bodies")
_FURTHEST = 10  # words from the one that says what a body is; a table may be one run of thousands


def mark_bodies(paragraph: Paragraph) -> None:
    """Mark the names of public bodies and companies by the word that says what they are."""
    for i, word in enumerate(paragraph.words):
        for part in () if word.is_name else _parts_of_body(paragraph, i):
            part.mark(None if part.plain in _LINKS else "title")


def _parts_of_body(paragraph: Paragraph, i: int) -> Sequence[Word]:
    """Return the words of the name whose word for what it names stands at ``i``; none where it makes no name."""
    kind = paragraph.plain(i).title()
    is_head = (kind, "head") in english.name_words
    if not (is_head or (kind, "last") in english.name_words):
        return ()
    first = _first_of_body(paragraph, i)
    last = _last_of_body(paragraph, i) if is_head else i
    is_named = last > i or _is_named(paragraph, first, i, is_head=is_head)
    return paragraph.words[first : last + 1] if is_named and paragraph.plain(first - 1) not in _INDEFINITE else ()


def _first_of_body(paragraph: Paragraph, i: int) -> int:
    first, least = i, max(0, i - _FURTHEST)
    while first > least and paragraph.is_joined(first) and _is_part(paragraph.words[first - 1]):
        first -= 1
    return first


def _last_of_body(paragraph: Paragraph, i: int) -> int:
    """Return the last word of "ministry of defense and the interior", behind its first."""
    last = i
    end = min(len(paragraph.words), i + _FURTHEST) if paragraph.plain(i + 1) in _BODY_LINKS else i
    for at in range(i + 1, end):
        is_link = paragraph.plain(at) in _LINKS
        if not paragraph.is_joined(at) or not (is_link or _is_part(paragraph.words[at])):
            break
        last = last if is_link else at
    return last


def _is_named(paragraph: Paragraph, first: int, i: int, *, is_head: bool) -> bool:
    """Tell the Civil Protection Agency and Lund University from public service and the London police."""
    before, plain = paragraph.words[first:i], paragraph.plain(i)
    if any(word.is_name for word in before):
        return not is_head or plain in _NAMED_BODIES or any(word.plain in english.bodies for word in before)
    is_definite = first == 0 or paragraph.plain(first - 1) == "the" or plain in _PUBLIC_BODIES
    return bool(before) and is_head and is_definite


def _is_part(word: Word) -> bool:
    return word.plain in english.bodies or (word.is_name and word.form != "small")
