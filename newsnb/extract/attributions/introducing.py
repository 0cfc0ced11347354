"""Find who is introduced, without a verb of speech, by the words before a quotation."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import spacy.symbols as sym
from spacy.tokens import Token

from newsnb.extract.attributions.adjacent import (
    find_behind,
    last_mark,
    of_layout,
    propose_same_speaker_goes_on,
)  # fmt: skip
from newsnb.extract.attributions.context import Before, QuoteContext
from newsnb.extract.attributions.headlines import is_topic
from newsnb.extract.attributions.parsed import describe
from newsnb.extract.attributions.turns import by_layout, is_name
from newsnb.extract.findings import Attribution
from newsnb.extract.grammar import IN_NAME, NOUNS, SUBJECTS, VERBS, children_of, is_root
from newsnb.extract.phrases import cue_of, is_verb_of_speech, phrase
from newsnb.lang import english
from newsnb.text.marks import Stretch

_ENDS = english.attributions.words.ends_sentence | english.attributions.words.may_go_on
_CALLS = english.attributions.words.calls
_CONCERNED = frozenset((sym.pobj, sym.dobj))
_NO_ACTORS = english.attributions.words.labels_of_no_one
_THINGS = english.attributions.words.subjects_of_no_one
_DASHES = english.attributions.words.dashes
_PERSONS = english.attributions.words.persons
_OCCUPATIONS = english.coreference.words.occupations
_ASKS = english.attributions.words.told_classes
_OF_ONESELF = english.attributions.words.of_oneself
_OF_ANOTHER = english.attributions.words.of_another
_DEFINITE = english.coreference.words.definite
_LAST = 3  # tokens from a cue to the end of its sentence: "it shut, Berg said on Monday."
_LONGEST_BREAK = 25  # tokens between two quotations of one speaker


def propose_name_and_colon(context: QuoteContext, stretch: Stretch, before: Before) -> Attribution | None:
    """Find who is named before a colon and a quotation: "Tom Reed: "...", behind a dash, or "From the report: "..."."""
    lead = context.before(stretch)
    if len(lead) < 2 or lead[-1].text != ":":
        return None
    starts = [at + 1 for at, token in enumerate(lead) if token.text in _DASHES or token.lower_ == "from"]
    name = lead[starts[-1] if starts else 0 : -1]
    if not is_name(name) or is_topic(context, stretch, name):
        return None
    source, colon = (name[0].idx, name[-1].idx + len(name[-1])), (lead[-1].idx, lead[-1].idx + 1)
    return by_layout(context.discourse, "name and colon", cue=colon, content=stretch.spans, source=source)


def propose_person_and_colon(context: QuoteContext, stretch: Stretch, before: Before) -> Attribution | None:
    """Propose who is told of before a colon: ``Tom Reed was blunt: "..."``, ``Reed, of the Pier Trust: "..."``."""
    lead = context.before(stretch)
    if len(lead) < 2 or lead[-1].text != ":" or not _is_sentence(context, stretch):
        return None
    source = _whose_words(lead) or next(filter(_is_person, lead), None) or _name_at_start(lead)
    if source is None:
        return None
    colon = lead[-1]
    found = describe(context.discourse, colon, stretch.spans, "person and colon", source=source)
    return replace(found, cue=((colon.idx, colon.idx + 1),))


def _is_sentence(context: QuoteContext, stretch: Stretch) -> bool:
    """Return whether words in marks are a sentence and no title: they have a verb, and a mark that ends them."""
    return last_mark(context, stretch) in _ENDS and _has_verb(context, stretch)


def is_said(context: QuoteContext, stretch: Stretch) -> bool:
    """Return whether words in marks are more than a term: they have a verb, are a call, or stand behind "said,"."""
    is_called = last_mark(context, stretch) in _CALLS or _has_verb(context, stretch)
    return is_called or _is_announced(context, stretch)


def _is_announced(context: QuoteContext, stretch: Stretch) -> bool:
    """Return whether a verb of speech and a comma or colon stand right before words in marks."""
    lead = context.before(stretch)
    return bool(lead) and lead[-1].text in (",", ":") and any(map(is_verb_of_speech, lead))


def _has_verb(context: QuoteContext, stretch: Stretch) -> bool:
    return any(token.pos in VERBS for token in context.inside(stretch))


def _is_person(token: Token) -> bool:
    """Return whether a person is meant, by name, pronoun or role; not a part of a name, nor who owns something."""
    if token.ent_type_ == "PERSON" or token.lower_ in _PERSONS:
        return token.dep not in IN_NAME
    lemma = token.lemma_.lower()
    is_word = token.pos in NOUNS and token.lemma_ in english.persons  # not *had*, of *have*
    return (lemma in english.roles or lemma in _OCCUPATIONS or is_word) and token.dep not in IN_NAME | {sym.poss}


def _whose_words(lead: Sequence[Token]) -> Token | None:
    """Return whose the words are that a lead announces: "Her advice to us was simple"."""
    announced = (token for token in lead if token.dep in SUBJECTS and cue_of(token) is not None)
    return next((owner for noun in announced for owner in children_of(noun, sym.poss)), None)


def _name_at_start(lead: Sequence[Token]) -> Token | None:
    """Return the name that a lead without a verb begins with: "Corwen Markets, of the Harbour Trust"."""
    if lead[0].pos == sym.ADP or any(token.pos in VERBS for token in lead):
        return None
    return next((token for token in lead if token.pos == sym.PROPN and token.dep not in IN_NAME), None)


def propose_sentence_before(context: QuoteContext, stretch: Stretch, before: Before) -> Attribution | None:
    """Propose the person whom the sentence before is about: ``He looked aghast. "..."``."""
    discourse, first = context.discourse, context.discourse.first_token(stretch.start)
    if context.before(stretch) or not first or last_mark(context, stretch) not in _ENDS:
        return None
    if not discourse.in_sentence[first] or not discourse.in_sentence[first - 1]:
        return None  # a run too long to be a sentence, whose parse is worth nothing
    last = discourse.sentence_tokens(first - 1)
    start = discourse.offsets[last.start]
    if discourse.quoted[first - 1] or discourse.paragraph(start) != discourse.paragraph(stretch.start):
        return None
    sentence = [context.doc[i] for i in last]
    if not (_has_verb(context, stretch) or _is_asked(sentence[0])):
        return None
    if (reported := _reported_at_end(before.reported, sentence)) is not None:
        return reported
    source = _main_subject(sentence) if _is_behind_marks(context, before, stretch) else _concerned(sentence)
    if source is None or discourse.quoted[source.i] or not _may_answer(source, sentence):
        return None
    if _is_talk_of(context, stretch, source, before.reported):
        return propose_same_speaker_goes_on(context, stretch, before)
    return of_layout(stretch, "sentence before", source=phrase(source), source_head=source.i)


def _is_behind_marks(context: QuoteContext, before: Before, stretch: Stretch) -> bool:
    """Return whether other words in marks stand before in the paragraph: whoever said those may go on."""
    paragraph = context.discourse.paragraph
    return before.stretch is not None and paragraph(before.stretch.start) == paragraph(stretch.start)


def _concerned(sentence: Sequence[Token]) -> Token | None:
    """Return whom a sentence is about: its subject, or of a thing the only one named: "That irked Ada Berg"."""
    subject = _main_subject(sentence)
    actors = list(filter(_is_actor_concerned, sentence))
    is_of_actor = len(actors) == 1 and subject is not None and _is_thing(subject)
    return actors[0] if is_of_actor else subject


def _is_actor_concerned(token: Token) -> bool:
    return token.pos == sym.PROPN and token.dep in _CONCERNED and token.ent_type_ not in _NO_ACTORS


def _is_thing(noun: Token) -> bool:
    """Return whether a subject is nobody who speaks: no name, no role, no body, and no "they"."""
    words = {noun.lemma_.lower(), noun.lower_}
    is_actor = any(not words.isdisjoint(known) for known in (english.actors, english.persons))
    return noun.lower_ in _THINGS or (noun.pos == sym.NOUN and not noun.ent_type_ and not is_actor)


def _is_talk_of(context: QuoteContext, stretch: Stretch, person: Token, reported: Attribution | None) -> bool:
    """Return whether words in marks are another's who was just reported, and the sentence before only tells of whom.

    "He runs," Berg said. The striker has scored 12 goals. "We would love to keep him."
    """
    last = reported.source_head if reported is not None else None
    if last is None or last == person.i or _is_asked(person.sent[0]):
        return False
    paragraph = context.discourse.paragraph
    return paragraph(context.doc[last].idx) == paragraph(stretch.start) and _tells_of(context, stretch, person)


def _tells_of(context: QuoteContext, stretch: Stretch, person: Token) -> bool:
    """Return whether words in marks may tell of a person: not of "me", of "him" if the person is named."""
    words = {token.lower_ for token in context.inside(stretch)}
    return words.isdisjoint(_OF_ONESELF) and (_is_definite(person) or not words.isdisjoint(_OF_ANOTHER))


def _is_definite(noun: Token) -> bool:
    return noun.pos == sym.NOUN and any(child.lower_ in _DEFINITE for child in children_of(noun, sym.det))


def _may_answer(source: Token, sentence: Sequence[Token]) -> bool:
    """Return whether the one whom a sentence is about may say what follows: a person, or who speaks or is asked there.

    Whoever is asked may be a name that the model took for a body's: "Asked why, Castle laughed."
    """
    is_asked = _is_asked(sentence[0]) and source.pos == sym.PROPN
    return is_asked or _is_actor_concerned(source) or _is_person(source) or any(map(_speaks, sentence))


def propose_sentence_behind(context: QuoteContext, stretch: Stretch, before: Before) -> Attribution | None:
    """Propose who goes on in the paragraph: ``"No." He sat down. "Never."``, ``"No." It rained. "Never," he said``."""
    following = context.following(stretch)
    begins = context.discourse.paragraph_span(stretch.start)[0] == stretch.start
    if following is None or not begins or not _is_sentence(context, stretch):
        return None
    between = [token for token in context.between(stretch, following) if not token.is_space]
    if not between or len(between) > _LONGEST_BREAK or not between[0].is_sent_start or between[-1].text != ".":
        return None
    said = find_behind(context, following)
    source = said.source if said is not None else _person_of(between)
    return of_layout(stretch, "sentence behind", source=phrase(source), source_head=source.i) if source else None


def _reported_at_end(reported: Attribution | None, sentence: Sequence[Token]) -> Attribution | None:
    """Return what was reported in a sentence up to its end, so that words in marks go on: ``He said no. "Never."``."""
    if reported is None or _is_asked(sentence[0]) or not sentence[0].i <= reported.head <= sentence[-1].i:
        return None
    start, end = reported.content[0][0], reported.content[-1][1]
    is_plain = start >= sentence[0].idx and not reported.names_only
    is_last = end >= sentence[-1].idx or reported.head >= sentence[-1].i - _LAST
    return reported if is_plain and is_last else None


def _is_asked(first: Token) -> bool:
    """Return whether a sentence begins with what somebody is asked: "Asked if he would go, he laughed"."""
    cue = cue_of(first)
    return cue is not None and cue.kind in _ASKS


def _person_of(sentence: Sequence[Token]) -> Token | None:
    source = _main_subject(sentence)
    return source if source is not None and _is_person(source) else None


def _speaks(token: Token) -> bool:
    cue = cue_of(token)
    return cue is not None and cue.sense == "discuss/speak"


def _main_subject(sentence: Iterable[Token]) -> Token | None:
    return next((token for token in sentence if token.dep in SUBJECTS and is_root(token.head)), None)
