"""Names and attributions to entities with all that refers to them, and to the speakers, in one pass.

What the grammar says for sure comes first (relative pronouns, titles given before). Then the text is read in its order:
each pronoun, noun and described source is linked to its antecedent, and may be the antecedent of what follows. Words in
quotation marks come last, when it is known whose they are.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache

from spacy.strings import get_string_id
from spacy.tokens import Token

from newsnb.extract.clauses import SUBJECTS
from newsnb.extract.coreference import descriptions
from newsnb.extract.coreference.ages import age_in, person_of
from newsnb.extract.coreference.anaphors import RELATIVES, Anaphor, anaphor_at, find_ages, find_pronouns, find_stand_ins
from newsnb.extract.coreference.antecedents import LEAST, mentions_near, rank
from newsnb.extract.coreference.asked import with_asked
from newsnb.extract.coreference.chains import Chains
from newsnb.extract.coreference.forms import clear_form
from newsnb.extract.coreference.nominals import find_answers, find_nominals
from newsnb.extract.coreference.plurals import follow_pairs, follow_plurals
from newsnb.extract.coreference.pronouns import PROPOSERS, Proposal, agrees, antecedent_of
from newsnb.extract.coreference.relatives import note_relative, note_relatives
from newsnb.extract.coreference.speakers import (
    Speaker,
    describe_source,
    head_of,
    several_before,
    speaker_of,
)
from newsnb.extract.coreference.trials import accused_in, is_on_trial
from newsnb.extract.coreference.voices import Voices
from newsnb.extract.coreference.within import (
    as_who_speaks,
    barred_at,
    find_introduced,
    note_voices,
    refer_to_speakers,
)
from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import Attribution
from newsnb.extract.grammar import parts_of_hyphenated
from newsnb.extract.naming import without_some
from newsnb.extract.roles import noun_of_title
from newsnb.lang import english
from newsnb.values import Entity, Reference

_FIRST_PERSON = english.coreference.patterns.first_person
_TOLD_OF_SCORE = 0.6  # set by hand
_LEAST_WORDS = 5  # of a paragraph in marks that is given to whom the lines before tell of
_MARK = 2  # characters
_PERSONS_UNKNOWN = english.coreference.words.persons_unknown
_LEAST_VOTES = 4  # of pronouns near a person, for more than one of them to show which it is
_CLEARLY = 2.0  # times as likely as anybody else
_SENTENCES_TO_NOUN = 2  # from who is called "the candidate" back to the name


def resolve(
    discourse: Discourse,
    entities: Sequence[Entity],
    attributions: Sequence[Attribution],
    without: Collection[str] = (),
) -> tuple[Chains, list[Speaker]]:
    """Return the entities with their references, and the speaker of each attribution.

    Parameters
    ----------
    discourse
        Of an article with a parse.
    entities
        What the article names.
    attributions
        What is attributed, in text order.
    without
        Names of the proposers of antecedents to leave out.
    """
    chains = Chains(discourse, entities, without)
    speech = [attribution for attribution in attributions if attribution.speech]
    for attribution in speech:
        if attribution.source_head is not None:
            chains.note_source(attribution.source_head, attribution.content)
    chains.note_main_person()
    pronouns = find_pronouns(discourse)
    _refer_surely(chains, entities, [anaphor for anaphor in pronouns if anaphor.word in RELATIVES])
    follow_pairs(chains, speech)
    described = _described(chains, speech)
    told = {anaphor.token for anaphor in described}
    ages = (age for age in find_ages(discourse, chains.owners) if age.token not in told)
    stand_ins = [*find_stand_ins(discourse, chains.owners), *ages]
    _add_unnamed(chains, {anaphor.token for anaphor in (*described, *stand_ins)})
    personal = [anaphor for anaphor in pronouns if anaphor.word not in RELATIVES]
    _note_forms(chains, personal)
    found = [*personal, *stand_ins, *described]
    _read(chains, sorted(found, key=lambda anaphor: anaphor.start), speech)
    _refer_relative_sources(chains, speech)
    _read(chains, _described(chains, [a for a in attributions if not a.speech]), ())  # stance only adds
    follow_plurals(chains, speech)
    speakers = [_speaker(chains, attribution) for attribution in attributions]
    refer_to_speakers(chains, attributions, speakers)
    own = [_own_speaker(chains, one, speaker) for one, speaker in zip(attributions, speakers, strict=True)]
    return chains, with_asked(chains, attributions, own)


def _refer_surely(chains: Chains, entities: Sequence[Entity], relatives: Sequence[Anaphor]) -> None:
    """Add what is sure without reading on: labels of turns, titles given before, relative pronouns."""
    discourse = chains.discourse
    links = [*find_answers(discourse, entities), *find_nominals(discourse, entities, chains.titles)]
    for name, reference in links:
        chains.refer(name, discourse.token(reference.end - 1), reference)
    for anaphor in relatives:
        resolve_pronoun(chains, anaphor)


def _described(chains: Chains, attributions: Sequence[Attribution]) -> list[Anaphor]:
    """Return the sources that describe a person without a name, and that are not resolved yet."""
    heads = [(head_of(chains, attribution), attribution) for attribution in attributions]
    return [_description(chains, head, source) for head, source in heads if head and _is_open(chains, head)]


def _is_open(chains: Chains, head: Token) -> bool:
    is_followed = head.i in chains.owners or head.i in chains.groups
    is_noun = head.pos_ != "PRON" or head.lower_ in _PERSONS_UNKNOWN or bool(several_before(chains, head))
    return is_noun and not is_followed and not chains.named_by(head)


def _description(chains: Chains, head: Token, attribution: Attribution) -> Anaphor:
    start = min(attribution.source[0][0], head.idx)
    anaphor = anaphor_at(chains.discourse, start, head.idx + len(head), form=descriptions.form_of_description(head))
    return replace(anaphor, token=head.i, attribution=attribution)


def _add_unnamed(chains: Chains, heads: Collection[int]) -> None:
    """Add the persons without a name who act, since a pronoun may refer to them."""
    discourse = chains.discourse
    acting = (i for i in discourse.find_words(_role_nouns()) if discourse.clauses.dep[i] in SUBJECTS)
    for noun in (discourse.doc[i] for i in acting):
        parts = parts_of_hyphenated(noun)
        if noun.tag_ == "NN" and parts[-1] == noun and _is_free(chains, noun, heads):
            words = (parts[0].left_edge.idx, noun.idx + len(noun))
            if (found := descriptions.propose_announced(chains, noun)) is not None:
                _refer(chains, anaphor_at(discourse, *words), found)
            else:
                chains.add_source(describe_source(chains, noun, [words], is_label=False), noun)


def _is_free(chains: Chains, noun: Token, heads: Collection[int]) -> bool:
    return noun.i not in chains.owners and noun.i not in heads and not chains.named_by(noun)


@cache
def _role_nouns() -> frozenset[int]:
    return frozenset(get_string_id(noun) for noun in english.roles)


def _note_forms(chains: Chains, personal: Sequence[Anaphor]) -> None:
    """Note the pronoun of each person who is the only or clearly the best candidate nearby, outside quotation marks."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for anaphor in personal:
        for name, weight in _votes(chains, anaphor) if anaphor.form != "it" and anaphor.quotation < 0 else ():
            votes[name][anaphor.form] += weight
    clear = {name: form for name, count in votes.items() if (form := clear_form(count))}
    chains.seen = {name: form for name, form in clear.items() if votes[name][form] >= _LEAST_VOTES}
    chains.forms = {**chains.forms, **clear, **chains.titled}


def _votes(chains: Chains, anaphor: Anaphor) -> Iterator[tuple[str, int]]:
    """Yield the likely antecedent of a pronoun, and how much that counts; not against a given name."""
    ranked = rank(chains, anaphor, back=1)[:2]
    if ranked and ranked[0][1] in chains and chains.given.get(ranked[0][1], anaphor.form) == anaphor.form:
        alone = len(ranked) == 1
        yield ranked[0][1], 2 if alone else int(ranked[0][0] >= _CLEARLY * ranked[1][0])


def _read(chains: Chains, anaphors: Sequence[Anaphor], speech: Sequence[Attribution]) -> None:
    """Resolve anaphors in text order; those in people's own words follow when it is known who speaks."""
    resolve_one = _resolver(chains, anaphors)
    voices = Voices(chains.discourse, speech)
    said = [anaphor.quotation >= 0 or voices.at(anaphor.start) is not None for anaphor in anaphors]
    for anaphor, is_said in zip(anaphors, said, strict=True):
        if not is_said:
            resolve_one(anaphor)
    if not speech:
        return
    note_voices(chains, voices, speech)
    note_relatives(chains)
    sources = {anaphor.token for anaphor in anaphors}
    introduced = [anaphor for anaphor in find_introduced(chains) if anaphor.token not in sources]
    inside = [*introduced, *(anaphor for anaphor, is_said in zip(anaphors, said, strict=True) if is_said)]
    for anaphor in sorted(inside, key=lambda anaphor: anaphor.start):
        resolve_one(replace(anaphor, barred=barred_at(chains, anaphor.start)))


def _resolver(chains: Chains, anaphors: Sequence[Anaphor]) -> Callable[[Anaphor], None]:
    """Return the function that resolves any of some anaphors, in the order of the text."""
    lead = _lead(list(chains))
    accused = accused_in(chains) if any(is_on_trial(chains, anaphor) for anaphor in anaphors) else None

    def resolve_one(anaphor: Anaphor) -> None:
        if anaphor.attribution is not None:
            _resolve_source(chains, anaphor, anaphor.attribution)
        elif anaphor.word:
            resolve_pronoun(chains, anaphor)
        elif age := age_in(chains.discourse.text[anaphor.start : anaphor.end]):
            _resolve_age(chains, anaphor, age)
        elif anaphor.introduces:
            _resolve_introduced(chains, anaphor)
        elif (meant := accused if is_on_trial(chains, anaphor) else lead) is not None:
            _resolve_stand_in(chains, anaphor, meant)

    return resolve_one


def resolve_pronoun(chains: Chains, anaphor: Anaphor) -> None:
    """Resolve a pronoun by the surest proposer that proposes an antecedent, if any."""
    proposals = (propose(chains, anaphor) for propose in without_some(PROPOSERS, chains.without))
    if (found := next(filter(None, proposals), None)) is not None:
        _refer(chains, anaphor, found)


def _resolve_introduced(chains: Chains, anaphor: Anaphor) -> None:
    """Resolve a noun in people's own words to the person that it meant there before, or make it a new entity."""
    head = chains.discourse.doc[anaphor.token]
    known = (descriptions.propose_related, descriptions.propose_described_before)
    found = next(filter(None, (propose(chains, head, anaphor) for propose in known)), None)
    if found is not None and found.entity not in anaphor.barred:
        _refer(chains, anaphor, found)
    else:
        chains.add_source(describe_source(chains, head, [(anaphor.start, anaphor.end)], is_label=False), head)
        note_relative(chains, head)


def _resolve_age(chains: Chains, anaphor: Anaphor, age: str) -> None:
    """Resolve "the 36-year-old", if it is clear who is meant."""
    name = person_of(chains, anaphor, age) if anaphor.token not in chains.owners else None
    if name is not None:
        _refer(chains, anaphor, Proposal(entity=name, rule="named before", score=0.8))


def _resolve_stand_in(chains: Chains, anaphor: Anaphor, lead: str) -> None:
    """Resolve "the candidate" to the main person or the one on trial, if mentioned nearby and not the speaker."""
    clauses = chains.discourse.clauses
    acting = {chains.owner_of(clauses.subject_of(verb)) for verb in clauses.around(anaphor.token)}
    if anaphor.token in chains.owners or lead in acting or not agrees(chains, lead, anaphor.form):
        return
    if any(mention.entity == lead for mention in mentions_near(chains, anaphor, _SENTENCES_TO_NOUN)):
        _refer(chains, anaphor, Proposal(entity=lead, rule="most named person near", score=0.8))


def _resolve_source(chains: Chains, anaphor: Anaphor, attribution: Attribution) -> None:
    """Resolve a description to the entity that it stands for, or make it a new entity."""
    head = chains.discourse.doc[anaphor.token]
    is_label = attribution.rule == "speaker turn"
    is_plain = not is_label and all(child.dep_ != "conj" for child in head.children)
    found = descriptions.propose(chains, head, anaphor) if is_plain else None
    if found is not None:
        _refer(chains, anaphor, found)
    else:
        chains.add_source(describe_source(chains, head, attribution.source, is_label=is_label), head)
    note_relative(chains, head)


def _refer_relative_sources(chains: Chains, speech: Sequence[Attribution]) -> None:
    """Resolve a "who" that speaks to a person who is only described: "a farmer who said he would stay"."""
    doc = chains.discourse.doc
    for head in (doc[a.source_head] for a in speech if a.source_head is not None):
        noun = doc[antecedent] if (antecedent := antecedent_of(chains, head.i)) is not None else None
        if noun is None or noun.pos_ != "NOUN" or head.i in chains.owners:
            continue
        if noun.i not in chains.owners:
            words = (noun.left_edge.idx, noun.idx + len(noun))
            chains.add_source(describe_source(chains, noun, [words], is_label=False), noun)
        end = head.idx + len(head)
        reference = Reference(start=head.idx, end=end, kind="pronoun", rule="relative clause", score=0.85)
        chains.refer(chains.owners[noun.i], head.i, reference)


def _speaker(chains: Chains, attribution: Attribution) -> Speaker:
    """Return the speaker of an attribution; of a quoted paragraph without a cue, the salient person before it."""
    speaker = speaker_of(chains, attribution)
    may_be_told_of = _is_unclaimed(chains, attribution, speaker) and _fills_paragraph(chains.discourse, attribution)
    told_of = _told_of(chains, attribution) if may_be_told_of else None
    if told_of is None:
        return speaker
    return Speaker(entities=(told_of,), naming="named", rule="told of before", score=_TOLD_OF_SCORE)


def _told_of(chains: Chains, attribution: Attribution) -> str | None:
    """Return the antecedent that a pronoun right before words in marks would have; nobody whom the words name."""
    discourse, (start, end) = chains.discourse, attribution.content[0]
    first = discourse.token(start)
    anaphor = replace(anaphor_at(discourse, start, end), token=first, sentence=discourse.sentence(first), quotation=-1)
    named = {name for token in discourse.tokens(start, end) if (name := chains.name_at(token)) is not None}
    share, name = next(iter(rank(chains, replace(anaphor, barred=frozenset(named)))), (0.0, ""))
    return name if share >= LEAST and name in chains and chains[name].named else None


def _own_speaker(chains: Chains, attribution: Attribution, speaker: Speaker) -> Speaker:
    """Return the speaker of an attribution when each "I" has been resolved."""
    if not attribution.nested and not _says_i(chains, attribution):
        return speaker
    return as_who_speaks(chains, attribution) or _speaker(chains, attribution)


def _says_i(chains: Chains, attribution: Attribution) -> bool:
    """Return whether the source is an "I" that has been resolved."""
    head = head_of(chains, attribution)
    return head is not None and head.pos_ == "PRON" and bool(_FIRST_PERSON.fullmatch(head.text))


def _is_unclaimed(chains: Chains, attribution: Attribution, speaker: Speaker) -> bool:
    """Return whether words in marks have no source, or only the last one's, and that is no person."""
    if attribution.rule == "same speaker goes on":
        return all(not chains.is_person(name) for name in speaker.entities)
    return attribution.rule == "marks alone" and not attribution.source


def _fills_paragraph(discourse: Discourse, attribution: Attribution) -> bool:
    """Return whether words in marks begin a paragraph and end one, but for the marks."""
    start, end = attribution.content[0][0], attribution.content[-1][1]
    first, last = discourse.paragraph_span(start)[0], discourse.paragraph_span(end - 1)[1]
    is_long = len(discourse.text[start:end].split()) >= _LEAST_WORDS
    return is_long and start - first <= _MARK and last - end <= _MARK


def _refer(chains: Chains, anaphor: Anaphor, found: Proposal) -> None:
    reference = Reference(start=anaphor.start, end=anaphor.end, kind=anaphor.kind, rule=found.rule, score=found.score)
    chains.refer(found.entity, anaphor.token, reference)
    if anaphor.form in ("he", "she"):
        chains.forms.setdefault(found.entity, anaphor.form)


def _lead(entities: Sequence[Entity]) -> str | None:
    """Return the most named person without a title; None where two are named as often."""
    persons = [one for one in entities if one.label == "PERSON" and one.named and not noun_of_title(one.title or "")]
    first, second = [*Counter({one.id: len(one.mentions) for one in persons}).most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[1] > second[1] else None
