"""The words that an article puts with a person's name: before it, within what the model marked, or in apposition."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

import spacy.symbols as sym
from spacy.tokens import Doc, Span, Token

from newsnb.extract.grammar import IN_NAME, RELATIVES, child_of, name_beside, with_prefix
from newsnb.lang import english
from newsnb.trees import heads_a_list, root_of

_OF = english.mentions.ordered.office_links[:2]
_OF_BODIES = english.names.words.of_bodies
_INDEFINITE = english.coreference.words.indefinite
_KEPT = english.names.words.titles_in_names
_ANYBODY = english.coreference.maps.pointed_at  # who is no "ten-man" side
_RANKS = english.names.words.ranks
_HONOURS = english.names.words.honours
_IN_OFFICE = english.names.words.in_office
_BEFORE = english.mentions.patterns.title_before
_PAIRED = tuple(f"{title} " for title in english.names.words.paired_titles)
_FIELD = english.mentions.patterns.title_end
_MOST_LETTERS = 4  # of the initials of an office
_WIDE = 20  # characters before a name in which its title may stand
_LONGEST = 30  # tokens of a title before a name
_MODIFIES = IN_NAME | {sym.amod}
_SAYS_MORE = frozenset((sym.prep, sym.pobj, sym.acl, sym.agent, sym.dobj))
_NOMINAL = frozenset((sym.PROPN, sym.NOUN, sym.ADJ))


def leading_titles(words: str) -> int:
    """Return how many characters of ``words`` are titles and no name; 0 where nothing would be left.

    >>> leading_titles("Gen. Olaf Lie"), leading_titles("Prime Minister Ada Berg"), leading_titles("Olaf King")
    (5, 15, 0)
    """
    cut = at = 0
    for part in words.split(" ")[:-1]:
        at += len(part) + 1
        is_field = cut == at - len(part) - 1 > 0 and part in _OF  # "Founder of Kveld"
        if is_field or _is_no_name(part.rstrip(".")):
            cut = at
    pairs = filter(words[cut:].startswith, _PAIRED)
    return cut + len(next(pairs, ""))


def leading_noun(words: str) -> int:
    """Return how many characters of a person's full name are what the person is; not a first name, as Hunter may be.

    >>> leading_noun("Hotelier Olaf Lie"), leading_noun("Hunter Olaf Lie"), leading_noun("Olaf Lie")
    (9, 0, 0)
    """
    noun, *name = words.split(" ")
    is_full = len(name) > 1 and name[0] in english.first_names and noun not in english.first_names
    return len(noun) + 1 if is_full and noun.lower().rpartition("-")[2] in english.persons else 0


def _is_no_name(word: str) -> bool:
    return is_title_word(word) and not (word.istitle() and word.lower() in _KEPT)


def has_pair_before(text: str, start: int) -> bool:
    """Return whether a title of two words stands right before ``start`` ("Tan Sri ")."""
    return text.endswith(_PAIRED, 0, start)


def has_title_before(text: str, start: int) -> bool:
    """Return whether a person's title stands right before ``start`` ("Mr. ", "spokesman ", "Minister ")."""
    before = text[max(0, start - _WIDE) : start]
    return before.endswith(" ") and ends_in_title(before[:-1].rpartition(" ")[2])


@lru_cache(maxsize=2_000)
def ends_in_title(chunk: str) -> bool:
    """Return whether what stands between two blanks ends in a title ("(Mr.", "spokesman")."""
    match = _BEFORE.search(chunk)
    if match is None:
        return False
    return _is_printed_title(match[1]) or (not match[2] and is_title_word(match[1]))


@lru_cache(maxsize=4_000)
def is_title_word(word: str) -> bool:
    """Return whether ``word`` says what a person is or does (``Dr``, ``President``)."""
    joined, _, last = word.lower().rpartition("-")
    return _is_printed_title(word) or (last in english.roles and not (joined and last in _ANYBODY))


def _is_printed_title(word: str) -> bool:
    return (word.istitle() and word.lower() in english.titles) or word in _RANKS


def title_of(doc: Doc, name: Span, *, parsed: bool) -> str | None:
    """Find the words that the article puts before a name or in apposition to it; an office tells more than "Dr."."""
    before = _title_before(doc, name)
    if not _only_honours(before or ""):
        return before
    return (_title_beside(name) if parsed else None) or _office_before(doc, name) or before


def _only_honours(title: str) -> bool:
    """Return whether a title tells nothing of an office: "Dr.", "Chief Engr.", none at all."""
    return all(word.rstrip(".") in _HONOURS for word in title.lower().split())


def _office_before(doc: Doc, name: Span) -> str | None:
    """Return "Minister for Roads" of "the Minister for Roads, Dr. Ada Berg, said", whatever the parser makes of it."""
    run = list(takewhile(_is_of_office, reversed(doc[max(0, name.start - _LONGEST) : name.start])))
    end = min([token.i for token in run if token.text == ","], default=name.start)
    start = min([token.i for token in run if token.is_title], default=end)
    words = doc[start : max(start, end)]
    return str(words.text) if _is_office(words) and _may_have_office(doc, name, end) else None


def _is_office(words: Span) -> bool:
    """Return whether words have one for what somebody does, and one that leads to its field."""
    return any(token.lower_ in english.roles for token in words) and any(token.is_lower for token in words)


def _is_of_office(token: Token) -> bool:
    """Return whether a token may stand in an office with its field, or between it and the name."""
    return bool(token.is_title) or token.lower_ in _IN_OFFICE


def _may_have_office(doc: Doc, name: Span, comma: int) -> bool:
    """Return whether no office ends before a name or, behind a comma, the name is set off from what follows it."""
    return comma == name.start or doc[min(name.end, len(doc) - 1)].text in (",", "(")


def _title_before(doc: Doc, name: Span) -> str | None:
    start = name.start
    while start > max(0, name.start - _LONGEST) and _belongs_to_name(doc[start - 1], name):
        start -= 1
    words = doc[with_prefix(doc, start) : name.start]
    return str(words.text) if any(_is_title(token) for token in words) else None


def _belongs_to_name(token: Token, name: Span) -> bool:
    """Return whether ``token``, to the left of ``name``, modifies it (or a word between that does)."""
    if token.pos not in _NOMINAL or token.is_space:
        return False
    return (token.dep in _MODIFIES and token.i < token.head.i < name.end) or _is_title(token)


def _title_beside(name: Span) -> str | None:
    noun = next(filter(_is_title_noun, _appositions(root_of(name))), None)
    if noun is None:
        return None
    left, end = with_prefix(noun.doc, noun.left_edge.i), noun.right_edge.i + 1
    end = next((at for at in range(noun.i + 1, end - 1) if _opens_clause(noun.doc[at], noun.doc[at + 1])), end)
    words = noun.doc[left : min(end, name.start) if left < name.start else end]
    return str(words.text.strip(" ,\n"))


def _opens_clause(comma: Token, following: Token) -> bool:
    """Return whether a comma and a relative pronoun follow on each other: "a partner at Norr, who will join"."""
    return comma.text == "," and following.tag in RELATIVES


def _appositions(head: Token) -> Iterator[Token]:
    """Yield the noun to which ``head`` is in apposition, the one over it, and those in apposition to it."""
    if heads_a_list(head):
        return
    if head.dep_ == "appos":
        yield head.head
        yield from _over(head.head)
    if head.dep == sym.nsubj and (first := child_of(head.head, sym.nsubj)) is not None and name_beside(first) == head:
        yield first
    yield from (child for child in head.children if child.dep_ == "appos")


def _over(noun: Token) -> Iterator[Token]:
    """Yield what a noun says more of: "a lawyer for the family, Ada Berg", "the detective leading the inquiry"."""
    while noun.dep in _SAYS_MORE:
        noun = noun.head
        yield noun


def _is_title_noun(noun: Token) -> bool:
    """Return whether a noun says what somebody is: "chief of police", "a baker from Lund", "Chief Officer of Norr"."""
    is_printed = _is_title(noun) and (noun.pos == sym.NOUN or (noun.pos == sym.PROPN and noun.ent_type_ != "PERSON"))
    return (is_printed or _is_somebody(noun)) and not heads_a_list(noun)


def _is_somebody(noun: Token) -> bool:
    """Return whether a noun with "a" is one for a person: "a baker"."""
    article = child_of(noun, sym.det)
    is_person = noun.tag_ == "NN" and noun.lemma_ in english.persons
    return is_person and article is not None and article.lower_ in _INDEFINITE


def affiliation_of(doc: Doc, name: Span) -> str | None:
    """Return the words right behind a name that say where somebody belongs: "of the Harbour Trust", "at Norr Bank"."""
    behind = doc[name.end : name.end + 2]
    link = next((token for token in behind if token.text != ","), None)
    if link is None or link.lower_ not in _OF_BODIES or link.head not in name or heads_a_list(link):
        return None
    return str(doc[link.i : link.right_edge.i + 1].text)


def _is_title(token: Token) -> bool:
    if token.lower_ in english.roles:
        return True
    return bool(token.is_title) and token.lower_.removesuffix(".") in english.abbreviated_titles


@lru_cache(maxsize=2_000)
def initials_of_office(title: str) -> Sequence[str]:
    """Return the capitals that stand for an office, without and with its field.

    >>> initials_of_office("The Inspector-General of Police"), initials_of_office("Mayor of Lund")
    (['IG', 'IGP'], ['ML'])
    """
    office = _FIELD.split(title, maxsplit=1)[0]
    return [letters for letters in dict.fromkeys(map(_initials, (office, title))) if 1 < len(letters) <= _MOST_LETTERS]


def _initials(words: str) -> str:
    parts = words.replace("-", " ").removeprefix("The ").split()
    return "".join(part[0] for part in parts if part[0].isupper())
