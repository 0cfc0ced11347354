"""Words in quotation marks to the cue that stands beside them.

A stretch is a quotation at the outermost level, over as many paragraphs as it runs. Its cue is looked for behind it
(``"...," X said``), before it (``X said: "..."``), in the clause that it stands in, and in the stretch before it that
it continues; the parse is only asked about the words outside the marks.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from newsnb.extract.attributions.subjects import subject_of
from newsnb.extract.discourse import Discourse
from newsnb.extract.phrases import cue_of, runs
from newsnb.extract.stretches import Stretch
from newsnb.lang import Cue
from newsnb.values import Span

_MAY_GO_ON = ",?!—–-…"
_ENDS_SENTENCE = frozenset(".?!")
_CLOSERS = "\"'”’»“ \u00a0"
_PAUSES = frozenset((",", "-", "—", "–", "--"))
_NOUNS = ("NOUN", "PROPN", "PRON")
_INSIDE_NOUN = frozenset(("compound", "poss", "nmod", "amod", "npadvmod"))
_FURTHEST = 14  # tokens from a closing mark to its cue: a name with its title and apposition
_LONGEST_BETWEEN = 30  # tokens that a reporting clause between two parts of a quote has at most


class Surroundings:
    """A discourse with those of its stretches that may be quotes, to look around in by character offset."""

    def __init__(self, discourse: Discourse, stretches: Sequence[Stretch]) -> None:
        self.discourse = discourse
        self.doc = discourse.doc
        self.text = discourse.text
        self.stretches = stretches
        self.letters = discourse.letters
        self._stretch_starts = [stretch.start for stretch in stretches]

    def paragraph(self, at: int) -> Span:
        """Give the paragraph that the character ``at`` lies in."""
        return self.discourse.paragraph_span(at)

    def has_sentence(self, stretch: Stretch) -> bool:
        """Tell whether a stretch begins in a sentence, not in a run of words or marks without end."""
        at = self.token(stretch.start)
        return at < len(self.doc) and self.discourse.in_sentence[at]

    def token(self, at: int) -> int:
        """Give the index of the first token that starts at ``at`` or behind."""
        return self.discourse.first_token(at)

    def behind(self, stretch: Stretch) -> list[Token]:
        """Give the tokens behind a stretch, up to the next one or the end of its sentence or paragraph."""
        at = bisect_right(self._stretch_starts, stretch.start)
        limit = self.paragraph(stretch.end - 1)[1]
        if at < len(self.stretches):
            limit = min(limit, self.stretches[at].start)
        tokens: list[Token] = []
        for token in self.doc[self.token(stretch.end) : self.token(limit)]:
            if token.text in _ENDS_SENTENCE and token.dep_ == "punct":
                break
            tokens.append(token)
        return tokens

    def before(self, stretch: Stretch) -> list[Token]:
        """Give the tokens before a stretch, from the one before it or the start of its sentence or paragraph.

        What stands before the first word of a paragraph is the sentence that announced it with a colon, if any.
        """
        at = bisect_left(self._stretch_starts, stretch.start)
        limit, end = self._lead(stretch.start)
        if at > 0:
            limit = max(limit, self.stretches[at - 1].end)
        tokens: list[Token] = []
        for i in range(self.token(end) - 1, self.token(limit) - 1, -1):
            token = self.doc[i]
            if token.text in _ENDS_SENTENCE or (token.is_space and "\n" in token.text):
                break
            tokens.append(token)
        return tokens[::-1]

    def _lead(self, at: int) -> Span:
        """Give where what leads up to ``at`` begins and ends: in the paragraph before, if that ends with a colon."""
        number = self.discourse.paragraph(at)
        start = self.discourse.layout.paragraphs[number][0]
        if number and self.letters[start] == self.letters[at]:
            before = self.discourse.layout.paragraphs[number - 1]
            end = before[0] + len(self.text[slice(*before)].rstrip())
            if self.text[end - 1 : end] == ":":
                return before[0], end
        return start, at

    def between(self, first: Stretch, second: Stretch) -> list[Token]:
        """Give the tokens between two stretches of one paragraph; none if they stand in two."""
        if self.paragraph(first.end - 1) != self.paragraph(second.start):
            return []
        return list(self.doc[self.token(first.end) : self.token(second.start)])

    def inside(self, stretch: Stretch) -> list[Token]:
        """Give the tokens of a stretch's first paragraph."""
        start, end = stretch.spans[0]
        return list(self.doc[self.token(start) : self.token(end)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """The cue that stands beside a stretch, the rule that found it, and the head of the words that name the source."""

    cue: Token
    rule: str
    source: Token | None


def cue_beside(around: Surroundings, stretch: Stretch) -> Beside | None:
    """Find the cue of a stretch behind it or before it."""
    if not around.has_sentence(stretch):
        return None
    if (found := _cue_behind(around, stretch)) is not None:
        return found
    return _cue_before(around, stretch)


def clause_around(around: Surroundings, stretch: Stretch) -> tuple[Token, tuple[Span, ...]] | None:
    """Find the cue whose clause a stretch stands in ("called the deal "a disaster""), and what it takes as content."""
    inside = [token for token in around.inside(stretch) if not (token.is_punct or token.is_space)]
    if not inside:
        return None
    within = {token.i for token in inside}
    token = inside[0]
    while token.i in within and token.head.i != token.i:
        token = token.head
    for _ in range(6):
        cue = cue_of(token)
        if cue is not None and cue.pos == "verb" and cue.is_speech and token.i not in within:
            parts = [child for child in token.children if child.i > token.i and child.dep_ not in ("punct", "prt")]
            indices = sorted({t.i for child in parts for t in child.subtree})
            return token, tuple(runs(around.doc, indices))
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def continues(around: Surroundings, first: Stretch, second: Stretch, cue: int) -> bool:
    """Tell whether ``second`` goes on where ``first`` was broken off by its cue: ``"...," X said. "..."``."""
    between = around.between(first, second)
    ends = sum(token.text in _ENDS_SENTENCE for token in between)
    return len(between) <= _LONGEST_BETWEEN and any(token.i == cue for token in between) and ends <= 1


def is_embedded(around: Surroundings, stretch: Stretch) -> bool:
    """Tell whether a stretch is a part of its sentence: words lead up to it without a pause."""
    before = around.before(stretch)
    return bool(before) and before[-1].is_alpha and before[-1].lower_ != "that"


def stands_alone(around: Surroundings, stretch: Stretch) -> bool:
    """Tell whether a stretch is all that its paragraphs hold."""
    (start, _), (_, end) = around.paragraph(stretch.start), around.paragraph(stretch.end - 1)
    letters = around.letters
    return letters[stretch.start] == letters[start] and letters[end] == letters[stretch.end]


def _cue_behind(around: Surroundings, stretch: Stretch) -> Beside | None:
    last = around.text[stretch.start : stretch.end].rstrip(_CLOSERS)[-1:]
    if around.text[stretch.end : stretch.end + 1] == ",":  # as British and Indian papers have it
        last = ","
    tokens = [token for token in around.behind(stretch) if not token.is_space]
    while tokens and tokens[0].text in _PAUSES:
        tokens = tokens[1:]
    if not tokens:
        return None
    if tokens[0].lower_ == "according":
        return Beside(cue=tokens[0], rule="behind the marks", source=_source_of_according(tokens[0]))
    if last not in _MAY_GO_ON and not _is_inverted(tokens):
        return None
    for token in tokens[:_FURTHEST]:
        if _direct_cue(token) is not None:
            source = _source_outside(token, tokens)
            leads = token.i - tokens[0].i <= 2 or (source is not None and source.left_edge.i <= tokens[0].i + 1)
            leads = leads or (source is not None and source.i < token.i and tokens[0].i <= source.i)
            return Beside(cue=token, rule="behind the marks", source=source) if leads else None
    return _any_verb_behind(tokens) if last == "," else None


def _any_verb_behind(tokens: Sequence[Token]) -> Beside | None:
    """Take a verb that the lexicon does not know where it ends the sentence: "...," Ada Berg thundered."""
    for at, token in enumerate(tokens[:_FURTHEST]):
        if token.tag_ in ("VBD", "VBZ") and token.pos_ == "VERB":
            ends = at + 1 == len(tokens) or tokens[at + 1].is_punct
            subject = _source_outside(token, tokens[:at]) if ends and at else None
            leads = subject is not None and subject.left_edge.i <= tokens[0].i
            return Beside(cue=token, rule="behind the marks", source=subject) if leads else None
    return None


def _is_inverted(tokens: Sequence[Token]) -> bool:
    return _direct_cue(tokens[0]) is not None and tokens[0].tag_ in ("VBD", "VBZ", "VBP")


def _cue_before(around: Surroundings, stretch: Stretch) -> Beside | None:
    tokens = [token for token in around.before(stretch) if not token.is_space]
    if not tokens:
        return None
    introduced = tokens[-1].text in (",", ":") or tokens[-1].lower_ == "that"
    for distance, token in enumerate(reversed(tokens)):
        if _direct_cue(token) is not None:
            between = tokens[len(tokens) - distance :]
            near = introduced or all(token.is_ancestor(other) for other in between)
            return Beside(cue=token, rule="before the marks", source=_source_outside(token, tokens)) if near else None
        if introduced and token.lower_ == "according":
            return Beside(cue=token, rule="before the marks", source=_source_of_according(token))
    return None


def _source_outside(cue: Token, outside: Sequence[Token]) -> Token | None:
    """Find the source of a cue among the tokens outside the marks, where a parse broken by the marks may not look."""
    subject = subject_of(cue)
    places = {token.i for token in outside}
    if subject is not None and (subject.i in places or subject.i < outside[0].i - _FURTHEST):
        return subject
    before = [token for token in outside if token.i < cue.i]
    behind = [token for token in outside if token.i > cue.i]
    nouns = [token for token in before if token.pos_ in _NOUNS and token.dep_ not in _INSIDE_NOUN]
    if nouns:
        return nouns[0]
    for token in behind:
        counts = token.pos_ == "NUM" and token.dep_ != "nummod"  # said one, who
        if counts or (token.pos_ in _NOUNS and token.dep_ not in _INSIDE_NOUN):
            return token
        if token.pos_ not in (*_NOUNS, "DET", "ADJ", "NUM", "PART") and not token.is_title:  # Per, Will: first names
            break
    return subject if subject is not None and subject.i in places else None


def _source_of_according(according: Token) -> Token | None:
    to = next((t for t in according.children if t.lower_ == "to"), according)
    return next((t for t in to.children if t.dep_ == "pobj"), None)


def _direct_cue(token: Token) -> Cue | None:
    cue = cue_of(token)
    if cue is None or cue.pos != "verb" or "direct" not in cue.frames:
        return None
    return None if token.dep_ in ("amod", "aux") or (token.tag_ == "VB" and token.dep_ == "xcomp") else cue
