"""A pronoun and the persons mentioned before it to the chance that each is its antecedent, or that none is.

Vetoes rule persons out, and features with fitted weights decide. "No antecedent" always competes.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

import spacy.symbols as sym

from newsnb.extract.clauses import OBJECTS, SUBJECTS
from newsnb.extract.coreference.anaphors import FORMS, Anaphor
from newsnb.extract.coreference.chains import Chains
from newsnb.extract.coreference.salience import SalientMention
from newsnb.extract.scoring import probabilities, score
from newsnb.lang import english

LEAST = 0.5
"""How likely a person must be for a pronoun to be linked; below it the pronoun stays open."""

SENTENCES_BACK = 5
"""How many sentences before its own a pronoun's person was last mentioned in, at most."""

_Among = Callable[[SalientMention], bool]
_NONE = "none"
_ASKERS = english.coreference.words.askers
_WEIGHTS = english.weights("coreference")
_MOST_CLAUSES = 4  # more clauses between a pronoun and a mention of its sentence are as far
_MOST_AGAIN = 3
_LEAST_MAIN = 3  # mentions of a main person


@dataclass(frozen=True, eq=False)
class _Asked:
    """A pronoun with what is the same for all its candidates; each property is computed once, when first needed."""

    chains: Chains
    anaphor: Anaphor

    @cached_property
    def paragraph(self) -> int:
        """Where its paragraph begins."""
        return self.chains.discourse.paragraph_span(self.anaphor.start)[0]

    @cached_property
    def around(self) -> list[int]:
        """The verbs of the clauses around it."""
        return self.chains.discourse.clauses.around(self.anaphor.token)

    @cached_property
    def is_subject(self) -> bool:
        """Whether it is the subject of its clause."""
        return self.chains.discourse.clauses.dep[self.anaphor.token] in SUBJECTS

    @cached_property
    def speaks(self) -> bool:
        """Whether it is the source of a main clause, where whoever spoke last is likely to speak again."""
        return self.anaphor.token in self.chains.sources and len(self.around) < 2

    @cached_property
    def last_source(self) -> str | None:
        """Who spoke last before it."""
        return self.chains.last_source(self.anaphor.token)

    @cached_property
    def opener(self) -> str | None:
        """The only person who is the main subject of the first sentence of its paragraph."""
        discourse = self.chains.discourse
        first = discourse.sentence(discourse.first_token(self.paragraph))
        told = (one for one in self.told_before() if one.sentence == first)
        opening = {one.entity for one in told if one.place == "main subject"}
        return opening.pop() if len(opening) == 1 else None

    @cached_property
    def alone_before(self) -> str | None:
        """The only person who acts in the sentence before its own, in its paragraph: "Berg laughed. ..., he said"."""
        near = mentions_near(self.chains, self.anaphor, 1)
        told = [one for one in near if one.quotation < 0 and self.shares_paragraph(one)]
        own = any(mention.sentence == self.anaphor.sentence for mention in told)
        alone = len({mention.entity for mention in told}) == 1 and told[-1].place == "main subject" and not own
        return told[-1].entity if alone and self._may_be(told[-1].entity) else None

    def shares_paragraph(self, mention: SalientMention) -> bool:
        """Return whether a mention, which stands before it, stands in its paragraph."""
        return mention.start >= self.paragraph

    def told_before(self) -> Iterator[SalientMention]:
        """Yield the mentions of persons before it in its paragraph, outside quotation marks, nearest first."""
        inside = takewhile(self.shares_paragraph, reversed(self.chains.persons.before(self.anaphor.start)))
        return (mention for mention in inside if mention.quotation < 0)

    def is_alone(self, name: str) -> bool:
        """Return whether its paragraph mentions one person before it, who is a candidate."""
        told = {mention.entity for mention in self.told_before() if not _is_his(self.chains, mention)}
        return told == {name} and self._may_be(name)

    def _may_be(self, name: str) -> bool:
        return self.chains.forms.get(name, self.anaphor.form) == self.anaphor.form


def rank(
    chains: Chains,
    anaphor: Anaphor,
    *,
    back: int = SENTENCES_BACK,
    among: Callable[[SalientMention], bool] | None = None,
) -> list[tuple[float, str]]:
    """Return the candidate antecedents of a pronoun with their chances, the likeliest first.

    Parameters
    ----------
    chains
        What is known by now.
    anaphor
        A pronoun with a form, or a noun.
    back
        Sentences before the pronoun's own that are looked at.
    among
        Whether a mention is looked at; None to look at all.
    """
    mentions = candidates_of(chains, anaphor, back=back, among=among)
    asked = _Asked(chains, anaphor)
    scores = [_score(asked, some) for some in mentions.values()]
    shares = probabilities(scores, _WEIGHTS.get(_NONE, 0.0))
    return sorted(zip(shares, mentions, strict=True), reverse=True)


def candidates_of(
    chains: Chains,
    anaphor: Anaphor,
    *,
    back: int = SENTENCES_BACK,
    among: Callable[[SalientMention], bool] | None = None,
) -> dict[str, list[SalientMention]]:
    """Return the candidate antecedents of a pronoun with their mentions, without those that are vetoed or barred."""
    found: dict[str, list[SalientMention]] = defaultdict(list)
    near = mentions_near(chains, anaphor, back)
    farther = _main_farther_back(chains, anaphor, near) if back == SENTENCES_BACK else ()
    for mention in filter(among, (*farther, *near)):
        vetoed = mention.entity in anaphor.barred or any(veto(chains, anaphor, mention) for veto in VETOES)
        if not vetoed:
            found[mention.entity].append(mention)
    return found


def _score(asked: _Asked, mentions: Sequence[SalientMention]) -> float:
    """Return the sum of the weights of `features_of`, without making the list."""
    best = max([score(_WEIGHTS, _of_mention(asked, mention)) for mention in mentions])
    return best + score(_WEIGHTS, _of_all(asked, mentions))


def features_of(chains: Chains, anaphor: Anaphor, mentions: Sequence[SalientMention]) -> list[str]:
    """Return the features of a candidate from its mentions: name to value."""
    asked = _Asked(chains, anaphor)
    each = [list(_of_mention(asked, mention)) for mention in mentions]
    best = max(each, key=lambda features: score(_WEIGHTS, features))
    return [*best, *_of_all(asked, mentions)]


def _of_all(asked: _Asked, mentions: Sequence[SalientMention]) -> Iterator[str]:
    """Yield the features of all mentions of a person together."""
    yield f"mentioned again {min(len(mentions) - 1, _MOST_AGAIN)}"
    told = [mention for mention in mentions if not _is_his(asked.chains, mention)]
    yield from _of_person(asked, (told or mentions)[-1])


def _of_mention(asked: _Asked, mention: SalientMention) -> Iterator[str]:
    """Yield the features of one mention: its place, and how far away it is."""
    chains, anaphor = asked.chains, asked.anaphor
    yield mention.place
    back = sentences_back(chains, anaphor, mention)
    if back > SENTENCES_BACK:
        yield "farther back"
    else:
        yield f"{back} sentences back" if back else f"{_clauses_between(asked.around, mention)} clauses between"
    if anaphor.quotation < 0 <= mention.quotation:
        yield "said by somebody"
    if asked.is_subject and "subject" in mention.place:
        yield "both subjects"
    if asked.shares_paragraph(mention):
        yield "same paragraph"
    if asked.speaks:
        if chains.is_source(mention.token):
            yield "both sources"
        if mention.entity == asked.last_source:
            yield "spoke last"


def _of_person(asked: _Asked, mention: SalientMention) -> Iterator[str]:
    """Yield the features of a person: whether the pronoun agrees, whether they speak, whether they are named."""
    chains, anaphor, name = asked.chains, asked.anaphor, mention.entity
    if anaphor.token in chains.sources:
        yield "is a source"
    is_told_of = asked.shares_paragraph(mention) and not _is_his(chains, mention)
    if not is_told_of and (opener := asked.opener) is not None and opener != name:
        yield "another opens the paragraph"
        if asked.is_alone(opener):
            yield "another alone in the paragraph"
    if sentences_back(chains, anaphor, mention) > 1 and asked.alone_before:
        yield "another alone in the sentence before"
    if name == chains.main_person:
        yield "main person"
        if chains.is_feature:
            yield "main person of a feature"
    if not chains[name].named:
        yield "without a name"
    if name in chains.titled:
        yield "title agrees"
    elif name in chains.given and anaphor.form:
        if chains.given[name] == anaphor.form:
            yield "given name agrees"
        elif " " in chains[name].name:  # alone, it may be a last name
            yield "given name disagrees"
    if name not in chains.titled and chains.seen.get(name, "-") == anaphor.form:
        yield "form agrees"
    if _says_it(asked, name):
        yield "says it"


def mentions_near(chains: Chains, anaphor: Anaphor, back: int) -> list[SalientMention]:
    """Return the mentions of persons before an anaphor, from at most ``back`` sentences before its own."""
    backwards = reversed(chains.persons.before(anaphor.start))
    return [*takewhile(lambda mention: sentences_back(chains, anaphor, mention) <= back, backwards)][::-1]


def _main_farther_back(chains: Chains, anaphor: Anaphor, near: Sequence[SalientMention]) -> Iterator[SalientMention]:
    """Yield the last mentions of the article's main persons, where those are not mentioned nearby."""
    known = {mention.entity for mention in near}
    for name, count in chains.persons.main():
        mention = chains.persons.last_of(name, anaphor.start) if name not in known and count >= _LEAST_MAIN else None
        if mention is not None:
            yield mention


def sentences_back(chains: Chains, anaphor: Anaphor, mention: SalientMention) -> int:
    """Return how many sentences away a mention is. The sentences of a quotation do not add to the distance."""
    back = anaphor.sentence - mention.sentence
    if not back or anaphor.quotation >= 0:
        return back
    discourse = chains.discourse
    return max(1, discourse.narrated(anaphor.sentence) - discourse.narrated(mention.sentence))


def _clauses_between(around: Sequence[int], mention: SalientMention) -> int:
    depth = around.index(mention.clause) if mention.clause in around else len(around)
    return min(depth, _MOST_CLAUSES)


def _is_his(chains: Chains, mention: SalientMention) -> bool:
    """Return whether a mention is the *his* of "His brother, Roy Moe, left", a sentence about the brother."""
    return mention.place == "owner" and chains.discourse.pos[mention.token] == sym.PRON


def _says_it(asked: _Asked, name: str) -> bool:
    """Return whether a person is the subject over the pronoun's clause: "Berg said she would"."""
    chains, clauses = asked.chains, asked.chains.discourse.clauses
    verb = clauses.heads[asked.anaphor.token]
    if not asked.is_subject or clauses.dep[verb] != sym.ccomp:
        return False
    above = clauses.subject_of(clauses.heads[verb])
    return above is not None and chains.owners.get(above) == name


def disagrees(chains: Chains, anaphor: Anaphor, mention: SalientMention) -> bool:
    """Return whether a person is known to go by the other pronoun: *she* where this is *he*, or the reverse."""
    known = chains.forms.get(mention.entity, "")
    return bool(known) and anaphor.form in FORMS.values() and known != anaphor.form


def acts_on_itself(chains: Chains, anaphor: Anaphor, mention: SalientMention) -> bool:
    """Return whether a person is the subject of the clause whose object the pronoun is, so that the two must differ."""
    clauses = chains.discourse.clauses
    if clauses.dep[anaphor.token] not in OBJECTS:
        return False
    subject = clauses.agent_of(clauses.verb_over(anaphor.token))
    return subject is not None and chains.owners.get(subject, "-") == mention.entity


def is_named_in_own_words(chains: Chains, anaphor: Anaphor, mention: SalientMention) -> bool:
    """Return whether the pronoun's person, in their own words, names this person: people call themselves "I"."""
    return mention.entity in chains.sources.get(anaphor.token, frozenset())


def only_asks(chains: Chains, anaphor: Anaphor, mention: SalientMention) -> bool:
    """Return whether a speaking pronoun's candidate only asked: "one questioner claimed", and then "he said"."""
    asks = not chains[mention.entity].named and chains.discourse.doc[mention.token].lower_ in _ASKERS
    return asks and anaphor.token in chains.sources


def is_described_by_others(chains: Chains, anaphor: Anaphor, mention: SalientMention) -> bool:
    """Return whether a person without a name stands in marks, and the pronoun does not: "“My son left,” she said"."""
    return anaphor.quotation < 0 <= mention.quotation and not chains[mention.entity].named


VETOES = (disagrees, acts_on_itself, is_named_in_own_words, only_asks, is_described_by_others)
"""What forbids that a pronoun means a person."""
