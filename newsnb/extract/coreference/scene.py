"""Who stands where in an article: the mentions of persons and organisations with what they do in their sentences.

A pronoun is followed to who is salient: named nearby, and there the subject rather than the object. Each mention has a
weight by its place in the sentence, which fades with every sentence that passes (after Lappin and Leass 1994) and,
within a sentence, with every clause that lies between.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np
from spacy.attrs import DEP, HEAD, IDX, LOWER, SENT_START
from spacy.strings import get_string_id

from newsnb.extract.mentions.article import Article
from newsnb.text.marks import pair_marks
from newsnb.text.parts import find_paragraphs


def _ids(names: str) -> frozenset[int]:
    return frozenset(get_string_id(name) for name in names.split())


SUBJECTS = _ids("nsubj nsubjpass")
OBJECTS = _ids("dobj pobj dative")
BESIDE = get_string_id("appos")
RELATIVES = _ids("relcl acl")
CLAUSES = _ids("ccomp advcl relcl acl pcomp parataxis csubj conj xcomp")
_JOINED = _ids("conj appos")
_INSIDE = OBJECTS | _JOINED | _ids("attr poss prep")
_CONJ, _DOBJ, _POSS = (get_string_id(name) for name in ("conj", "dobj", "poss"))

SENTENCES_BACK = 3
"""How many sentences before its own a pronoun's person was last mentioned in, at most."""

_MOST_BACK = 40  # mentions looked at for one pronoun: a list of a thousand names is no story
_DEEPEST = 12  # steps up a parse
_FURTHEST = 30  # tokens between a verb and its subject
_MAIN, _SUBJECT, _OBJECT, _OWNER, _OTHER, _IN_MARKS = 3.0, 2.6, 1.6, 1.2, 1.0, 0.3
_FADES, _FADES_BY_CLAUSE = 0.45, 0.7
_PARALLEL = 1.3
_MENTIONED_BEFORE = 0.3  # what a mention counts beside a person's most salient one


@dataclass(frozen=True, slots=True)
class Standing:
    """A mention in its sentence: its head token, whose it is ("" for somebody without a name), its weight there."""

    token: int
    start: int
    entity: str
    sentence: int
    quote: int
    weight: float
    clause: int


class Scene:
    """An article's sentences and quotations, to be asked for the place of any token.

    Attributes
    ----------
    article
        The article.
    offsets, dep, head
        For each token where it begins, the number of its dependency and the index of its head.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        doc = article.doc
        whole = doc.to_array([IDX, DEP, HEAD, SENT_START, LOWER])
        table = whole.astype(np.int64)
        self._lower: list[int] = whole[:, 4].tolist()
        self.offsets: list[int] = table[:, 0].tolist()
        self.dep: list[int] = table[:, 1].tolist()
        self.head: list[int] = (table[:, 2] + np.arange(len(doc))).tolist()
        self._sentences: list[int] = np.flatnonzero(table[:, 3] == 1).tolist()
        self._subjects: dict[int, int] = {}
        for i, dep in enumerate(self.dep):
            if dep in SUBJECTS:
                self._subjects.setdefault(self.head[i], i)
        self._roots: dict[int, int] = {}
        for i, head in enumerate(self.head):
            if head == i:
                self._roots.setdefault(self.sentence(i), i)
        paragraphs = find_paragraphs(article.text)
        self._paragraphs = [start for start, _ in paragraphs]
        self._quotes = [(p.start, p.end) for p in pair_marks(article.text, paragraphs).pairs if not p.depth]
        self._quote_starts = [start for start, _ in self._quotes]

    def words(self, wanted: AbstractSet[int]) -> list[int]:
        """Give the tokens that are one of some words, in small letters, as spaCy numbers them."""
        return [i for i, word in enumerate(self._lower) if word in wanted]

    def token(self, offset: int) -> int:
        """Give the index of the token in which the character at ``offset`` stands."""
        return max(0, bisect_right(self.offsets, offset) - 1)

    def sentence(self, token: int) -> int:
        """Give the number of a token's sentence."""
        return bisect_right(self._sentences, token)

    def paragraph(self, offset: int) -> int:
        """Give the number of the paragraph that the character at ``offset`` stands in."""
        return bisect_right(self._paragraphs, offset)

    def quote(self, offset: int) -> int:
        """Give the number of the quotation that the character at ``offset`` stands in; -1 outside of all."""
        at = bisect_right(self._quote_starts, offset) - 1
        return at if at >= 0 and offset < self._quotes[at][1] else -1

    def tokens(self, start: int, end: int) -> range:
        """Give the tokens of the words from ``start`` to ``end``."""
        return range(self.token(start), self.token(end - 1) + 1)

    def subject_of(self, verb: int) -> int | None:
        """Give the subject of a verb, where it has one of its own."""
        return self._subjects.get(verb)

    def agent_of(self, verb: int) -> int | None:
        """Give the subject of a verb, or of the verb that it shares one with ("came, telling them")."""
        for _ in range(_DEEPEST):
            if verb in self._subjects:
                return self._subjects[verb]
            if self.dep[verb] not in CLAUSES:
                return None
            verb = self.head[verb]
        return None

    def verb_over(self, token: int) -> int:
        """Give the word that a token hangs on, over prepositions and what owns: the verb of "spoke of him"."""
        at = self.head[token]
        for _ in range(_DEEPEST):
            if self.dep[at] not in _INSIDE or self.head[at] == at:
                break
            at = self.head[at]
        return at

    def clauses(self, token: int) -> list[int]:
        """Give the verbs with subjects of their own that a token stands under, from the nearest to the first."""
        return [i for i in self.above(token) if i in self._subjects]

    def above(self, token: int) -> list[int]:
        """Give a token and those that it hangs on, one after the other."""
        found = [token]
        while len(found) < 3 * _DEEPEST and (head := self.head[found[-1]]) != found[-1]:
            found.append(head)
        return found

    def sentence_start(self, token: int) -> int:
        """Give the first token of the sentence of ``token``."""
        at = bisect_right(self._sentences, token) - 1
        return self._sentences[at] if at >= 0 else 0

    def root_before(self, token: int) -> int | None:
        """Give the verb that the sentence before a token's turns on."""
        return self._roots.get(self.sentence(token) - 1)

    def stand(self, tokens: range, entity: str) -> Standing:
        """Weigh the mention of ``entity`` in ``tokens``."""
        token = next((i for i in tokens if self.head[i] not in tokens), tokens[-1])
        start = self.offsets[tokens[0]]
        head = self.unjoined(token)
        clause = next(iter(self.clauses(head)), -1)
        return Standing(token, start, entity, self.sentence(token), self.quote(start), self._weight(head), clause)

    def unjoined(self, token: int) -> int:
        """Go from "Lie" in "Berg and Lie", and from a name beside what it is called, to the first of them."""
        for _ in range(_DEEPEST):
            if self.dep[token] not in _JOINED:
                break
            token = self.head[token]
        return token

    def _weight(self, token: int) -> float:
        dep = self.dep[token]
        if dep in SUBJECTS:
            return _MAIN if self._is_main(self.head[token]) else _SUBJECT
        if self.head[token] == token:
            return _SUBJECT
        return _OBJECT if dep == _DOBJ else _OWNER if dep == _POSS else _OTHER

    def _is_main(self, verb: int) -> bool:
        for _ in range(_DEEPEST):
            if self.dep[verb] != _CONJ:
                break
            verb = self.head[verb]
        return self.head[verb] == verb


class Salience:
    """The mentions before a token, to ask who is the most salient there."""

    def __init__(self, standings: Iterable[Standing]) -> None:
        self._standings = sorted(standings, key=lambda s: s.start)
        self._starts = [s.start for s in self._standings]

    def add(self, standing: Standing) -> None:
        """Add a mention, as that of a pronoun that was followed."""
        at = bisect_left(self._starts, standing.start)
        self._standings.insert(at, standing)
        self._starts.insert(at, standing.start)

    def before(self, offset: int, sentence: int, back: int = SENTENCES_BACK) -> Sequence[Standing]:
        """Give the mentions before ``offset``, nearest last, from at most ``back`` sentences before."""
        at = bisect_left(self._starts, offset)
        near = self._standings[max(0, at - _MOST_BACK) : at]
        return [s for s in near if sentence - s.sentence <= back]


def ranked(
    near: Iterable[Standing], sentence: int, quote: int, clauses: Sequence[int], subject: bool = False
) -> list[tuple[float, str]]:
    """Give who is mentioned in ``near``, the most salient first, with their weights.

    Parameters
    ----------
    near
        Mentions.
    sentence, quote, clauses
        Where it is asked from: a sentence; a quotation, or -1: whom somebody quoted speaks of counts little outside the
        quotation marks; and the verbs above, whose own subjects count more than those of clauses that lie apart.
    """
    weights: dict[str, list[float]] = {}
    for s in near:
        weight = s.weight * (_IN_MARKS if quote < 0 <= s.quote else 1.0)
        if subject and s.weight >= _SUBJECT:
            weight *= _PARALLEL
        if s.sentence == sentence:
            depth = clauses.index(s.clause) if s.clause in clauses else len(clauses)
            weight *= _FADES_BY_CLAUSE**depth
        else:
            weight *= _FADES ** (sentence - s.sentence)
        weights.setdefault(s.entity, []).append(weight)
    sums = ((max(all_) + _MENTIONED_BEFORE * (sum(all_) - max(all_)), name) for name, all_ in weights.items())
    return sorted(sums, reverse=True)
