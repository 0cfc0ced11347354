"""Whose words a cue reports: its subject in the parse, its agent, its owner, or the subject of what it hangs on."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import spacy.symbols as sym
from spacy.tokens import Token

from newsnb.extract.findings import Attribution
from newsnb.extract.grammar import (
    COMPOUND,
    FINITE,
    GERUND,
    IN_NAME,
    INFINITIVE,
    NOUNS,
    PASSIVE,
    PAST,
    SUBJECTS,
    above,
    child_of,
    children_of,
    ids_of,
    is_root,
    object_of,
    parts_of_hyphenated,
)  # fmt: skip
from newsnb.extract.phrases import cue_of
from newsnb.lang import english

_OWN_DEEDS = english.attributions.words.own_deeds
_NOUN_SOURCES = english.attributions.words.noun_sources
_CARRIES_SUBJECT = frozenset((sym.conj, sym.xcomp, sym.advcl, sym.pcomp, sym.prep, sym.ccomp, sym.acomp))
_HELPED = SUBJECTS | frozenset((sym.aux,))
_PREDICATES = frozenset((sym.acomp, sym.advcl, sym.conj, sym.pcomp))
_AGED = english.attributions.words.aged
_MEANS = english.attributions.words.means
_ADVERBIAL = frozenset((sym.advmod, sym.aux, sym.neg))
_OBJECTS = frozenset((sym.dobj, sym.attr))
_JOINED = frozenset((sym.conj, COMPOUND))
_CITING = frozenset((sym.advcl, sym.prep, sym.acl))
_PARTICIPLES = ids_of("VBN")
_ENDS_CONTENT = english.attributions.words.ends_content
_OPENS = ids_of("IN WP WRB")
_TOLD = english.attributions.words.told_classes
_WHO = ids_of("WP")
_WHOSE = ids_of("WP$")
_ORDINALS = english.coreference.words.ordinals
_ARTICLES = english.coreference.words.definite | english.coreference.words.indefinite
_WHEN = ("DATE", "TIME")
_LONGEST_NAME = 5  # tokens, with the comma behind
_FURTHEST = 5  # steps up the tree
_FURTHEST_VERB = 3  # steps up the tree from a noun


@dataclass(frozen=True, slots=True)
class Found:
    """A subject, how many steps up the tree it was found, and the verb that it hangs on or that hangs on it."""

    noun: Token
    steps: int
    verb: Token

    @property
    def relation(self) -> str:
        """Its dependency; ``"acl"`` for the noun that a participle or infinitive tells more of."""
        return self.noun.dep_ if self.noun.head.i == self.verb.i else "acl"


def source_of(cue: Token) -> Token | None:
    """Find the head of the words that name whose words ``cue`` reports."""
    match cue.pos_:
        case "ADV":
            return None
        case "NOUN":
            return _source_of_noun(cue)
        case "ADJ":
            return find_subject(cue.head) if cue.dep in _PREDICATES else None
        case _:
            return find_subject(cue)


def source_outside_marks(cue: Token, quoted: Sequence[bool], before: Attribution | None) -> Token | None:
    """Find the source of ``cue``, which is not the subject of the words in marks that the parser hung it on.

    In ``"It was late," she said, before adding that``, she adds: the source of the attribution before in the sentence.
    """
    source = source_of(cue)
    known = before.source_head if before is not None else None
    if source is None or known is None or quoted[cue.i] or not quoted[source.i]:
        return source
    same_sentence = cue.doc[known].sent.start == cue.sent.start
    return cue.doc[known] if same_sentence and not quoted[known] else source


def climb(verb: Token) -> Found | None:
    """Find the nearest subject of ``verb`` and of what carries it; of "told him to wait", *him*."""
    for steps, seen in enumerate(chain((verb,), above(verb, _FURTHEST - 1))):
        if (subject := _subject_of(seen)) is not None:
            return Found(subject, steps, seen)
        if seen.dep == sym.acl:
            return Found(seen.head, steps + 1, seen)
        if seen.dep not in _CARRIES_SUBJECT:
            return None
    return None


def _subject_of(verb: Token) -> Token | None:
    """Return the subject of a verb; of two, not what a colon follows: "The claim: “It is true,” Berg wrote"."""
    subjects = children_of(verb, *SUBJECTS)
    without_colon = (subject for subject in subjects if subject.i + 1 < len(verb.doc) and subject.nbor(1).text != ":")
    return next(without_colon, subjects[0] if subjects else None)


def find_subject(verb: Token) -> Token | None:
    """Find who does what ``verb`` says: its subject, its agent, or the subject of the verb that it hangs on."""
    if _is_passive(verb):
        agent = child_of(verb, sym.agent)
        by_whom = agent and object_of(agent)
        return None if by_whom is None or by_whom.lower_ in _MEANS else by_whom
    found = climb(verb)
    if found is None:
        helped = (child_of(helper, *SUBJECTS) for helper in children_of(verb, sym.aux))
        days = map(_before_day, children_of(verb, sym.npadvmod))
        known = next(filter(None, chain(helped, days)), None) or _neighbour(verb) or _object_behind(verb)
        return known or _set_off_name(verb) or _subject_before(verb)
    if found.relation == "acl":
        return _told_of(found)
    if (name := _name_behind_participle(found)) is not None:
        return name
    is_other = verb.tag in GERUND or _is_thing(found.noun)
    if is_other and (reports := _report_around(found)) is not None:
        return find_subject(reports)
    if (name := _behind_town(found.noun) or _before_day(found.noun)) is not None:
        return name
    return _owner_set_off(found) or _set_off(found.noun, verb) or _told_to(verb) or parts_of_hyphenated(found.noun)[-1]


def _name_behind_participle(found: Found) -> Token | None:
    """Return Ada of "Answering the mayor, Bo Lund, Ada said", where the parser takes the answering for who said it."""
    if found.noun.tag not in GERUND or found.noun.i + 1 >= found.verb.i:
        return None
    before = found.verb.nbor(-1)
    return before if before.pos == sym.PROPN else None


def _behind_town(noun: Token) -> Token | None:
    """Return Ada of "Lund: Mayor Ada Berg said", where the parser took the town of a dateline for who said it."""
    is_town = bool(noun.is_sent_start) and noun.doc[noun.i + 1 : noun.i + 2].text == ":"
    behind = (*children_of(noun, sym.appos), *children_of(noun.head, *SUBJECTS))
    return next((other for other in behind if other.i > noun.i), None) if is_town else None


def _before_day(noun: Token) -> Token | None:
    """Return the name that the parser hung on a day: "Kveld Foods, Inc. (the "Company") today announced"."""
    is_day = noun.ent_type_ == "DATE" and noun.pos == sym.NOUN
    return next((child for child in noun.lefts if child.pos == sym.PROPN), None) if is_day else None


def _owner_set_off(found: Found) -> Token | None:
    """Return Ada of "Ada, whose firm built the pier, said", where the parser took the firm for who said it."""
    owner = next((one for one in children_of(found.noun, sym.poss) if one.tag in _WHOSE), None)
    if owner is None or not found.steps or owner.i < 2 or owner.nbor(-1).text != ",":
        return None
    return owner.nbor(-2) if owner.nbor(-2).pos in NOUNS else None


def _told_of(found: Found) -> Token | None:
    """Return who a participle tells more of; of "Ada Berg, the mayor, called it", taken for one, the first noun."""
    noun = found.noun
    behind_comma = found.verb.i > 0 and found.verb.nbor(-1).text == ","
    if found.verb.tag in FINITE and noun.dep == sym.appos and behind_comma:
        return noun.head
    return noun if found.verb.tag in GERUND and noun.pos in (sym.NOUN, sym.PROPN) else None


def _report_around(found: Found) -> Token | None:
    """Return *said* for the subject in "X said that Y had left, adding", where Y does nothing but leave."""
    over = found.verb.head
    if found.steps != 1 or found.verb.dep != sym.ccomp or cue_of(found.verb) is not None:
        return None
    cue = cue_of(over)
    return over if cue is not None and cue.is_speech else None


def _is_thing(noun: Token) -> bool:
    """Return whether a noun says nothing: the talks of "confirmed the talks had failed but denied that"."""
    lemma = noun.lemma_.lower()
    return noun.pos == sym.NOUN and not (noun.ent_type or lemma in english.actors)


def _is_passive(verb: Token) -> bool:
    """Return whether ``verb`` is passive, or a participle without a subject: "Asked about the pier, she said"."""
    if child_of(verb, *PASSIVE) is not None or _is_set_off(verb) or _opens_as_asked(verb):
        return True
    if child_of(verb, *_HELPED) is not None:
        return False
    return _goes_on_passive(verb) or (verb.tag in _PARTICIPLES and verb.dep == sym.advcl)


def _opens_as_asked(verb: Token) -> bool:
    """Return whether "Asked what she would do, Berg said" begins a sentence, where taggers see who asks."""
    return bool(verb.is_sent_start) and verb.dep == sym.advcl and verb.i < verb.head.i and _tells(verb)


def _goes_on_passive(verb: Token) -> bool:
    """Return whether a participle hangs on a passive verb: "was fined and told to pay", not "and told police"."""
    if verb.dep != sym.conj or child_of(verb.head, sym.auxpass) is None:
        return False
    return verb.tag in _PARTICIPLES or _tells_to(verb)


def _tells_to(verb: Token) -> bool:
    """Return whether a verb has nobody whom it tells, and what is to be done: "told to pay"."""
    tells_nobody = _tells(verb) and child_of(verb, sym.dobj) is None
    return tells_nobody and child_of(verb, sym.xcomp) is not None


def _is_set_off(verb: Token) -> bool:
    """Return whether somebody is asked or told between commas, where taggers see who asks: "Berg, asked whether"."""
    around = list(verb.doc[max(0, verb.i - 2) : verb.i + 2])
    if len(around) < 4:
        return False
    subject, comma, _, opening = around
    between_commas = (subject.dep, subject.head.i, comma.text) == (sym.nsubj, verb.i, ",")
    return between_commas and opening.tag in _OPENS and _tells(verb)


def _tells(verb: Token) -> bool:
    cue = cue_of(verb)
    return verb.tag in FINITE and cue is not None and cue.kind in _TOLD


def _told_to(verb: Token) -> Token | None:
    """Return who is asked to do what ``verb`` says, or quoted: the judge in "urged the judge to say"."""
    if verb.dep == sym.pcomp and leads_to_saying(verb.head.head):
        return child_of(verb.head.head, sym.dobj)
    if verb.dep != sym.xcomp or verb.tag not in INFINITIVE or verb.head.lemma_ in _OWN_DEEDS:
        return None
    between = (noun for noun in children_of(verb.head, sym.dobj) if verb.head.i < noun.i < verb.i)
    return next((noun for noun in between if noun.tag not in _WHO), None)


def _set_off(subject: Token, verb: Token) -> Token | None:
    """Return the name before the verb in "The pier, Ada Berg said, is safe", where the parser took the pier for it."""
    for noun in children_of(subject, sym.appos):  # "Harwick, whose captain, Ada Berg, said"
        if any(owner.tag in _WHOSE for owner in children_of(noun, sym.poss)):
            return noun
    between = [token.text for token in verb.doc[subject.i + 1 : verb.i]]
    nearest = _neighbour(verb) if between.count(",") == 1 and between[-1] != "," else None
    ends_apposition = nearest is not None and nearest.head.i != subject.i and subject.is_ancestor(nearest)
    return None if ends_apposition else nearest


def _neighbour(verb: Token) -> Token | None:
    """Return the name or noun before a verb that the parser left without a subject."""
    before = verb.i - 1
    while before >= 0 and (verb.doc[before].dep in _ADVERBIAL or verb.doc[before].is_space):
        before -= 1
    if before <= 0:
        return None
    nearest = verb.doc[before]
    if verb.tag not in FINITE:
        return nearest if verb.tag in PAST and _counts_somebody(nearest) else None
    if nearest.lower_ in _AGED and nearest.nbor(-1).text == "-":  # "the 38-year-old said"
        return nearest
    is_somebody = nearest.pos in NOUNS or _counts_somebody(nearest)
    return nearest if is_somebody and nearest.ent_type_ not in _WHEN else None


def _counts_somebody(word: Token) -> bool:
    """Return whether a word is the ordinal of "a third recalled", which the parser takes for an adjective."""
    return word.lower_ in _ORDINALS and word.nbor(-1).lower_ in _ARTICLES


def _object_behind(verb: Token) -> Token | None:
    """Return the noun behind a verb that ends the content, which the parser took for an object: ', said one clerk'."""
    if verb.tag not in FINITE or verb.i == 0 or verb.nbor(-1).text not in _ENDS_CONTENT:
        return None
    return next((noun for noun in children_of(verb, sym.dobj) if noun.i > verb.i and noun.pos in NOUNS), None)


def _set_off_name(verb: Token) -> Token | None:
    """Return the name that begins a sentence, set off like the verb: "Ada, who had left early, said"."""
    first = verb.sent.start
    comma = next((i for i in range(first + 1, min(verb.i - 1, first + _LONGEST_NAME)) if verb.doc[i].text == ","), None)
    is_set_off = comma is not None and verb.tag in FINITE and verb.nbor(-1).text == ","
    return verb.doc[comma - 1] if comma is not None and is_set_off and verb.doc[comma - 1].pos == sym.PROPN else None


def _subject_before(verb: Token) -> Token | None:
    """Return the subject of the verb before in a headline that the parser took for said: "Mayor quits, says ..."."""
    before, said = child_of(verb, sym.ccomp), children_of(verb, sym.ccomp)[-1:]
    is_set_off = verb.tag in FINITE and verb.i > 0 and verb.nbor(-1).text == ","
    if before is None or not is_set_off or not before.i < verb.i < said[0].i:
        return None
    return child_of(before, sym.nsubj)


def _source_of_noun(noun: Token) -> Token | None:
    """Find whose words a noun announces: "X's claim", "the claim by X", "X made the claim"."""
    for child in children_of(noun, sym.poss, sym.prep):
        if child.dep == sym.poss:
            return child
        if child.lower_ in _NOUN_SOURCES:
            return object_of(child)
    verb = _verb_with(noun)
    return _name_in(noun) if verb is None else find_subject(verb)


def _name_in(noun: Token) -> Token | None:
    """Return the subject of "Berg claims that", where the parser took the verb for a noun."""
    return next((part for part in children_of(noun, *IN_NAME) if part.pos == sym.PROPN), None)


def _verb_with(noun: Token) -> Token | None:
    """Return the verb that has ``noun`` for object, itself or within another noun: "issued a statement of concern"."""
    for _ in range(_FURTHEST_VERB):
        if noun.dep in _OBJECTS:
            return noun.head
        holder = _holder(noun)
        if holder is None or holder.pos == sym.VERB:
            return holder
        noun = holder
    return None


def _holder(noun: Token) -> Token | None:
    """Return the noun or verb that ``noun`` is a part of."""
    holder = noun.head if noun.dep in _JOINED else None
    if noun.dep == sym.pobj and noun.head.dep == sym.prep:
        holder = noun.head.head
    return holder if holder is not None and holder.pos in (sym.NOUN, sym.VERB) else None


def leads_to_saying(cue: Token) -> bool:
    """Return whether what a cue reports is what another says that hangs on it: "was quoted as saying"."""
    said = (child_of(child, sym.pcomp) for child in children_of(cue, sym.prep) if child.lower_ == "as")
    return any(verb is not None and cue_of(verb) is not None for verb in said)


def is_relay(cue: Token) -> bool:
    """Return whether a cue only names the one whom another cue's words come from: "Tass, citing X, reported that"."""
    if not _cites(cue) or is_root(cue):
        return False
    return cited_by(cue.head, find_subject(cue.head)) is not None and cue_of(cue.head) is not None


def cited_by(verb: Token, source: Token | None) -> Token | None:
    """Find the one who is cited by the one who reports: "Tass, citing X, reported that"; behind it, it is a reason."""
    holders = [verb] if source is None else [verb, source, *children_of(source, sym.appos)]
    before = (child for holder in holders for child in holder.children if child.i < verb.i)
    citing = next(filter(_cites, before), None)
    return citing and child_of(citing, sym.dobj)


def _cites(token: Token) -> bool:
    cue = cue_of(token) if token.tag in GERUND and token.dep in _CITING else None
    return cue is not None and cue.kind == "cite"
