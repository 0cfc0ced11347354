"""Doc to what could be an attribution: each word of the cue lexicon with each stretch of its clause as content.

Nothing is decided here; `newsnb.extract.attributions.ranking` says which of them attribute anything to anybody.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from spacy.symbols import ADJ, AUX, NOUN, VERB
from spacy.tokens import Doc, Token

from newsnb.extract.discourse import Discourse
from newsnb.extract.phrases import cue_of
from newsnb.lang import Cue

# What depends on a cue without being said: its subject, its auxiliaries, what only qualifies it.
_NO_CONTENT = frozenset(
    "punct aux auxpass neg det prt nsubj nsubjpass csubj expl agent poss amod compound advmod cc nummod case nmod "
    "quantmod predet".split()
)

_UNLISTED = Cue(lemma="", pos="verb", kind="unlisted", frames=frozenset())
_TAKEN = frozenset(("ccomp", "parataxis"))
_PARTS_OF_SPEECH = frozenset((VERB, NOUN, ADJ, AUX))
_SETS_OFF = frozenset((",", "”", '"', "’", "—", "--", "–"))
_SHORTEST_BEFORE = 3  # tokens

_MOST_CUTS = 3
_LONGEST_PREFIX = 5  # of what stands right of a cue
_JOINED = frozenset(("conj", "advcl"))
_CUT_IN = frozenset(("ccomp", "xcomp"))
_FURTHEST_NOUN = 40  # tokens from a cue to the noun that its clause is about
_FURTHEST_COMMA = 10  # tokens from the cue to the comma that ends its clause


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One way to take the content of a cue.

    Attributes
    ----------
    kind
        The dependency of the content, with ``L`` or ``R`` for its side of the cue; ``right`` for all that stands
        right of it, ``prefix`` and ``suffix`` for parts of that, ``passive`` and ``passive+`` for the subject of a
        passive cue without and with what follows, ``inverse`` for the clause that the cue breaks into; ``before`` and
        ``around`` for the rest of the sentence where commas set the cue off: "The pier, he said, is safe"; ``gap`` for
        the noun that the cue's relative clause tells of; ``lead`` for the clause with what leads up to the cue; ``cut``
        for a clause without what the parser joined to its end.
    heads
        The tokens whose subtrees are the content; for ``inverse``, the head of the clause around.
    indices
        The content's tokens where they are no subtrees.
    """

    kind: str
    heads: tuple[Token, ...]
    indices: tuple[int, ...] = ()

    def tokens(self, cue: Token) -> list[int]:
        """Give the indices of the content's tokens, in order."""
        if self.indices:
            return list(self.indices)
        inside = {token.i for head in self.heads for token in head.subtree}
        if self.kind == "inverse":
            inside -= {token.i for token in cue.subtree}
        return sorted(inside)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A word that may attribute something, and all the ways to take its content."""

    head: Token
    cue: Cue
    options: tuple[Option, ...]


def find_candidates(discourse: Discourse, wanted: Callable[[Token, Cue], bool] | None = None) -> Iterator[Candidate]:
    """Yield the words of the lexicon that have something which could be their content, if they are ``wanted``."""
    for i, pos in enumerate(discourse.pos):
        if pos not in _PARTS_OF_SPEECH or not discourse.in_sentence[i]:
            continue
        token = discourse.doc[i]
        if token.dep_ in ("aux", "auxpass"):
            continue
        cue = cue_of(token) or _unlisted(token)
        if cue is None or (wanted is not None and not wanted(token, cue)):
            continue
        if options := tuple(_options(token)):
            yield Candidate(head=token, cue=cue, options=options)


def _unlisted(token: Token) -> Cue | None:
    """Let a verb that the lexicon does not know be a candidate where it takes a clause or a manner of speaking."""
    takes = token.pos_ == "VERB" and any(child.dep_ in _TAKEN for child in token.children)
    return _UNLISTED if takes else None


def _options(head: Token) -> Iterator[Option]:
    children = [c for c in head.children if c.dep_ not in _NO_CONTENT and not c.is_punct and not c.is_space]
    yield from (Option(kind=("L" if c.i < head.i else "R") + c.dep_, heads=(c,)) for c in children)
    right = [child for child in children if child.i > head.i]
    if all(child.dep_ != "ccomp" for child in right):
        yield from _misplaced(right)
    yield from _groups(right)
    passive = [child for child in head.children if child.dep_ == "nsubjpass"]
    if passive:
        yield Option(kind="passive", heads=tuple(passive))
        if right:
            yield Option(kind="passive+", heads=(*passive, *right))
    breaks_in = head.dep_ in ("parataxis", "ccomp") and all(child.dep_ != "ccomp" for child in children)
    if breaks_in and head.head.i != head.i:
        yield Option(kind="inverse", heads=(head.head,))
    yield from _around_gap(head)
    for clause in right:
        if clause.dep_ in _CUT_IN:
            yield from _cut(clause)
    yield from _with_lead(head, children)
    if head.pos_ == "VERB":
        yield from _set_off(head)


def _misplaced(right: Sequence[Token]) -> Iterator[Option]:
    """Take the clause of "told us in an interview that ...", which parsers hang on the interview."""
    nouns = (noun for phrase in right if phrase.dep_ == "prep" for noun in phrase.children if noun.dep_ == "pobj")
    for clause in (child for noun in nouns for child in noun.children if child.dep_ in ("acl", "relcl")):
        if any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children):
            yield Option(kind="Rccomp", heads=(clause,))


def _set_off(head: Token) -> Iterator[Option]:
    """Take the rest of the sentence where the cue and its subject stand behind a comma or a closing mark."""
    doc, sentence = head.doc, head.sent
    # The last subject: of "The pier, she said, is safe" parsers make the pier another.
    left = max((c.left_edge.i for c in head.children if c.dep_ == "nsubj" and c.i < head.i), default=head.i)
    right = max([head.i, *(c.right_edge.i for c in head.children if c.dep_ == "nsubj" and c.i > head.i)])
    if left - sentence.start < _SHORTEST_BEFORE or doc[left - 1].text not in _SETS_OFF:
        return
    before = tuple(range(sentence.start, left))
    yield Option(kind="before", heads=(doc[sentence.start],), indices=before)
    behind = next((i for i in range(right + 1, min(right + _FURTHEST_COMMA, sentence.end)) if doc[i].text == ","), None)
    if behind is not None and behind + 2 < sentence.end and not _goes_on(doc, behind + 1):
        rest = tuple(range(behind + 1, sentence.end))
        if any(doc[i].pos_ in ("VERB", "AUX") for i in rest):  # no more of the one who speaks: ", a skipper"
            yield Option(kind="around", heads=(doc[sentence.start],), indices=(*before, *rest))


def _with_lead(head: Token, children: Sequence[Token]) -> Iterator[Option]:
    """Take what leads up to the cue with the clause behind it: "In her town, Ada Berg said, nobody fishes"."""
    clause = next((c for c in children if c.dep_ == "ccomp" and c.i > head.i), None)
    lead = next((c for c in children if c.i < head.i and c.dep_ in ("prep", "advcl")), None)
    if clause is not None and lead is not None and head.i - lead.i <= _FURTHEST_NOUN:
        yield Option(kind=f"lead-{lead.dep_}", heads=(lead, clause))


def _goes_on(doc: Doc, at: int) -> bool:
    """Tell whether what follows is what its subject did besides: ", adding that", ", before warning that"."""
    return any(token.tag_ == "VBG" and cue_of(token) is not None for token in doc[at : at + 2])


def _groups(right: Sequence[Token]) -> Iterator[Option]:
    """Take neighbours among what stands right of the cue together."""
    many = len(right)
    if many > 1:
        yield Option(kind="right", heads=tuple(right))
        yield from (Option(kind="suffix", heads=tuple(right[at:])) for at in range(1, many - 1))
    yield from (Option(kind="prefix", heads=tuple(right[:end])) for end in range(2, min(many, _LONGEST_PREFIX)))


def _cut(clause: Token) -> Iterator[Option]:
    """Take a clause without the verb behind it that the parser joined to it: "says she agrees and calls it a joke"."""
    for joined in islice(_joined_to(clause), _MOST_CUTS):
        inside = {t.i for t in clause.subtree} - {t.i for t in joined.subtree}
        kept = sorted(i for i in inside if i < joined.left_edge.i)
        if len(kept) > 1:
            yield Option(kind=f"cut-{clause.dep_}", heads=(clause, joined), indices=tuple(kept))


def _joined_to(clause: Token) -> Iterator[Token]:
    for child in clause.children:
        if child.i > clause.i and child.dep_ in _JOINED:
            if child.dep_ != "conj" or child.pos_ in ("VERB", "AUX"):
                yield child
            if child.dep_ == "conj":
                yield from _joined_to(child)


def _around_gap(head: Token) -> Iterator[Option]:
    """Take the noun that a relative clause or a participle is about: "the comments that she made"."""
    noun = head.head
    if head.dep_ not in ("relcl", "acl") or noun.i >= head.i:
        return
    kept = [t.i for t in noun.subtree if t.i < head.left_edge.i]
    while kept and head.doc[kept[-1]].is_punct:
        kept.pop()
    if kept and head.i - kept[0] <= _FURTHEST_NOUN:
        yield Option(kind=f"gap-{head.dep_}", heads=(noun,), indices=tuple(kept))
