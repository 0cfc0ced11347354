"""Entities with what refers to them without naming them: he, his, the president, the party.

A reference is linked only where one entity alone fits; everything else stays open. Gender is never looked up: a pronoun
goes to the only person who is named near it, and to nobody whom another pronoun was linked to before.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from newsnb.extract.entities.article import Article
from newsnb.extract.entities.roles import noun_of_title
from newsnb.lexicon import roles
from newsnb.values import Entity, Reference

# Scores are our own judgement until they are measured: the share that a careful reader would let stand.
_NEAR, _TITLE, _NAMED = 0.8, 0.9, 0.85

_FORMS = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she"}
_SIGN = re.compile(r"\b([Hh]e|[Hh]im|[Hh]is|[Ss]he|[Hh]ers?|[Tt]he [a-z]+)\b(?! of\b)|([\"“”\n])")
_MARK_CLASSES = {"“": True, "”": False, "\n": False}

Link = tuple[str, Reference]


def with_references(article: Article, entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """Give the entities with their references, in the same order; the article must be parsed."""
    found: dict[str, list[Reference]] = defaultdict(list)
    for name, reference in _Finder(article, entities).links():
        found[name].append(reference)
    return tuple(replace(e, references=tuple(found[e.id])) if e.id in found else e for e in entities)


class _Finder:
    """Goes over an article once and remembers who is named where, and by which pronouns."""

    def __init__(self, article: Article, entities: Sequence[Entity]) -> None:
        self._article = article
        self._named = sorted((m.start, e.id) for e in entities if e.label == "PERSON" for m in e.mentions)
        self._starts = [start for start, _ in self._named]
        self._form: dict[str, str] = {}
        self._by_noun: dict[str, list[tuple[int, str, float, str]]] = defaultdict(list)
        for entity in entities:
            for noun, score, rule in _nouns_of(entity):
                self._by_noun[noun].append((entity.mentions[0].start, entity.id, score, rule))

    def links(self) -> Iterator[Link]:
        """Yield each entity's id with a reference to it, in text order."""
        quoted = False
        for match in _SIGN.finditer(self._article.text):
            if mark := match[2]:
                quoted = _MARK_CLASSES.get(mark, not quoted)
                continue
            words = match[1].lower()
            if quoted:
                continue
            link = self._of_noun(match) if words.startswith("the ") else self._of_pronoun(match, _FORMS[words])
            if link is not None:
                yield link

    def _of_noun(self, match: re.Match[str]) -> Link | None:
        """Find the only entity before that the noun of "the mayor", "the party" was given to."""
        fitting = [entry for entry in self._by_noun.get(match[1][4:], ()) if entry[0] < match.start()]
        if len(fitting) != 1:
            return None
        start, end = match.span(1)
        token = self._article.token_at(end - 1)
        if token.pos_ != "NOUN" or token.dep_ in ("compound", "amod", "appos") or _is_described(token):
            return None
        _, name, score, rule = fitting[0]
        return name, Reference(start=start, end=end, kind="role", rule=rule, score=score)

    def _of_pronoun(self, match: re.Match[str], form: str) -> Link | None:
        """Find the only person named in the pronoun's sentence and the one before it."""
        start, end = match.span(1)
        token = self._article.token_at(start)
        since = _sentence_before(token)
        near = self._named[bisect_left(self._starts, since) : bisect_left(self._starts, start)]
        if len({name for _, name in near}) != 1:
            return None
        at, name = near[-1]
        if self._form.setdefault(name, form) != form or self._another_between(at, token):
            return None
        return name, Reference(start=start, end=end, kind="pronoun", rule="only person near", score=_NEAR)

    def _another_between(self, start: int, pronoun: Token) -> bool:
        """Tell whether somebody without a name acts between the person and the pronoun ("a nurse said she")."""
        named = self._article.token_at(start)
        return any(
            token.dep_ in ("nsubj", "nsubjpass") and token.lower_ in roles()
            for token in pronoun.doc[named.i : pronoun.i]
        )


def _nouns_of(entity: Entity) -> Iterator[tuple[str, float, str]]:
    """Yield the nouns by which an entity may be called later on."""
    if entity.label == "PERSON" and entity.title and (noun := noun_of_title(entity.title)):
        yield noun, _TITLE, "title given before"
    elif entity.label == "ORG" and " " in entity.name:
        parts = entity.name.split()
        head = next((parts[i - 1] for i in range(1, len(parts)) if parts[i] in ("of", "for")), parts[-1])
        if head.isalpha() and head.istitle():
            yield head.lower(), _NAMED, "word of the name"


def _is_described(token: Token) -> bool:
    """Tell whether words behind a noun say which one is meant ("the mayor who ...", "the party in power")."""
    return any(child.i > token.i and child.dep_ in ("relcl", "acl", "prep", "appos") for child in token.children)


def _sentence_before(token: Token) -> int:
    """Give where the sentence before that of ``token`` starts, within its paragraph's neighbourhood."""
    sentence = token.sent
    before = token.doc[sentence.start - 1].sent if sentence.start else sentence
    return int(before.start_char)
