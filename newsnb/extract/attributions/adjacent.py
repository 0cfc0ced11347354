"""Words in quotation marks to the cue that stands beside them.

The cue of a stretch is looked for behind it (``"...," X said``), before it (``X said: "..."``), in the clause that it
stands in, and in the stretch before it that it continues; the parse is only asked about the words outside the marks.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, dropwhile, islice, takewhile

import spacy.symbols as sym
from spacy.tokens import Token

from newsnb.extract.attributions.context import Before, QuoteContext
from newsnb.extract.attributions.parsed import describe, with_source
from newsnb.extract.attributions.sources import find_subject, leads_to_saying
from newsnb.extract.findings import SPEAKERS, Attribution
from newsnb.extract.grammar import FINITE, IN_NAME, INFINITIVE, NOUNS, VERBS, above, child_of, ids_of, object_of, under
from newsnb.extract.phrases import cue_of, is_verb_of_speech, phrase, runs
from newsnb.lang import Cue, english
from newsnb.text.marks import Stretch
from newsnb.values import Span

_MAY_GO_ON = english.attributions.words.may_go_on
_ENDS_SENTENCE = english.attributions.words.ends_sentence
_HABITS = english.attributions.words.habits
_PAUSES = english.attributions.words.pauses
_PERSONS = english.attributions.words.persons
_HAVE_WORDS = english.actors | english.persons | english.channels
_CLOSERS = "\"'”’»“ \u00a0"
_INSIDE_NOUN = IN_NAME | {sym.poss, sym.amod, sym.npadvmod}
_LEADS_TO_NAME = NOUNS | frozenset((sym.DET, sym.ADJ, sym.NUM, sym.PART))
_COUNTS = ids_of("nummod")
_PAST_OR_PRESENT = ids_of("VBD VBZ")
_ATTRIBUTIVE = frozenset((sym.amod, sym.aux))
_WHERE = frozenset((sym.prep, sym.npadvmod))
_BESIDE_VERB = frozenset((sym.punct, sym.prt))
_FURTHEST = 14  # tokens from a closing mark to its cue: a name with its title and apposition
_LONGEST_NAME = 4  # tokens
_TAKES_ES = english.attributions.patterns.takes_es
_TAKES_IES = english.attributions.patterns.takes_ies
_FURTHEST_CLAUSE = 6  # steps up the tree from the words in marks
_DEEPEST = 100  # steps up the tree within the words in marks
_LONGEST_BETWEEN = 30  # tokens that a reporting clause between two parts of a quote has at most
_CONFIRMED = 0.9  # chance of what both the parse and the words beside the marks show
_SHORTEST_ALONE = 5  # tokens; fewer words in marks that no cue claims are a title or a term


@dataclass(frozen=True, slots=True)
class AdjacentCue:
    """The cue that stands beside a stretch, and the head of the words that name the source."""

    cue: Token
    source: Token | None


def propose_in_the_clause(context: QuoteContext, stretch: Stretch, before: Before) -> Attribution | None:
    """Propose the cue whose clause the stretch is a part of, as in ``called the deal "a disaster"``."""
    lead = context.before(stretch)
    if not lead or not lead[-1].is_alpha or lead[-1].lower_ == "that":
        return None
    inside = context.inside(stretch)
    within = {token.i for token in inside}
    outside = (token for token in above(inside[0], _DEEPEST) if token.i not in within) if inside else ()
    cue = next(filter(is_verb_of_speech, islice(outside, _FURTHEST_CLAUSE)), None)
    if cue is None:
        return None
    behind = (child for child in cue.children if child.i > cue.i and child.dep not in _BESIDE_VERB)
    parts = [child for child in behind if child.dep not in _WHERE or child.right_edge.i >= inside[0].i]
    return describe(context.discourse, cue, runs(context.doc, sorted(under(parts))), "in the clause")


def propose_behind_the_marks(context: QuoteContext, stretch: Stretch, before: Before) -> Attribution | None:
    """Propose the cue behind a stretch: ``"...," X said``."""
    found = find_behind(context, stretch)
    if found is not None and _is_acted_on(context, stretch, found.cue):
        return None
    return _describe(context, stretch, found, "behind the marks")


def _is_acted_on(context: QuoteContext, stretch: Stretch, cue: Token) -> bool:
    """Return whether words in marks are a name to which something happens: ``the ground, "The Pit", was sold``."""
    is_passive = child_of(cue, sym.auxpass) is not None
    return is_passive and all(token.is_title for token in context.inside(stretch))


def propose_before_the_marks(context: QuoteContext, stretch: Stretch, before: Before) -> Attribution | None:
    """Propose the cue before a stretch: ``X said: "..."``."""
    return _describe(context, stretch, find_before(context, stretch), "before the marks")


def _describe(context: QuoteContext, stretch: Stretch, found: AdjacentCue | None, rule: str) -> Attribution | None:
    if found is None:
        return None
    return describe(context.discourse, found.cue, stretch.spans, rule, source=found.source)


def propose_continued(context: QuoteContext, stretch: Stretch, before: Before) -> Attribution | None:
    """Propose the cue between this stretch and the one before, which it broke off: ``"...," X said. "..."``."""
    if before.stretch is None or before.cue < 0:
        return None
    if not _breaks_off(context.between(before.stretch, stretch), before.cue):
        return None
    return describe(context.discourse, context.doc[before.cue], stretch.spans, "continued")


def _breaks_off(between: Sequence[Token], cue: int) -> bool:
    ends = sum(token.text in _ENDS_SENTENCE for token in between)
    return len(between) <= _LONGEST_BETWEEN and ends <= 1 and any(token.i == cue for token in between)


def propose_same_speaker_goes_on(context: QuoteContext, stretch: Stretch, before: Before) -> Attribution | None:
    """Propose whoever was reported last for a stretch that is a paragraph of its own, or long enough for a quote."""
    last = before.reported
    if last is None or _is_in_new_sentence(context, stretch, last) or not _is_whole(context, stretch):
        return None
    return of_layout(stretch, "same speaker goes on", source=last.source, source_head=last.source_head)


def _is_whole(context: QuoteContext, stretch: Stretch) -> bool:
    """Return whether a stretch is more than a term: it is a paragraph of its own, or long."""
    return context.fills_paragraphs(stretch) or _is_long(context, stretch)


def _is_in_new_sentence(context: QuoteContext, stretch: Stretch, last: Attribution) -> bool:
    """Return whether words in marks end a sentence of another paragraph than what was reported last.

    Those are seldom the words of the same speaker: ``"It was late," Berg said. ¶ The union put it at "slim to none".``
    """
    paragraph = context.discourse.paragraph
    return bool(context.before(stretch)) and paragraph(last.content[-1][1] - 1) != paragraph(stretch.start)


def propose_subject_around(context: QuoteContext, stretch: Stretch, before: Before) -> Attribution | None:
    """Propose whoever does what the words around a stretch tell: ``Berg rated the chance at "slim to none"``.

    A headline may put anybody's words behind what somebody did.
    """
    inside = context.inside(stretch)
    if not context.before(stretch) or not _is_long(context, stretch) or context.is_in_headline(stretch):
        return None
    within = {token.i for token in inside}
    around = (token for token in islice(above(inside[0], _DEEPEST), _FURTHEST_CLAUSE) if token.i not in within)
    verb = next((token for token in around if token.pos in VERBS), None)
    subject = find_subject(verb) if verb is not None else None
    if subject is None or context.discourse.quoted[subject.i] or not _may_speak(subject):
        return None
    return of_layout(stretch, "subject around", source=phrase(subject), source_head=subject.i)


def _may_speak(subject: Token) -> bool:
    """Return whether a subject has words: by name or as "he", or by a noun for a person, a body or what is written."""
    is_noun = subject.pos == sym.NOUN and subject.lemma_.lower() in _HAVE_WORDS
    return is_noun or subject.ent_type_ in SPEAKERS or subject.lower_ in _PERSONS


def propose_marks_alone(context: QuoteContext, stretch: Stretch, before: Before) -> Attribution | None:
    """Propose a stretch that is long enough for a quote of nobody."""
    return of_layout(stretch, "marks alone") if _is_long(context, stretch) else None


def _is_long(context: QuoteContext, stretch: Stretch) -> bool:
    return len(context.inside(stretch)) >= _SHORTEST_ALONE


def of_layout(
    stretch: Stretch, rule: str, *, source: tuple[Span, ...] = (), source_head: int | None = None
) -> Attribution:
    """Return an attribution that no word makes."""
    head = -1 - stretch.start
    return Attribution(head=head, rule=rule, cue=(), content=stretch.spans, source=source, source_head=source_head)


def confirmed(
    context: QuoteContext, attribution: Attribution, stretch: Stretch, without: Collection[str]
) -> Attribution:
    """Raise the chance of an attribution if the adjacent cue agrees, and take its source where the parse has none."""
    finders = (("behind the marks", find_behind), ("before the marks", find_before))
    adjacent = ((rule, find(context, stretch)) for rule, find in finders if rule not in without)
    rule, found = next((pair for pair in adjacent if pair[1] is not None), ("", None))
    if found is None or found.cue.i != attribution.head:
        return attribution
    surer = replace(attribution, score=max(_CONFIRMED, attribution.score))
    is_known = surer.source or surer.rule == "heard in court"  # where nobody is said to have told it
    return surer if is_known or rule != "behind the marks" else with_source(surer, found.source)


def find_behind(context: QuoteContext, stretch: Stretch) -> AdjacentCue | None:
    """Find the cue behind a stretch."""
    tokens = list(dropwhile(lambda token: token.text in _PAUSES, context.behind(stretch)))
    if not tokens:
        return None
    if tokens[0].lower_ == "according":
        return AdjacentCue(tokens[0], _source_of_according(tokens[0]))
    last = last_mark(context, stretch)
    if _is_another_report(context, stretch, tokens[0], last):
        return None
    if last not in _MAY_GO_ON and (tokens[0].tag not in FINITE or _direct_cue(tokens[0]) is None):
        return None
    if (mistaken := _verb_taken_for_noun(tokens)) is not None:
        return mistaken
    cue = next((token for token in tokens[:_FURTHEST] if _reports_behind(token)), None)
    if cue is None:
        return _any_verb_behind(tokens) if last == "," else None
    return AdjacentCue(cue, _source_outside(cue, tokens))


def _is_another_report(context: QuoteContext, stretch: Stretch, following: Token, last: str) -> bool:
    """Return whether what follows is another report: "“Out!” and she said", "I asked, “Where?” He said"."""
    if last != "," and _is_introduced(context, stretch) and not following.is_lower:
        return True
    if following.dep == sym.cc:
        return last != "," or find_before(context, stretch) is not None
    begins = last != "," and following.pos == sym.PRON and following.is_title
    return begins and find_before(context, stretch) is not None


def _is_introduced(context: QuoteContext, stretch: Stretch) -> bool:
    """Return whether a colon leads to a stretch, so that who speaks stands before it: ``He asked: "Why?" Lie said``."""
    return context.doc[max(0, context.discourse.first_token(stretch.start) - 1)].text == ":"


def _verb_taken_for_noun(tokens: Sequence[Token]) -> AdjacentCue | None:
    """Find the verb that taggers take for a noun behind a name, where it ends a clause: "...," Ada Berg concedes."""
    name = list(takewhile(lambda token: token.is_title, tokens[: _LONGEST_NAME + 1]))
    verb, behind = [*tokens[len(name) : len(name) + 2], None, None][:2]
    if verb is None or not 0 < len(name) <= _LONGEST_NAME or verb.pos not in (sym.NOUN, sym.PROPN):
        return None
    ends = behind is None or behind.is_punct or behind.lower_ == "that"
    return AdjacentCue(verb, name[-1]) if ends and verb.text in _forms_in_present() else None


@cache
def _forms_in_present() -> frozenset[str]:
    """Return *concedes* of *concede*, and so on, for the verbs that stand beside words in marks."""
    verbs = (lemma for (lemma, pos), cue in english.cues.items() if pos == "verb" and "direct" in cue.frames)
    return frozenset(_third_person(lemma) for lemma in verbs if lemma.isalpha())


def _third_person(lemma: str) -> str:
    if _TAKES_ES.search(lemma):
        return f"{lemma}es"
    return f"{lemma[:-1]}ies" if _TAKES_IES.search(lemma) else f"{lemma}s"


def _reports_behind(token: Token) -> bool:
    """Return whether a verb may say whose the words before it are; not ``"The Pit", which Berg wrote of``."""
    return token.dep != sym.relcl and _direct_cue(token) is not None


def last_mark(context: QuoteContext, stretch: Stretch) -> str:
    """Return what ends the words of a stretch; a comma behind it, as British and Indian papers have it."""
    if context.text[stretch.end : stretch.end + 1] == ",":
        return ","
    return context.text[stretch.start : stretch.end].rstrip(_CLOSERS)[-1:]


def _any_verb_behind(tokens: Sequence[Token]) -> AdjacentCue | None:
    """Find a verb that the lexicon does not know where it ends the sentence: "...," Ada Berg thundered."""
    verbs = (at for at, t in enumerate(tokens[:_FURTHEST]) if t.tag in _PAST_OR_PRESENT and t.pos == sym.VERB)
    at = next(verbs, 0)
    if not at or not all(token.is_punct for token in tokens[at + 1 : at + 2]):
        return None
    subject = _source_outside(tokens[at], tokens[:at])
    leads = subject is not None and subject.left_edge.i <= tokens[0].i
    return AdjacentCue(tokens[at], subject) if leads else None


def find_before(context: QuoteContext, stretch: Stretch) -> AdjacentCue | None:
    """Find the cue before a stretch."""
    tokens = context.before(stretch)
    introduced = bool(tokens) and (tokens[-1].text in (",", ":") or tokens[-1].lower_ == "that")
    for at in range(len(tokens) - 1, -1, -1):
        token = tokens[at]
        if _direct_cue(token) is not None:
            near = introduced or all(token.is_ancestor(other) for other in tokens[at + 1 :])
            return AdjacentCue(token, _source_outside(token, tokens)) if near else None
        if introduced and token.lower_ == "according":
            return AdjacentCue(token, _source_of_according(token))
    return None


def _source_outside(cue: Token, outside: Sequence[Token]) -> Token | None:
    """Find the source of a cue among the tokens outside the marks, where a parse broken by the marks may not look."""
    subject = find_subject(cue)
    if subject is not None and (subject in outside or subject.i < outside[0].i - _FURTHEST):
        return subject
    before = (token for token in outside if token.i < cue.i and token.pos in NOUNS)
    behind = (token for token in outside if token.i > cue.i)
    leading = takewhile(lambda token: token.pos in _LEADS_TO_NAME or token.is_title, behind)  # Per, Will: first names
    return next(filter(_heads_phrase, chain(before, leading)), None)


def _heads_phrase(token: Token) -> bool:
    """Return whether a noun, or a number for one ("said one, who"), is no part of another."""
    if token.pos in NOUNS:
        return token.dep not in _INSIDE_NOUN
    return token.pos == sym.NUM and token.dep not in _COUNTS


def _source_of_according(according: Token) -> Token | None:
    to = next((child for child in according.children if child.lower_ == "to"), according)
    return object_of(to)


def _direct_cue(token: Token) -> Cue | None:
    cue = cue_of(token)
    if cue is None or cue.pos != "verb" or "direct" not in cue.frames or leads_to_saying(token):
        return None
    if token.dep in _ATTRIBUTIVE and token.tag not in FINITE:  # "admitted manager Tom Reed" has a verb
        return None
    is_wish = token.tag in INFINITIVE and token.dep == sym.xcomp and token.head.lemma_ not in _HABITS
    of_nobody = is_wish and child_of(token.head, sym.dobj) is None
    return None if of_nobody else cue  # "declined to say", but "led Ada Berg to say" and "used to say"
