"""A pronoun and the persons mentioned before it to how likely it means each of them, or nobody.

Vetoes forbid, features with fitted weights decide, and that nobody before is meant always competes.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
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

_NONE = "none"
_ASKERS = english.coreference.words.askers
_WEIGHTS = english.weights("coreference")
_MOST_CLAUSES = 4  # more clauses between a pronoun and a mention of its sentence are as far
_MOST_AGAIN = 3
_LEAST_MAIN = 3  # mentions of a main person


def rank(
    chains: Chains, anaphor: Anaphor, barred: Collection[str] = (), *, back: int = SENTENCES_BACK
) -> list[tuple[float, str]]:
    """Return the persons whom a pronoun may mean with how likely it does, the likeliest first.

    Parameters
    ----------
    chains
        What is known by now.
    anaphor
        A pronoun with a form, or a noun.
    barred
        Who speaks here, and so cannot be meant.
    back
        Sentences before the pronoun's own that are looked at.
    """
    mentions = candidates_of(chains, anaphor, barred, back=back)
    scores = [_score(chains, anaphor, some) for some in mentions.values()]
    shares = probabilities(scores, _WEIGHTS.get(_NONE, 0.0))
    return sorted(zip(shares, mentions, strict=True), reverse=True)


def candidates_of(
    chains: Chains, anaphor: Anaphor, barred: Collection[str] = (), *, back: int = SENTENCES_BACK
) -> dict[str, list[SalientMention]]:
    """Return the persons whom a pronoun may mean, with their mentions; what is vetoed is left out."""
    found: dict[str, list[SalientMention]] = defaultdict(list)
    near = mentions_near(chains, anaphor, back)
    farther = _main_farther_back(chains, anaphor, near) if back == SENTENCES_BACK else ()
    for mention in (*farther, *near):
        vetoed = mention.entity in barred or any(veto(chains, anaphor, mention) for veto in VETOES)
        if not vetoed:
            found[mention.entity].append(mention)
    return found


def _score(chains: Chains, anaphor: Anaphor, mentions: Sequence[SalientMention]) -> float:
    """Return the sum of the weights of `features_of`, without making the list."""
    best = max([score(_WEIGHTS, _of_mention(chains, anaphor, mention)) for mention in mentions])
    return best + score(_WEIGHTS, _of_all(chains, anaphor, mentions))


def features_of(chains: Chains, anaphor: Anaphor, mentions: Sequence[SalientMention]) -> list[str]:
    """Return what speaks for or against the person of some mentions, by name."""
    each = [list(_of_mention(chains, anaphor, mention)) for mention in mentions]
    best = max(each, key=lambda features: score(_WEIGHTS, features))
    return [*best, *_of_all(chains, anaphor, mentions)]


def _of_all(chains: Chains, anaphor: Anaphor, mentions: Sequence[SalientMention]) -> Iterator[str]:
    """Yield what all mentions of a person show together."""
    yield f"mentioned again {min(len(mentions) - 1, _MOST_AGAIN)}"
    told = [mention for mention in mentions if not _is_his(chains, mention)]
    yield from _of_person(chains, anaphor, (told or mentions)[-1])


def _of_mention(chains: Chains, anaphor: Anaphor, mention: SalientMention) -> Iterator[str]:
    """Yield what one mention shows: its place, and how far away it is."""
    yield mention.place
    back = sentences_back(chains, anaphor, mention)
    if back > SENTENCES_BACK:
        yield "farther back"
    else:
        yield f"{back} sentences back" if back else f"{_clauses_between(chains, anaphor, mention)} clauses between"
    if anaphor.quotation < 0 <= mention.quotation:
        yield "said by somebody"
    if _is_subject(chains, anaphor) and "subject" in mention.place:
        yield "both subjects"
    if _same_paragraph(chains, anaphor, mention):
        yield "same paragraph"
    if _speaks(chains, anaphor):
        if chains.is_source(mention.token):
            yield "both sources"
        if mention.entity == chains.last_source(anaphor.token):
            yield "spoke last"


def _of_person(chains: Chains, anaphor: Anaphor, mention: SalientMention) -> Iterator[str]:
    """Yield what is known of a person: whether the pronoun agrees, whether it is the speaker, whether it has a name."""
    name = mention.entity
    if anaphor.token in chains.sources:
        yield "is a source"
    is_told_of = _same_paragraph(chains, anaphor, mention) and not _is_his(chains, mention)
    if not is_told_of and (opener := _opener(chains, anaphor)) not in (None, name):
        yield "another opens the paragraph"
        if _is_alone(chains, anaphor, opener):
            yield "another alone in the paragraph"
    if sentences_back(chains, anaphor, mention) > 1 and _alone_before(chains, anaphor):
        yield "another alone in the sentence before"
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
    if _says_it(chains, anaphor, name):
        yield "says it"


def mentions_near(chains: Chains, anaphor: Anaphor, back: int) -> list[SalientMention]:
    """Return the mentions of persons before an anaphor, from at most ``back`` sentences before its own."""
    backwards = reversed(chains.persons.before(anaphor.start))
    return [*takewhile(lambda mention: sentences_back(chains, anaphor, mention) <= back, backwards)][::-1]


def _main_farther_back(chains: Chains, anaphor: Anaphor, near: Sequence[SalientMention]) -> Iterator[SalientMention]:
    """Yield the last mentions of the main persons of the article who are not mentioned near."""
    known = {mention.entity for mention in near}
    for name, count in chains.persons.main():
        mention = chains.persons.last_of(name, anaphor.start) if name not in known and count >= _LEAST_MAIN else None
        if mention is not None:
            yield mention


def sentences_back(chains: Chains, anaphor: Anaphor, mention: SalientMention) -> int:
    """Return how many sentences a mention is away; whom somebody quotes does not move away by what is said."""
    back = anaphor.sentence - mention.sentence
    if not back or anaphor.quotation >= 0:
        return back
    discourse = chains.discourse
    return max(1, discourse.narrated(anaphor.sentence) - discourse.narrated(mention.sentence))


def _clauses_between(chains: Chains, anaphor: Anaphor, mention: SalientMention) -> int:
    around = chains.discourse.clauses.around(anaphor.token)
    depth = around.index(mention.clause) if mention.clause in around else len(around)
    return min(depth, _MOST_CLAUSES)


def _is_subject(chains: Chains, anaphor: Anaphor) -> bool:
    return chains.discourse.clauses.dep[anaphor.token] in SUBJECTS


def _speaks(chains: Chains, anaphor: Anaphor) -> bool:
    """Return whether a pronoun is the source of a clause that hangs on no other: who spoke last, speaks again."""
    return anaphor.token in chains.sources and len(chains.discourse.clauses.around(anaphor.token)) < 2


def _same_paragraph(chains: Chains, anaphor: Anaphor, mention: SalientMention) -> bool:
    discourse = chains.discourse
    return discourse.paragraph(anaphor.start) == discourse.paragraph(mention.start)


def _opener(chains: Chains, anaphor: Anaphor) -> str | None:
    """Return the person who alone is the main subject of the first sentence of an anaphor's paragraph."""
    start = chains.discourse.paragraph_span(anaphor.start)[0]
    first = chains.discourse.sentence(chains.discourse.first_token(start))
    told = (one for one in _told_before(chains, anaphor, start) if one.sentence == first)
    opening = {one.entity for one in told if one.place == "main subject"}
    return opening.pop() if len(opening) == 1 else None


def _told_before(chains: Chains, anaphor: Anaphor, start: int) -> Iterator[SalientMention]:
    """Yield the mentions of persons from ``start`` to an anaphor that stand in no marks, nearest first."""
    inside = takewhile(lambda mention: mention.start >= start, reversed(chains.persons.before(anaphor.start)))
    return (mention for mention in inside if mention.quotation < 0)


def _alone_before(chains: Chains, anaphor: Anaphor) -> str | None:
    """Return who alone acts in the sentence before an anaphor's, in its paragraph: "Berg laughed. ..., he said"."""
    start = chains.discourse.paragraph_span(anaphor.start)[0]
    told = [one for one in mentions_near(chains, anaphor, 1) if one.quotation < 0 and one.start >= start]
    own = any(mention.sentence == anaphor.sentence for mention in told)
    alone = len({mention.entity for mention in told}) == 1 and told[-1].place == "main subject" and not own
    return told[-1].entity if alone and _may_be(chains, anaphor, told[-1].entity) else None


def _may_be(chains: Chains, anaphor: Anaphor, name: str) -> bool:
    return chains.forms.get(name, anaphor.form) == anaphor.form


def _is_his(chains: Chains, mention: SalientMention) -> bool:
    """Return whether a mention is the *his* of "His brother, Roy Moe, left", which tells of the brother."""
    return mention.place == "owner" and chains.discourse.pos[mention.token] == sym.PRON


def _is_alone(chains: Chains, anaphor: Anaphor, name: str) -> bool:
    """Return whether the paragraph of an anaphor tells of one person before it, who may be meant."""
    start = chains.discourse.paragraph_span(anaphor.start)[0]
    told = {mention.entity for mention in _told_before(chains, anaphor, start) if not _is_his(chains, mention)}
    return told == {name} and _may_be(chains, anaphor, name)


def _says_it(chains: Chains, anaphor: Anaphor, name: str) -> bool:
    """Return whether a person is the subject over the pronoun's clause: "Berg said she would"."""
    clauses = chains.discourse.clauses
    verb = clauses.heads[anaphor.token]
    if not _is_subject(chains, anaphor) or clauses.dep[verb] != sym.ccomp:
        return False
    above = clauses.subject_of(clauses.heads[verb])
    return above is not None and chains.owners.get(above) == name


def disagrees(chains: Chains, anaphor: Anaphor, mention: SalientMention) -> bool:
    """Return whether a person is known to go by the other pronoun: nobody is both *he* and *she*."""
    known = chains.forms.get(mention.entity, "")
    return bool(known) and anaphor.form in FORMS.values() and known != anaphor.form


def acts_on_itself(chains: Chains, anaphor: Anaphor, mention: SalientMention) -> bool:
    """Return whether a person is the subject of the clause whose object the pronoun is: they are two."""
    clauses = chains.discourse.clauses
    if clauses.dep[anaphor.token] not in OBJECTS:
        return False
    subject = clauses.agent_of(clauses.verb_over(anaphor.token))
    return subject is not None and chains.owners.get(subject, "-") == mention.entity


def is_named_in_own_words(chains: Chains, anaphor: Anaphor, mention: SalientMention) -> bool:
    """Return whether what the pronoun's person says names the person of a mention: people say "I" of themselves."""
    return mention.entity in chains.sources.get(anaphor.token, frozenset())


def only_asks(chains: Chains, anaphor: Anaphor, mention: SalientMention) -> bool:
    """Return whether a pronoun that speaks would mean who only asked: "one questioner claimed", and then "he said"."""
    asks = not chains[mention.entity].named and chains.discourse.doc[mention.token].lower_ in _ASKERS
    return asks and anaphor.token in chains.sources


VETOES = (disagrees, acts_on_itself, is_named_in_own_words, only_asks)
"""What forbids that a pronoun means a person."""
