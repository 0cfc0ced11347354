"""Names and attributions to entities with all that refers to them, and to the speakers, in one pass.

What the grammar says for sure comes first (relative pronouns, titles given before). Then the text is read in its order:
each pronoun, noun and described source goes to whom it means, and may be meant itself by what follows. Words in
quotation marks come last, when it is known whose they are.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.strings import get_string_id

from newsnb.extract.clauses import SUBJECTS
from newsnb.extract.coreference import descriptions
from newsnb.extract.coreference.anaphors import RELATIVES, Anaphor, anaphor_at, find_pronouns, find_stand_ins
from newsnb.extract.coreference.answers import find_answers
from newsnb.extract.coreference.antecedents import mentions_near, rank
from newsnb.extract.coreference.chains import Chains
from newsnb.extract.coreference.forms import NOUN_FORMS, clear_form
from newsnb.extract.coreference.nominals import find_nominals
from newsnb.extract.coreference.pronouns import PROPOSERS, Proposal
from newsnb.extract.coreference.salience import weigh
from newsnb.extract.coreference.speakers import Speaker, describe_source, head_of, speaker_of
from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import Attribution
from newsnb.extract.overlaps import Overlaps
from newsnb.extract.roles import noun_of_title
from newsnb.lang import english
from newsnb.values import Entity, Reference, Span

_FIRST_PERSON = english.pattern("coreference.first_person")
_CLEARLY = 2.0  # times as likely as anybody else
_SENTENCES_TO_NOUN = 2  # from who is called "the candidate" back to the name


@dataclass(frozen=True, slots=True)
class _Item:
    """An anaphor to be resolved where it stands, with the attribution whose source it is, if it describes one."""

    anaphor: Anaphor
    attribution: Attribution | None = None


def resolve(
    discourse: Discourse, entities: Sequence[Entity], attributions: Sequence[Attribution]
) -> tuple[Chains, list[Speaker]]:
    """Return the entities with what refers to them, and the speaker of each attribution.

    Parameters
    ----------
    discourse
        Of an article with a parse.
    entities
        What the article names.
    attributions
        What is attributed, in text order.
    """
    chains = Chains(discourse, entities)
    speech = [attribution for attribution in attributions if attribution.speech]
    chains.sources |= {attribution.source_head for attribution in speech if attribution.source_head is not None}
    found = find_pronouns(discourse)
    _refer_surely(chains, entities, [anaphor for anaphor in found if anaphor.word in RELATIVES])
    described = list(_described(chains, speech))
    _add_nobodies(chains, {item.anaphor.token for item in described})
    personal = [anaphor for anaphor in found if anaphor.word not in RELATIVES]
    _note_forms(chains, personal)
    stand_ins = find_stand_ins(discourse, chains.owners)
    items = sorted([*map(_Item, personal), *map(_Item, stand_ins), *described], key=lambda item: item.anaphor.start)
    lead = _lead(entities)
    _read(chains, [item for item in items if item.anaphor.quotation < 0], lead, _Spoken(chains, ()))
    _read(chains, [item for item in items if item.anaphor.quotation >= 0], lead, _Spoken(chains, speech))
    for item in list(_described(chains, [a for a in attributions if not a.speech])):  # stance only adds
        _resolve_source(chains, item.anaphor, item.attribution)
    speakers = [speaker_of(chains, attribution) for attribution in attributions]
    _refer_to_speakers(chains, attributions, speakers)
    return chains, speakers


def _refer_surely(chains: Chains, entities: Sequence[Entity], relatives: Sequence[Anaphor]) -> None:
    """Add what is sure without reading on: labels of turns, titles given before, relative pronouns."""
    discourse = chains.discourse
    links = [*find_answers(discourse, entities), *find_nominals(discourse, entities)]
    for name, reference in links:
        chains.refer(name, discourse.token(reference.end - 1), reference)
    for anaphor in relatives:
        resolve_pronoun(chains, anaphor, ())


def _described(chains: Chains, attributions: Sequence[Attribution]) -> Iterator[_Item]:
    """Yield the sources that describe somebody without a name, and that nothing has been found to refer to."""
    for attribution in attributions:
        head = head_of(chains, attribution)
        if head is None or head.pos_ == "PRON" or head.i in chains.owners or chains.named_by(head):
            continue
        start = min(attribution.source[0][0], head.idx)
        anaphor = anaphor_at(chains.discourse, start, head.idx + len(head), form=descriptions.form_of_description(head))
        yield _Item(replace(anaphor, token=head.i), attribution)


def _add_nobodies(chains: Chains, heads: Collection[int]) -> None:
    """Add the persons without a name that act: a pronoun may mean them."""
    discourse = chains.discourse
    for i in discourse.find_words(_role_nouns()):
        noun = discourse.doc[i]
        known = i in chains.owners or i in heads
        if discourse.clauses.dep[i] in SUBJECTS and noun.tag_ == "NN" and not known:
            chains.persons.add(weigh(discourse, range(i, i + 1), "", NOUN_FORMS.get(noun.lower_, "")))


@cache
def _role_nouns() -> frozenset[int]:
    return frozenset(get_string_id(noun) for noun in english.roles)


def _note_forms(chains: Chains, personal: Sequence[Anaphor]) -> None:
    """Note the pronoun of persons who are alone near one, or clearly the first, outside of quotation marks."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for anaphor in personal:
        if anaphor.form in ("he", "she") and anaphor.quotation < 0:
            for name, weight in _votes(chains, anaphor):
                votes[name][anaphor.form] += weight
    for name, count in votes.items():
        if (form := clear_form(count)) is not None and name not in chains.titled:
            chains.forms[name] = form


def _votes(chains: Chains, anaphor: Anaphor) -> Iterator[tuple[str, int]]:
    """Yield who seems to be meant by a pronoun, and how much that counts."""
    ranked = rank(chains, anaphor, back=1)[:2]
    if ranked and ranked[0][1] in chains:
        alone = len(ranked) == 1
        yield ranked[0][1], 2 if alone else int(ranked[0][0] >= _CLEARLY * ranked[1][0])


def _read(chains: Chains, items: Sequence[_Item], lead: str | None, spoken: "_Spoken") -> None:
    """Resolve anaphors in text order."""
    for item in items:
        if item.attribution is not None:
            _resolve_source(chains, item.anaphor, item.attribution)
        elif item.anaphor.word:
            resolve_pronoun(chains, item.anaphor, spoken.by(item.anaphor))
        elif lead is not None:
            _resolve_stand_in(chains, item.anaphor, lead)


def resolve_pronoun(chains: Chains, anaphor: Anaphor, barred: Collection[str]) -> None:
    """Let a pronoun mean whom the surest proposer proposes, if any; it may not be one of ``barred``, who speak."""
    proposals = (propose(chains, anaphor, barred) for propose in PROPOSERS.values())
    if (found := next((proposal for proposal in proposals if proposal), None)) is not None:
        _refer(chains, anaphor, found)


def _resolve_stand_in(chains: Chains, anaphor: Anaphor, lead: str) -> None:
    """Let "the candidate" mean the one of whom the article tells, if near and not who says so."""
    known = anaphor.token in chains.owners or not _agrees(chains, lead, anaphor.form)
    if known or lead in _subjects_over(chains, anaphor):
        return
    near = mentions_near(chains, anaphor, _SENTENCES_TO_NOUN)
    if any(mention.entity == lead for mention in near):
        _refer(chains, anaphor, Proposal(entity=lead, rule="most named person near", score=0.8))


def _agrees(chains: Chains, name: str, form: str) -> bool:
    return not form or chains.forms.get(name, form) == form


def _subjects_over(chains: Chains, anaphor: Anaphor) -> set[str]:
    """Return who the subjects of the clauses around an anaphor are."""
    clauses = chains.discourse.clauses
    subjects = (clauses.subject_of(verb) for verb in clauses.around(anaphor.token))
    return {chains.owners[subject] for subject in subjects if subject is not None and subject in chains.owners}


def _resolve_source(chains: Chains, anaphor: Anaphor, attribution: Attribution | None) -> None:
    """Follow a description to whom it names, or make an entity of it."""
    if attribution is None:
        return
    head = chains.discourse.doc[anaphor.token]
    is_label = attribution.rule == "speaker turn"
    plain = not is_label and all(child.dep_ != "conj" for child in head.children)
    found = None if not plain else descriptions.propose(chains, head, anaphor)
    if found is not None:
        _refer(chains, anaphor, found)
    else:
        chains.add_source(describe_source(chains, head, attribution.source, is_label=is_label), head)


def _refer(chains: Chains, anaphor: Anaphor, found: Proposal) -> None:
    reference = Reference(start=anaphor.start, end=anaphor.end, kind=anaphor.kind, rule=found.rule, score=found.score)
    chains.refer(found.entity, anaphor.token, reference)
    if anaphor.form in ("he", "she"):
        chains.forms.setdefault(found.entity, anaphor.form)


def _lead(entities: Sequence[Entity]) -> str | None:
    """Return the person whom the article names most, of those to whom it gives no title; None where two are."""
    persons = [entity for entity in entities if entity.label == "PERSON" and not noun_of_title(entity.title or "")]
    counts = Counter({entity.id: len(entity.mentions) for entity in persons}).most_common(2)
    clear = counts and (len(counts) == 1 or counts[0][1] > counts[1][1])
    return counts[0][0] if clear else None


class _Spoken:
    """The speakers of what has been attributed, to ask whose words an anaphor stands in."""

    def __init__(self, chains: Chains, attributions: Sequence[Attribution]) -> None:
        self._chains = chains
        self._attributions = attributions
        self._contents: Overlaps[int] = Overlaps()
        for number, attribution in enumerate(attributions):
            self._contents.add(number, attribution.content)

    def by(self, anaphor: Anaphor) -> frozenset[str]:
        """Return who speaks where an anaphor stands: no person is named in their own words but as "I"."""
        around = (self._attributions[number] for number in self._contents.near([(anaphor.start, anaphor.end)]))
        inside = [a for a in around if any(start <= anaphor.start < end for start, end in a.content)]
        return frozenset(name for a in inside for name in speaker_of(self._chains, a).entities)


def _refer_to_speakers(chains: Chains, attributions: Sequence[Attribution], speakers: Sequence[Speaker]) -> None:
    """Add to the person who alone speaks the "I", "me" and "my" in the quotation marks of what is said."""
    for attribution, speaker in zip(attributions, speakers, strict=True):
        if len(speaker.entities) != 1 or not chains.is_person(speaker.entities[0]):
            continue
        for start, end in attribution.content:
            for match in _FIRST_PERSON.finditer(chains.discourse.text, start, end):
                _refer_to_speaker(chains, speaker.entities[0], match.span())


def _refer_to_speaker(chains: Chains, name: str, span: Span) -> None:
    token = chains.discourse.token(span[0])
    if chains.discourse.quoted[token] and chains.discourse.offsets[token] == span[0]:
        rule = "speaks of himself or herself"
        chains.refer(name, token, Reference(start=span[0], end=span[1], kind="pronoun", rule=rule))
