"""Coreference within people's own words, where "I" is the speaker, and "he" neither the speaker nor the listener."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import spacy.symbols as sym
from spacy.tokens import Token

from newsnb.extract.clauses import SUBJECTS
from newsnb.extract.coreference.anaphors import Anaphor, anaphor_at
from newsnb.extract.coreference.chains import Chains
from newsnb.extract.coreference.speakers import Speaker, head_of, means_person, speaker_of
from newsnb.extract.coreference.voices import Voices
from newsnb.extract.findings import WHOLE, Attribution
from newsnb.extract.grammar import DATIVE, child_of, is_root, object_of
from newsnb.lang import english
from newsnb.values import Reference, Span

_FIRST_PERSON = english.coreference.patterns.first_person
_SPEAKS_FOR_ALL = english.coreference.words.speaks_for_all
_MEETS = english.coreference.words.meets
_OF_BODY = english.coreference.words.of_body
_ACTED_ON = frozenset((sym.dobj, DATIVE))
_ONE = english.coreference.words.one_of_them
_BEFORE = 3  # characters from an answer back to the question
_LONGEST_BODY = 6  # tokens of "from the town council"
_WE_SCORE = 0.8  # set by hand: "we" may be others than who speaks


def note_voices(chains: Chains, voices: Voices, speech: Sequence[Attribution]) -> None:
    """Note the spans of people's own words and their speakers, when the sources outside them have been resolved."""
    chains.voices = voices
    outer = (one for one in speech if not one.nested)
    chains.voices.speakers.update((one.head, speaker_of(chains, one).entities) for one in outer)


def barred_at(chains: Chains, offset: int) -> frozenset[str]:
    """Return the entities that "he" or "she" cannot mean at a character: the speaker and the listener."""
    around = chains.voices.around(offset)
    speakers = {name for one in around for name in _speakers(chains, one)}
    return frozenset(speakers.union(*(chains.named_at(token) for one in around for token in one.told_to)))


def _speakers(chains: Chains, one: Attribution) -> tuple[str, ...]:
    return chains.voices.speakers.get(one.head) or speaker_of(chains, one).entities


def find_introduced(chains: Chains) -> Iterator[Anaphor]:
    """Yield the nouns that introduce persons without a name in people's own words: "A clerk from the council came"."""
    doc, owners, spans = chains.discourse.doc, chains.owners, [*chains.voices.spans, *_around(chains)]
    spoken = (doc[i] for span in spans for i in chains.discourse.tokens(*span) if i not in owners)
    for noun in spoken:
        if _is_one_person(noun) and _takes_part(noun) and not chains.named_by(noun):
            start, end = words_for(noun)
            yield replace(anaphor_at(chains.discourse, start, end), token=noun.i, introduces=True)


def _around(chains: Chains) -> Iterator[Span]:
    """Yield the paragraphs of people's own words and those right before, in parts: antecedents may stand there."""
    discourse, last = chains.discourse, 0
    for start, end in chains.voices.spans:
        before = discourse.paragraph_span(max(0, discourse.paragraph_span(start)[0] - _BEFORE))[0]
        if max(last, before) < start:
            yield max(last, before), start
        last = end


def _is_one_person(noun: Token) -> bool:
    """Return whether a word means one person: a noun for a person, or "one of them"."""
    if noun.lower_ in _ONE:
        return any(child.lower_ == "of" for child in noun.children)
    return noun.tag_ == "NN" and noun.pos == sym.NOUN and means_person(noun)


def _takes_part(noun: Token) -> bool:
    """Return whether a person acts, is acted on, or is met or spoken to: "I have spoken to the owner".

    A noun that stands for a sentence counts, too: "A clerk from the council. He said".
    """
    is_met = noun.dep == sym.pobj and noun.head.lower_ in _MEETS
    return noun.dep in SUBJECTS or noun.dep in _ACTED_ON or is_met or is_root(noun)


def words_for(noun: Token) -> Span:
    """Return the words that describe a person, up to the organisation or place right behind the noun."""
    start, end = noun.left_edge.idx, noun.idx + len(noun)
    link = next((child for child in noun.children if child.i == noun.i + 1 and child.lower_ in _OF_BODY), None)
    body = object_of(link) if link is not None else None
    if body is not None and body.right_edge.i - noun.i <= _LONGEST_BODY and child_of(body, sym.relcl) is None:
        end = body.idx + len(body)
    return start, end


def as_who_speaks(chains: Chains, attribution: Attribution) -> Speaker | None:
    """Return the speaker of an "I" or "we" that is a source within quoted words; None elsewhere."""
    head = head_of(chains, attribution)
    if head is None or head.lower_ not in _SPEAKS_FOR_ALL:
        return None
    around = (one for one in chains.voices.around(head.idx) if one.head != attribution.head)
    outer = next(around, None)
    names = _speakers(chains, outer) if outer is not None else ()
    if not names:
        return None
    naming = "named" if all(chains[name].named for name in names) else "described"
    return Speaker(entities=names, naming=naming, rule="pronoun: speaks of himself or herself", score=_WE_SCORE)


def refer_to_speakers(chains: Chains, attributions: Sequence[Attribution], speakers: Sequence[Speaker]) -> None:
    """Link the "I", "me" and "my" within quoted words, or within a whole turn, to their only speaker."""
    for attribution, speaker in zip(attributions, speakers, strict=True):
        if len(speaker.entities) != 1 or not chains.is_person(speaker.entities[0]):
            continue
        for start, end in attribution.content:
            for match in _FIRST_PERSON.finditer(chains.discourse.text, start, end):
                _refer_to_speaker(chains, speaker.entities[0], match.span(), attribution.rule not in WHOLE)


def _refer_to_speaker(chains: Chains, name: str, span: Span, quoted: bool) -> None:
    token = chains.discourse.token(span[0])
    if chains.discourse.quoted[token] == quoted and chains.discourse.offsets[token] == span[0]:
        rule = "speaks of himself or herself"
        chains.refer(name, token, Reference(start=span[0], end=span[1], kind="pronoun", rule=rule))
