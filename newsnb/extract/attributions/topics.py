"""What a cue only names, without telling what was said: "praised the crew", "offered to go", "would not say when"."""

import spacy.symbols as sym
from spacy.tokens import Token

from newsnb.extract.attributions.candidates import Candidate, Option
from newsnb.extract.attributions.sources import find_subject
from newsnb.extract.grammar import INFINITIVE, child_of, children_of
from newsnb.lang import Cue, english

BARE = frozenset((sym.dobj, sym.nsubjpass, sym.npadvmod))
"""What a verb does something to, by its dependency."""

LIKENING = english.attributions.words.likening
"""What opens what something is called: "identified him as the owner"."""

_OPEN = BARE | {sym.prep}
_TOPICS = english.attributions.words.topics
_IN_CLAUSES = english.attributions.words.in_clauses
_PLANS = english.attributions.words.plans
_ANNOUNCING = english.attributions.words.announcing
_ACCUSING = english.attributions.words.accusing
_AS_WHAT = english.attributions.words.as_what
_DENYING = english.attributions.words.denying
_NEITHER = english.attributions.words.neither
_QUESTIONS = english.attributions.words.questions
_SHOWING = english.attributions.words.showing
_STORIES = english.attributions.words.stories
_TEACHING = english.attributions.words.teaching
_PLEADING = english.attributions.words.pleading
_PLEADED = english.attributions.words.pleaded
_PICTURES = english.attributions.words.pictures


def only_names(candidate: Candidate, option: Option) -> bool:
    """Return whether a deed or a topic is named, and nothing is said of it: "praised the crew", "offered to go".

    Of such words nobody can tell what was said.
    """
    named = all(_is_named(candidate.cue, part) for part in option.heads)
    is_deed = _is_skill(candidate, option) or _is_seen(candidate) or _is_plea(candidate.head)
    return named or is_deed or _is_withheld(candidate, option)


def _is_named(cue: Cue, part: Token) -> bool:
    if cue.sense in _ANNOUNCING:
        return part.dep in BARE and part.right_edge.i == part.i  # "confirmed the strike", not "the closure of a mill"
    if part.lemma_ in _STORIES:
        return _is_topic(part)  # "told the story of her village"
    if cue.lemma in _ACCUSING:
        return bool(part.dep == sym.nsubjpass)  # "the driver was charged"
    if cue.sense in _IN_CLAUSES:
        return part.dep in _OPEN or part.dep == sym.xcomp  # "is remembered for his songs", "remembered to lock it"
    return (cue.sense in _PLANS and part.dep == sym.xcomp) or (cue.sense in _TOPICS and _is_topic(part))


def _is_topic(part: Token) -> bool:
    """Return whether a part is a noun, or stands behind a preposition, and is no clause: not "doubts that it works"."""
    if part.dep == sym.prep:
        return part.lower_ not in _AS_WHAT
    return part.dep in BARE and not any(map(_says_more, children_of(part, sym.acl, sym.prep)))


def _says_more(part: Token) -> bool:
    """Return whether a noun's part says something of it: "that it works", "to work", "of working", "as a scandal"."""
    says = child_of(part, sym.mark, sym.pcomp) is not None or part.tag in INFINITIVE
    return says or part.lower_ in LIKENING


def _is_skill(candidate: Candidate, option: Option) -> bool:
    """Return whether somebody is taught to do something: "taught them to dive", "how to read a map"; not "that"."""
    first = candidate.head.doc[option.tokens(candidate.head)[0]]
    is_done = all(part.dep == sym.xcomp for part in option.heads) or first.lower_ in _QUESTIONS
    return candidate.cue.lemma in _TEACHING and is_done


def _is_withheld(candidate: Candidate, option: Option) -> bool:
    """Return whether a question is left open, or a topic: "would not say when", "did not respond to requests"."""
    if candidate.cue.sense in _DENYING or not _is_negated(candidate.head):
        return False
    first = candidate.head.doc[option.tokens(candidate.head)[0]]
    return first.lower_ in _QUESTIONS or all(part.dep in _OPEN for part in option.heads)


def _is_negated(verb: Token) -> bool:
    """Return whether somebody does not do something: "did not reply", "nor did she reply"."""
    return child_of(verb, sym.neg) is not None or any(child.lower_ in _NEITHER for child in verb.lefts)


def _is_seen(candidate: Candidate) -> bool:
    """Return whether it is a picture that shows something: nobody says that."""
    subject = find_subject(candidate.head) if candidate.cue.sense in _SHOWING else None
    return subject is not None and subject.lemma_.lower() in _PICTURES


def _is_plea(verb: Token) -> bool:
    """Return whether somebody pleads in court: "pleaded guilty to theft", "pleaded no contest"."""
    return verb.lemma_ in _PLEADING and any(child.lower_ in _PLEADED for child in verb.children)
