"""Doc to attributions whose cue is no verb of speech: "according to X", "reportedly", "the court heard", "citing X"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

import spacy.symbols as sym
from spacy.strings import hash_string  # type: ignore[attr-defined] # missing from spaCy's stubs
from spacy.tokens import Doc, Token

from newsnb.extract.attributions.citing import find_citation, head_of
from newsnb.extract.attributions.courts import HEARD, clause_heard, find_heard
from newsnb.extract.attributions.parsed import describe
from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import Attribution, Name
from newsnb.extract.grammar import FINITE, VERBS, above, child_of, children_of, object_of, under
from newsnb.extract.phrases import cue_of, runs
from newsnb.lang import english
from newsnb.values import Span

_OPENS_SOURCE = frozenset(map(hash_string, english.attributions.words.opens_source))
_ACCOUNTS = frozenset(map(hash_string, english.attributions.words.accounts))
_CITES = frozenset(map(hash_string, english.attributions.words.cites))
_NO_CLAUSE = frozenset((sym.amod, sym.acl, sym.conj))  # of these verbs what was said is only a part
_CERTAIN = frozenset((sym.det, sym.poss))
_FURTHEST = 50  # steps up the tree


def propose_according_to(discourse: Discourse, names: Sequence[Name], stance: bool) -> Iterator[Attribution]:
    """Yield what a report, or whoever else stands behind "according to" or "per", is given as the source of.

    So is what is so "by the mayor's own account".
    """
    for i in filter(discourse.in_sentence.__getitem__, discourse.find_words(_OPENS_SOURCE | _ACCOUNTS)):
        token = discourse.doc[i]
        found = _by_account(discourse, token) if token.lower in _ACCOUNTS else _according_to(discourse, token)
        if found is not None:
            yield found


def _by_account(discourse: Discourse, noun: Token) -> Attribution | None:
    """Return what is so by somebody's own account: "By her own admission, she was late"."""
    owner = child_of(noun, sym.poss)
    if owner is None or not _opens_account(noun.head):
        return None
    content = _clause_without(noun.head, (), with_joined=False)
    return describe(discourse, noun, content, "according to", source=owner) if content else None


def _opens_account(by: Token) -> bool:
    """Return whether the *by* of an account begins a sentence or stands behind a comma; not "moved by her account"."""
    return by.lower_ == "by" and bool(by.is_sent_start or by.nbor(-1).text == ",")


def propose_adverb(discourse: Discourse, names: Sequence[Name], stance: bool) -> Iterator[Attribution]:
    """Yield the clauses that an adverb such as "reportedly" stands in, without the adverb."""
    for i, pos in enumerate(discourse.pos):
        if pos == sym.ADV and discourse.in_sentence[i] and (content := _clause_around(discourse.doc[i])):
            yield describe(discourse, discourse.doc[i], content, "adverb")


def propose_heard_in_court(discourse: Discourse, names: Sequence[Name], stance: bool) -> Iterator[Attribution]:
    """Yield what a court heard or was told; by whom is not said."""
    sentences = dict(find_heard(discourse))
    for i in filter(discourse.in_sentence.__getitem__, discourse.find_words(HEARD)):
        content = runs(discourse.doc, sentences.get(i) or _clause_heard(discourse.doc[i]))
        if content:  # else it is a mark that the parser took for a clause
            found = describe(discourse, discourse.doc[i], content, "heard in court")
            yield replace(found, source=(), source_head=None)


def _clause_heard(verb: Token) -> list[int]:
    said = clause_heard(verb)
    return sorted(under([said])) if said is not None else []


def propose_cited(discourse: Discourse, names: Sequence[Name], stance: bool) -> Iterator[Attribution]:
    """Yield what those say whom another cites behind his verb: "Tass reported, citing X, that"."""
    citing = (discourse.doc[i] for i in discourse.find_words(_CITES) if discourse.in_sentence[i])
    for citation in filter(None, map(find_citation, citing)):
        content = runs(discourse.doc, citation.content)
        if content:
            found = describe(discourse, citation.verb, content, "cited", source=citation.reporter)
            yield found if citation.cited is None else _from_cited(found, discourse.doc, citation.cited)


def _from_cited(attribution: Attribution, doc: Doc, cited: range) -> Attribution:
    source, head = runs(doc, cited), head_of(doc, cited).i
    return replace(attribution, via=attribution.source_head, source=source, source_head=head)


def _clause_around(adverb: Token) -> tuple[Span, ...]:
    cue = cue_of(adverb)
    if cue is None or not cue.often or adverb.head.pos not in VERBS or adverb.lower in _OPENS_SOURCE:
        return ()
    return runs(adverb.doc, [token.i for token in adverb.head.subtree if token.i != adverb.i])


def _according_to(discourse: Discourse, token: Token) -> Attribution | None:
    to = _opening(token)
    noun = to and object_of(to)
    if to is None or noun is None:
        return None
    name = _name_beside(noun)
    content = _clause_without(token, name)
    found = describe(discourse, token, content, "according to", source=noun) if content else None
    if found is None or not found.source:
        return None
    if name:
        source = runs(discourse.doc, [*range(noun.left_edge.i, name[-1] + 1)])
        found = replace(found, source=source, source_head=name[-1])
    return _with_subject(discourse, replace(found, cue=((token.idx, to.idx + len(to)),)))


def _with_subject(discourse: Discourse, found: Attribution) -> Attribution:
    """Return an attribution with the subject of its content, where the parser took that for a part of the source.

    "According to a review by Norr, emissions of gas were lower": behind the comma begins what the review says.
    """
    (start, end), content = found.source[0], found.content[0]
    comma = discourse.text.rfind(", ", start, end)
    verb = discourse.doc[discourse.token(content[0])]
    if comma < 0 or verb.tag not in FINITE or discourse.text[end : content[0]].strip():
        return found
    said = ((comma + len(", "), content[1]), *found.content[1:])
    return replace(found, source=((start, comma),), content=said)


def _name_beside(noun: Token) -> Sequence[int]:
    """Return the name that the parser took for a subject: Leif Moe in "According to the mayor, Leif Moe, it sank"."""
    doc, start = noun.doc, noun.right_edge.i + 2
    name = [*takewhile(lambda i: doc[i].pos == sym.PROPN, range(start, len(doc)))]
    if noun.pos != sym.NOUN or not name or doc[start - 1].text != "," or doc[name[-1] : name[-1] + 2].text[-1:] != ",":
        return ()
    last = doc[name[-1]]
    subjects = children_of(last.head, sym.nsubj, sym.nsubjpass)
    return name if last in subjects and len(subjects) > 1 else ()


def _opening(token: Token) -> Token | None:
    """Return what the source hangs on: the *to* of "according to", or *per* itself where it opens a source."""
    if token.lower_ == "according":
        return next((behind for behind in token.doc[token.i + 1 : token.i + 2] if behind.lower_ == "to"), None)
    return token if _opens_clause(token) else None


def _opens_clause(per: Token) -> bool:
    """Return whether *per* opens a source ("Per a statement, no gas escaped"); not in "ten per day", nor Per Aas."""
    noun = object_of(per)
    set_off = bool(per.is_sent_start) or (per.nbor(-1).text == "," and per.is_lower)
    return set_off and noun is not None and _is_certain(noun)


def _is_certain(noun: Token) -> bool:
    return noun.pos == sym.PROPN or child_of(noun, *_CERTAIN) is not None


def _clause_without(token: Token, name: Sequence[int], *, with_joined: bool = True) -> tuple[Span, ...]:
    """Return the clause that ``token`` hangs on, without what hangs on it and a name beside that.

    ``with_joined`` says whether the clauses that are joined to it by "and" or "but" belong to it.
    """
    top = token
    for top in above(token, _FURTHEST):
        if top.pos in VERBS and top.dep not in _NO_CLAUSE and not (token.is_sent_start and _goes_on(top)):
            break
    joined = () if with_joined else children_of(top, sym.cc, sym.conj)
    own = under([token, *joined]).union(name)
    return runs(token.doc, [inner.i for inner in top.subtree if inner.i not in own])


def _goes_on(verb: Token) -> bool:
    """Return whether a clause that opens a sentence is a part of another: "According to X, it rained, so it sank"."""
    return verb.dep == sym.ccomp and verb.i < verb.head.i and cue_of(verb.head) is None
