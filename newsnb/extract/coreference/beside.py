"""The person beside whose name a noun stands, or whose name follows it: "Ada Berg, a midwife", "the midwife Ada Berg".

The parse of a long description is often wrong, so only a verb or the end of a sentence parts the two.
"""

from collections.abc import Iterable

import spacy.symbols as sym
from spacy.tokens import Token

from newsnb.extract.coreference.anaphors import Anaphor
from newsnb.extract.coreference.chains import Chains
from newsnb.extract.coreference.pronouns import Proposal
from newsnb.extract.grammar import FINITE, IN_NAME, SUBJECTS, VERBS, object_of
from newsnb.extract.roles import noun_of_title
from newsnb.lang import english

_BEING = english.coreference.words.being
_ENDS = english.attributions.words.ends_sentence
_AGE = english.coreference.patterns.age_behind
_COMMA = 2  # tokens from a name to what follows its comma
_MARK = 2  # characters before the first word of a paragraph
_SOON = 700  # characters from a description to the name
_PARTING = english.coreference.words.parting
_NAMED_SO = english.mentions.patterns.named_so
_WHO_GIVES = english.coreference.patterns.who_gives
_OF_ANOTHER = english.coreference.words.of_another
_SAYS_WHO = 120  # characters behind a noun in which somebody may give a name
_WIDE = 14  # tokens between a noun and the name


def person_beside(chains: Chains, at: int) -> str | None:
    """Return the person named right behind or right before a noun; None where a verb or full stop stands between."""
    doc = chains.discourse.doc
    is_part = doc[at].dep in IN_NAME and chains.name_at(doc[at].head.i) is None
    if is_part or doc[at].dep == sym.poss:  # "the minister's adviser, Berg", "the midwife shortage"
        return None
    behind = None if _serves(chains, at) else _first_person(chains, range(at + 1, min(len(doc), at + _WIDE)), ())
    return behind or _first_person(chains, range(at - 1, max(-1, at - _WIDE), -1), _BEING)


def _serves(chains: Chains, at: int) -> bool:
    """Return whether a noun belongs to the person behind it: "a lawyer for Ada Berg", "a panel of Judge Vik"."""
    links = chains.discourse.doc[at].rights
    owned = (object_of(link) for link in links if link.i == at + 1 and link.lower_ in _OF_ANOTHER)
    return any(noun is not None and _is_titled_person(chains, noun) for noun in owned)


def _is_titled_person(chains: Chains, noun: Token) -> bool:
    """Return whether a noun is a person's name with only titles before it: not in "professor of law Ada Berg"."""
    name = chains.name_at(noun.i)
    before = (token for token in noun.lefts if token.dep in IN_NAME)
    is_titled = all(token.is_title or chains.name_at(token.i) == name for token in before)
    return is_titled and name is not None and chains.is_person(name)


def person_between_commas(chains: Chains, head: Token) -> str | None:
    """Return the person named before a description between commas, as the parse may miss: "Ada, a cook, said"."""
    doc, first, last = head.doc, head.left_edge.i, head.right_edge.i
    if first < _COMMA or last + 1 >= len(doc) or doc[first - 1].text != doc[last + 1].text:
        return None
    name = chains.name_at(first - _COMMA) if doc[first - 1].text == "," else None
    return name if name is not None and chains.is_person(name) else None


def announced_by(chains: Chains, head: Token) -> str | None:
    """Return the person that a description in the lead announces: who speaks next, or is introduced first below it."""
    sentence = chains.discourse.sentence
    following = min((i for i in chains.sources if sentence(i) > sentence(head.i)), default=None)
    names = [name for name in chains.named_at(following) if chains.is_person(name)]
    if len(names) == 1 and following is not None and _is_new(chains, names[0], following, head):
        return names[0]
    return _presented_below(chains, head)


def _presented_below(chains: Chains, head: Token) -> str | None:
    """Return the person with an age who opens the sentence after a lead's description: "Ada Berg, 44, wept"."""
    discourse = chains.discourse
    opens = head.left_edge.idx - discourse.paragraph_span(head.idx)[0] <= _MARK
    if not opens or head.dep not in SUBJECTS:
        return None
    start = discourse.sentence_tokens(head.i).stop
    name = next(filter(None, (chains.name_at(i) for i in range(start, min(start + 2, len(discourse.doc))))), None)
    if name is None or not chains.is_person(name) or not _is_new(chains, name, start, head):
        return None
    mention = chains[name].mentions[0]
    return name if _AGE.match(discourse.text, mention.end) else None


def _is_new(chains: Chains, name: str, at: int, head: Token) -> bool:
    """Return whether a person without a title is named soon after a description, and nowhere before it."""
    entity = chains[name]
    is_soon = chains.discourse.offsets[at] <= head.idx + _SOON
    return is_soon and entity.mentions[0].start > head.idx and not noun_of_title(entity.title or "")


def _begins_clause(chains: Chains, at: int) -> bool:
    """Return whether a name behind a comma is the subject of what follows: "Thanks to a teacher, Ada learned"."""
    doc, name = chains.discourse.doc, chains.name_at(at)
    end = next((i for i in range(at, len(doc)) if chains.name_at(i) != name), at)
    return doc[at - 1].text == "," and end < len(doc) and doc[end].pos in VERBS


def _first_person(chains: Chains, tokens: Iterable[int], passed: Iterable[str]) -> str | None:
    """Return the first person whom some tokens name, up to one that ends the phrase."""
    doc = chains.discourse.doc
    for i in tokens:
        name = chains.name_at(i)
        if name is not None and chains.is_person(name):
            return None if _begins_clause(chains, i) else name
        token = doc[i]
        parts = token.dep == sym.cc or token.lower_ in _PARTING or (token.tag in FINITE and token.lemma_ not in passed)
        if parts or token.is_space or (token.text in _ENDS and not doc[i - 1].is_title):
            return None
    return None


def propose_named_so(chains: Chains, head: Token, anaphor: Anaphor) -> Proposal | None:
    """Propose the name that a described person gives: "a resident, who gave her name as Mama Kiko"."""
    text, end = chains.discourse.text, head.idx + len(head)
    match = _NAMED_SO.search(text, end, end + _SAYS_WHO)
    if match is None or not _WHO_GIVES.fullmatch(text, end, match.start()):
        return None
    name = chains.name_at(chains.discourse.token(match.start("name")))
    return Proposal(entity=name, rule="named so", score=0.8) if name else None


def propose_beside(chains: Chains, head: Token, anaphor: Anaphor) -> Proposal | None:
    """Propose the person right before a description between commas: "Ada, a cook, said"."""
    name = person_between_commas(chains, head)
    return Proposal(entity=name, rule="named before", score=0.8) if name else None
