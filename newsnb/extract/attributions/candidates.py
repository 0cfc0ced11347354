"""Doc to what could be an attribution: each word of the cue lexicon with each stretch of its clause as content.

Nothing is decided here; `newsnb.extract.attributions.ranking` says which of them attribute anything to anybody.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import spacy.symbols as sym
from spacy.strings import hash_string  # type: ignore[attr-defined] # missing from spaCy's stubs
from spacy.tokens import Token

from newsnb.extract.discourse import Discourse
from newsnb.extract.grammar import (
    ABOUT_NOUN,
    GERUND,
    IN_NAME,
    PASSIVE,
    RELATIVES,
    SUBJECTS,
    VERBS,
    child_of,
    children_of,
    ids_of,
    is_root,
    object_of,
    under,
)
from newsnb.extract.phrases import RECEIVERS, cue_of, cues_by_lemma, tells
from newsnb.lang import Cue, english

_UNLISTED = Cue(lemma="", pos="verb", kind="unlisted", frames=frozenset())
_PARTS_OF_SPEECH = frozenset((sym.VERB, sym.NOUN, sym.ADJ, sym.AUX))
_AUXILIARIES = frozenset((sym.aux, sym.auxpass))
_SETS_OFF = frozenset(map(hash_string, english.attributions.words.sets_off))
_WITH_TO = english.attributions.words.frames_with_to
_COMMA = hash_string(",")
# What depends on a cue without being said: its subject, its auxiliaries, what only qualifies it.
_NO_CONTENT = (
    SUBJECTS | PASSIVE | IN_NAME | ids_of("punct aux neg det prt agent poss amod advmod cc nummod case quantmod predet")
)
_BREAKS_IN = frozenset((sym.parataxis, sym.ccomp))
_JOINED = frozenset((sym.conj, sym.advcl))
_CUT_IN = frozenset((sym.ccomp, sym.xcomp))
_MOST_CUTS = 3
_LONGEST_PREFIX = 5  # of what stands right of a cue
_SHORTEST_BEFORE = 3  # tokens
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
        the noun that the cue's relative clause tells of; ``cut`` for a clause without what the parser joined to its
        end.
    heads
        The tokens whose subtrees are the content; for ``inverse``, the head of the clause around.
    indices
        The content's tokens where they are no subtrees.
    """

    kind: str
    heads: tuple[Token, ...]
    indices: tuple[int, ...] = ()

    def tokens(self, cue: Token) -> list[int]:
        """Return the indices of the content's tokens, in order."""
        if self.indices:
            return list(self.indices)
        inside = under(self.heads)
        return sorted(inside - under([cue]) if self.kind == "inverse" else inside)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A word that may attribute something, what hangs on it, and all the ways to take its content."""

    head: Token
    cue: Cue
    children: Sequence[Token]
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class _Clause:
    """A cue, what hangs on it, what of that may be content, and what of that stands right of it."""

    discourse: Discourse
    head: Token
    children: list[Token]
    content: list[Token]
    right: list[Token]


def find_candidates(discourse: Discourse, wanted: Callable[[Token, Cue], bool]) -> Iterator[Candidate]:
    """Yield the words of the lexicon that have something which could be their content, if they are ``wanted``."""
    for token in _words_that_may_attribute(discourse):
        children = list(token.children)
        cue = cue_of(token)
        if cue is None and token.pos == sym.VERB and any(child.dep in _BREAKS_IN for child in children):
            cue = _UNLISTED
        if cue is not None and wanted(token, cue) and (options := tuple(_options(discourse, token, children))):
            yield Candidate(head=token, cue=cue, children=children, options=options)


def _words_that_may_attribute(discourse: Discourse) -> Iterator[Token]:
    """Yield the verbs, and the nouns and adjectives of the lexicon, in sentences that are no lists."""
    known = cues_by_lemma()
    columns = zip(discourse.pos, discourse.clauses.dep, discourse.lemmas, discourse.in_sentence, strict=True)
    for i, (pos, dep, lemma, in_sentence) in enumerate(columns):
        may = pos == sym.VERB or (pos in _PARTS_OF_SPEECH and (lemma, pos) in known)
        if may and in_sentence and dep not in _AUXILIARIES:
            yield discourse.doc[i]


def _options(discourse: Discourse, head: Token, children: list[Token]) -> Iterator[Option]:
    content = [child for child in children if not (child.dep in _NO_CONTENT or child.is_punct or child.is_space)]
    clause = _Clause(discourse, head, children, content, [child for child in content if child.i > head.i])
    for take in _WAYS:
        yield from take(clause)


def _take_each(clause: _Clause) -> Iterator[Option]:
    for child in clause.content:
        yield Option(kind=f"{'L' if child.i < clause.head.i else 'R'}{child.dep_}", heads=(child,))


def _take_misplaced(clause: _Clause) -> Iterator[Option]:
    """Yield the clause that parsers hang on a noun: "told us in an interview that ...", "told the jury he was out"."""
    if any(child.dep == sym.ccomp for child in clause.right):
        return
    nouns = (object_of(phrase) for phrase in clause.right if phrase.dep == sym.prep)
    for inner in (child for noun in nouns if noun is not None for child in children_of(noun, *ABOUT_NOUN)):
        if _is_whole_with_that(inner):
            yield Option(kind="Rccomp", heads=(inner,))
        elif not _WITH_TO.isdisjoint(_frames_of(clause.head)) and inner.left_edge.lower_ == "to":
            yield Option(kind="Rxcomp", heads=(inner,))
    if tells(cue_of(clause.head)):
        told = (noun for noun in clause.right if noun.dep in RECEIVERS)
        for inner in (child for noun in told for child in children_of(noun, sym.relcl) if _is_whole(child, noun)):
            yield Option(kind="Rccomp", heads=(inner,))
            if behind := tuple(child for child in clause.right if child.i > inner.i):
                whole = tuple(range(inner.left_edge.i, behind[-1].right_edge.i + 1))
                yield Option(kind="suffix", heads=(inner, *behind), indices=whole)


def clause_on_noun(verb: Token) -> Token | None:
    """Return the clause that parsers hang on a noun behind the verb: "told me every year that", "in a lift that"."""
    told = (noun for noun in children_of(verb, sym.dobj) if noun.pos != sym.NOUN)  # not "tells the truth that"
    nouns = [*told, *children_of(verb, sym.npadvmod), *filter(None, map(object_of, children_of(verb, sym.prep)))]
    inner = (child for noun in nouns if noun.i > verb.i for child in children_of(noun, *ABOUT_NOUN))
    return next(filter(_is_whole_with_that, inner), None)


def _is_whole_with_that(clause: Token) -> bool:
    return any(mark.lower_ == "that" for mark in children_of(clause, sym.mark)) or _has_both(clause)


def _frames_of(head: Token) -> Collection[str]:
    cue = cue_of(head)
    return () if cue is None else cue.frames


def _is_whole(clause: Token, noun: Token) -> bool:
    """Return whether a clause right behind a noun begins with a subject of its own, and no relative pronoun."""
    subject = child_of(clause, *SUBJECTS, *PASSIVE)
    begins = subject is not None and subject.left_edge.i == noun.i + 1
    return begins and subject is not None and subject.tag not in RELATIVES


def _has_both(clause: Token) -> bool:
    """Return whether a clause has a subject besides the *that* which parsers take for its object."""
    that, subject = child_of(clause, sym.dobj), child_of(clause, *SUBJECTS)
    return that is not None and that.lower_ == "that" and subject is not None


def _take_groups(clause: _Clause) -> Iterator[Option]:
    """Yield neighbours among what stands right of the cue together."""
    right = tuple(clause.right)
    if len(right) > 1:
        yield Option(kind="right", heads=right)
    yield from (Option(kind="suffix", heads=right[at:]) for at in range(1, len(right) - 1))
    yield from (Option(kind="prefix", heads=right[:end]) for end in range(2, min(len(right), _LONGEST_PREFIX)))


def _take_passive(clause: _Clause) -> Iterator[Option]:
    subjects = tuple(child for child in clause.children if child.dep == sym.nsubjpass)
    if subjects:
        yield Option(kind="passive", heads=subjects)
        if clause.right:
            yield Option(kind="passive+", heads=(*subjects, *clause.right))


def _take_around_cue(clause: _Clause) -> Iterator[Option]:
    """Yield the clause that the cue breaks into: "The pier, it is said, is safe"."""
    breaks_in = clause.head.dep in _BREAKS_IN and not is_root(clause.head) and not _is_whole_sentence(clause.head)
    if breaks_in and all(child.dep != sym.ccomp for child in clause.content):
        yield Option(kind="inverse", heads=(clause.head.head,))


def _is_whole_sentence(head: Token) -> bool:
    """Return whether a semicolon ends a clause: "Ito documented the raid; the junta called it a lie"."""
    last = head.right_edge.i + 1
    return last < len(head.doc) and head.doc[last].text == ";"


def _take_gap(clause: _Clause) -> Iterator[Option]:
    """Yield the noun that a relative clause or a participle is about: "the comments that she made"."""
    head, noun = clause.head, clause.head.head
    if head.dep not in ABOUT_NOUN or noun.i >= head.i:
        return
    kept = [t.i for t in noun.subtree if t.i < head.left_edge.i]
    while kept and clause.discourse.doc[kept[-1]].is_punct:
        kept.pop()
    if kept and head.i - kept[0] <= _FURTHEST_NOUN:
        yield Option(kind=f"gap-{head.dep_}", heads=(noun,), indices=tuple(kept))


def _take_cut(clause: _Clause) -> Iterator[Option]:
    """Yield a clause without the verb behind it that the parser joined to it: "says she agrees and calls it a joke"."""
    for inner in (child for child in clause.right if child.dep in _CUT_IN):
        for joined in islice(_joined_to(inner), _MOST_CUTS):
            first = joined.left_edge.i
            kept = sorted(i for i in under([inner]) - under([joined]) if i < first)
            if len(kept) > 1:
                yield Option(kind=f"cut-{inner.dep_}", heads=(inner, joined), indices=tuple(kept))


def _joined_to(clause: Token) -> Iterator[Token]:
    for child in children_of(clause, *_JOINED):
        if child.i > clause.i:
            if child.dep != sym.conj or child.pos in VERBS:
                yield child
            if child.dep == sym.conj:
                yield from _joined_to(child)


def _take_rest(clause: _Clause) -> Iterator[Option]:
    """Yield the rest of the sentence where the cue and its subject stand behind a comma or a closing mark."""
    discourse, head = clause.discourse, clause.head
    left, right = _edges(clause)
    if head.pos != sym.VERB or not left or discourse.lower[left - 1] not in _SETS_OFF:
        return
    sentence = discourse.sentence_tokens(head.i)
    if left - sentence.start < _SHORTEST_BEFORE:
        return
    before, first = tuple(range(sentence.start, left)), (discourse.doc[sentence.start],)
    yield Option(kind="before", heads=first, indices=before)
    commas = (i for i in range(right + 1, min(right + _FURTHEST_COMMA, sentence.stop)) if discourse.lower[i] == _COMMA)
    rest = tuple(range(next(commas, sentence.stop) + 1, sentence.stop))
    closed = discourse.quoted[left - 2] and not discourse.quoted[rest[0]] if rest else True
    if (
        len(rest) > 1
        and not closed
        and not _goes_on(discourse, rest[0])
        and any(discourse.pos[i] in VERBS for i in rest)
    ):
        yield Option(kind="around", heads=first, indices=(*before, *rest))


def _edges(clause: _Clause) -> tuple[int, int]:
    """Return the first and the last token of a cue and its subjects.

    The last subject counts before it: of "The pier, she said, is safe" parsers make the pier another.
    """
    subjects, cue = [child for child in clause.children if child.dep == sym.nsubj], clause.head.i
    left = max((subject.left_edge.i for subject in subjects if subject.i < cue), default=cue)
    return left, max([cue, *(subject.right_edge.i for subject in subjects if subject.i > cue)])


def _goes_on(discourse: Discourse, at: int) -> bool:
    """Return whether what follows is what its subject did besides: ", adding that", ", before warning that"."""
    return any(token.tag in GERUND and cue_of(token) is not None for token in discourse.doc[at : at + 2])


_WAYS = (
    _take_each, _take_misplaced, _take_groups, _take_passive, _take_around_cue, _take_gap, _take_cut, _take_rest,
)  # fmt: skip
