"""Doc to attributions that the layout shows: turns ("SMITH: ..."), letters, signed quotes ("..." - Ada Berg)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import spacy.symbols as sym
from spacy.tokens import Token

from newsnb.extract.attributions.context import Before, QuoteContext
from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import SPEAKERS, Attribution, Name
from newsnb.extract.grammar import VERBS
from newsnb.lang import english
from newsnb.text.marks import Stretch
from newsnb.trees import root_of
from newsnb.values import Span

_HEADING = english.attributions.patterns.heading
_DASH_BELOW = english.attributions.patterns.dash_below
_DASH_BESIDE = english.attributions.patterns.dash_beside
_SIGNATURE_ENDS = english.attributions.patterns.signature_ends
_SCORE = english.attributions.patterns.score
_SPEAKERS = SPEAKERS | {"NORP", "GPE"}
_CLAUSES = VERBS | {sym.ADJ}
_SPEAKS_HERE = english.attributions.words.speaks_here
_NAMELESS = ("question", "answer")
_KICKERS = english.attributions.words.kickers
_LONGEST_NAME = 8  # tokens
_LEAST_LETTERS = 3  # on a page of letters
_LONGEST_LINE = 60  # characters
_SENTENCE_ENDS = ".,:;!?…”’\"')"
_NOTES = english.attributions.words.notes
_LONGEST_SIGNATURE = 80  # characters


def propose_speaker_turn(discourse: Discourse, names: Sequence[Name], stance: bool) -> Iterator[Attribution]:
    """Yield a quote for each turn of a dialogue; a Q or an A names nobody by itself, a dateline no speaker."""
    datelines = {name.start for name in names if name.label == "GPE"}  # "LONDON: Shares fell"
    for turn in discourse.layout.turns:
        said = discourse.text[slice(*turn.said[0])]
        if turn.start not in datelines and not (len(turn.said) == 1 and said[:1] == "(" and said[-1:] == ")"):
            at = max(turn.end, discourse.text.rfind(":", turn.end, turn.said[0][0]))  # behind "(voice-over)"
            label, colon = (turn.start, turn.end), (at, at + 1)
            found = by_layout(discourse, "speaker turn", cue=colon, content=turn.said, source=label)
            yield replace(found, source_head=None) if turn.kind in _NAMELESS else found


def propose_name_and_colon(discourse: Discourse, names: Sequence[Name], stance: bool) -> Iterator[Attribution]:
    """Yield a quote for each paragraph, not a turn, that begins with a name and a colon: "Berg: talks are dead".

    Only a headline may begin with what is no person: below it, such lines are tables and lists.
    """
    turns = {turn.start for turn in discourse.layout.turns}
    speakers = {name.start: name for name in names if _may_speak(name)}
    for number, (start, end) in enumerate(discourse.layout.paragraphs):
        match = _HEADING.match(discourse.text, start, end)
        name = speakers.get(match.start(1)) if match and match.start(1) not in turns else None
        if match and name and name.end == match.end(1) and _heads(discourse, name, number, (match.end(), end)):
            cue, content = (name.end, name.end + 1), ((match.end(), end),)
            yield by_layout(discourse, "name and colon", cue=cue, content=content, source=(name.start, name.end))


def _heads(discourse: Discourse, name: Name, number: int, said: Span) -> bool:
    """Return whether a name and a colon say who speaks: not the town of "Islamabad: It is safe, a minister said."."""
    is_person = name.label == "PERSON"
    if number:
        return is_person
    is_unended = discourse.text[said[1] - 1] not in _SENTENCE_ENDS
    return (is_unended or (is_person and not name.words.isupper())) and _is_statement(discourse, name, said)


def _is_statement(discourse: Discourse, name: Name, said: Span) -> bool:
    """Return whether a headline's words behind a colon are said: "Berg: talks dead", not "Berg: a life in cheese".

    The headline of a place says what happened there ("Gaza: thousands flee"), unless it speaks of itself.
    """
    words = discourse.span(*said)
    if words[-1].text == "?" or root_of(words).pos not in _CLAUSES:
        return False
    return name.label in SPEAKERS or any(token.lower_ in _SPEAKS_HERE for token in words)


def propose_signed_letter(discourse: Discourse, names: Sequence[Name], stance: bool) -> Iterator[Attribution]:
    """Yield each letter of a page of letters: paragraphs above a line with a name and a line with a place."""
    text, paragraphs = discourse.text, discourse.layout.paragraphs
    persons = {(name.start, name.end) for name in names if name.label == "PERSON"}
    signed = [
        i for i in range(1, len(paragraphs) - 1) if paragraphs[i] in persons and _is_line(text, paragraphs[i + 1])
    ]
    for last, i in pairwise([-2, *signed] if len(signed) >= _LEAST_LETTERS else []):
        content = tuple(span for span in paragraphs[last + 2 : i] if not _is_line(text, span))
        if content:
            yield by_layout(discourse, "signed letter", cue=None, content=content, source=paragraphs[i])


def _is_line(text: str, paragraph: Span) -> bool:
    """Return whether a paragraph is a heading or a line below a name, and no sentence."""
    words = text[slice(*paragraph)]
    return len(words) <= _LONGEST_LINE and words[0].isupper() and words[-1] not in _SENTENCE_ENDS


def _may_speak(name: Name) -> bool:
    """Return whether a name could be a speaker's.

    "NEW DELHI:" tells where, "Rovers 2-1 Athletic:" how it ended, and "Correction:" what follows.
    """
    is_town = name.label == "GPE" and name.words.isupper()
    is_note = name.words.casefold() in _NOTES
    return name.label in _SPEAKERS and not (is_town or is_note or _SCORE.search(name.words))


def propose_signed(context: QuoteContext, stretch: Stretch, before: Before) -> Attribution | None:
    """Find who signed a quotation: a dash and a name behind it or below, up to the end of the line or the next mark."""
    dash = _find_dash(context.text, stretch.end)
    if dash is None:
        return _signed_below(context, stretch)
    limit = min(context.discourse.paragraph_span(dash[2])[1], dash[2] + _LONGEST_SIGNATURE)
    stop = _SIGNATURE_ENDS.search(context.text, dash[2], limit)
    name = context.text[dash[2] : stop.start() if stop else limit].rstrip(" \u00a0,")
    source = (dash[2], dash[2] + len(name))
    if not _may_sign(context, source, dash[:2]):
        return None
    return by_layout(context.discourse, "signed", cue=dash[:2], content=stretch.spans, source=source)


def _may_sign(context: QuoteContext, source: Span, mark: Span) -> bool:
    """Return whether words behind a mark say who speaks: behind a colon, or in small letters, a name has to."""
    words = list(context.doc.char_span(*source, alignment_mode="expand") or ())
    if context.text[source[0]].isupper():
        return context.text[mark[0]] != ":" or is_name(words)
    return is_name(words) and any(token.pos == sym.PROPN for token in words)


def _signed_below(context: QuoteContext, stretch: Stretch) -> Attribution | None:
    """Find whose name and what that person is stand in a line below a paragraph in marks: "Ada Berg, baker"."""
    paragraphs = context.discourse.layout.paragraphs
    at = context.discourse.paragraph(stretch.start)
    if paragraphs[at] != (stretch.start, stretch.end) or at + 1 == len(paragraphs):
        return None
    line = start, end = paragraphs[at + 1]
    first = context.doc[context.discourse.token(start)]
    is_signature = first.ent_type_ == "PERSON" and "," in context.text[start:end] and _is_line(context.text, line)
    return (
        by_layout(context.discourse, "signed", cue=None, content=stretch.spans, source=line) if is_signature else None
    )


def _find_dash(text: str, at: int) -> tuple[int, int, int] | None:
    """Find the dash behind a quotation, or below it: where it begins and ends, and where the name begins."""
    if below := _DASH_BELOW.match(text, at):
        return *below.span(1), below.end()
    beside = _DASH_BESIDE.match(text, at)
    return (*beside.span(1), beside.end()) if beside and "\n" not in beside[0] else None


def is_name(tokens: Sequence[Token]) -> bool:
    """Return whether words are a name, or a noun for somebody, and no clause."""
    if not 0 < len(tokens) <= _LONGEST_NAME or tokens[-1].pos not in (sym.PROPN, sym.NOUN):
        return False
    if tokens[-1].lower_ in _KICKERS:
        return False
    if any(token.pos in VERBS or token.text in ",;:()" for token in tokens):
        return False
    is_named = any(token.pos == sym.PROPN for token in tokens)
    return tokens[0].pos == sym.DET or (is_named and _may_end_name(tokens[-1]))


def _may_end_name(last: Token) -> bool:
    """Return whether a word may end who is named, as a name or a noun for somebody does; not "Reed cancels tour"."""
    lemma = last.lemma_.lower()
    is_somebody = lemma in english.persons or lemma in english.actors
    return is_somebody or not last.is_lower


def by_layout(
    discourse: Discourse, rule: str, *, cue: Span | None, content: tuple[Span, ...], source: Span
) -> Attribution:
    """Return an attribution that a mark makes, or where things stand; what a person is may stand behind the name."""
    comma = discourse.text.find(",", *source)
    name = discourse.doc.char_span(source[0], comma if comma > 0 else source[1], alignment_mode="expand")
    head = root_of(name).i if name is not None else None
    return Attribution(
        head=-1 - (cue or source)[0],
        rule=rule,
        cue=(cue,) if cue else (),
        content=content,
        source=(source,),
        source_head=head,
    )
