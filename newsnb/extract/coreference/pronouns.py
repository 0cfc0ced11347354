"""Pronouns to the persons and organisations that they mean: who, himself, he, she, it.

Each is followed where number, kind, place in the sentence and what the article itself shows of a person agree on one
entity, and is left open otherwise. Whether a person is "he" or "she" is never looked up: titles (Mr., spokeswoman) show
it, and the pronouns near a person who is alone there; it is used here and printed nowhere.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.strings import get_string_id
from spacy.tokens import Token

from newsnb.extract.clauses import BESIDE, OBJECTS, RELATIVES, SUBJECTS
from newsnb.extract.coreference.forms import FORMS, NOUN_FORMS, clear_form, forms_by_title
from newsnb.extract.coreference.nominals import STAND_INS, follow_stand_ins
from newsnb.extract.coreference.salience import Salience, Standing, ranked, stand
from newsnb.extract.discourse import Discourse
from newsnb.extract.roles import noun_of_title
from newsnb.lang import english
from newsnb.values import Entity, Reference

# Score: the share of right links by rule, in articles that were marked by reading (docs/entities.md).
_SCORES = {
    "relative clause": 0.85,
    "reflexive": 0.95,
    "only person near": 0.9,
    "most salient person": 0.85,
    "subject to come": 0.7,
    "subject before": 0.65,
    "most named person near": 0.8,
}

_REFLEXIVES = frozenset("himself herself itself".split())
_RELATIVES = frozenset("who whom whose which that".split())
_WORD = re.compile(
    r"\b([Hh]e|[Hh]im|[Hh]is|[Hh]imself|[Ss]he|[Hh]ers?|[Hh]erself|[Ii]t|[Ii]ts|[Ii]tself|[Ww]ho|whom|whose|which|that)\b"
)
_CLEAR = 1.08  # times that the first must outweigh the second
_KNOWN_FORM = 1.2  # for a person whose title goes with the pronoun
_SAYS_OF_SELF = 1.3  # for who says something of somebody: "Berg said she"
_NOBODY = ""  # somebody without a name, who may be "he" or "she"
_NAMELESS = 0.8  # what somebody without a name weighs beside one who has it
_SENTENCES_TO_NOUN = 2  # from who is called "the candidate" back to the name
_WIDE = 20  # tokens between a noun and the name beside it
_PARAGRAPHS_BACK = 2  # in which the speaker of a quotation without a reporting clause is looked for

_CONTENT = get_string_id("ccomp")
Link = tuple[str, Reference]


@dataclass(frozen=True, slots=True)
class _Pronoun:
    start: int
    end: int
    word: str
    token: int
    sentence: int
    quote: int
    stands_in: bool = False


def follow_pronouns(discourse: Discourse, entities: Sequence[Entity], callings: Sequence[Link] = ()) -> Iterator[Link]:
    """Yield each entity's id with a pronoun that means it, in no order; ``callings`` are the nouns that do."""
    if _WORD.search(discourse.text) or discourse.find_words(STAND_INS):
        yield from _Follower(discourse, entities, callings).links()


def _is_empty(it: Token) -> bool:
    """Tell whether "it" only holds the place of a clause ("it is clear that", "it was a mistake to")."""
    verb = it.head
    if verb.lemma_ not in ("be", "seem", "appear", "make", "become"):
        return False
    words = [verb, *(child for child in verb.children if child.dep_ in ("acomp", "attr", "oprd"))]
    clauses = (child for word in words for child in word.children if child.dep_ in ("ccomp", "xcomp", "acl", "relcl"))
    return any(clause.i > it.i for clause in clauses)


@cache
def _role_nouns() -> frozenset[int]:
    return frozenset(get_string_id(noun) for noun in english.roles)


def _lead(entities: Sequence[Entity]) -> str | None:
    """Give the person whom the article names most, of those to whom it gives no title; None where two are."""
    plain = sorted(
        ((len(e.mentions), e.id) for e in entities if e.label == "PERSON" and not noun_of_title(e.title or "")),
        reverse=True,
    )
    alone = plain and (len(plain) == 1 or plain[0][0] > plain[1][0])
    return plain[0][1] if alone else None


class _Follower:
    """Goes over the pronouns of an article: relative ones, those of the narrator, then those in quotation marks."""

    def __init__(self, discourse: Discourse, entities: Sequence[Entity], callings: Sequence[Link]) -> None:
        self._discourse = discourse
        self._labels = {e.id: e.label for e in entities if e.label in ("PERSON", "ORG")}
        self._owner: dict[int, str] = {}
        standings = [self._stand(m.start, m.end, e.id) for e in entities if e.id in self._labels for m in e.mentions]
        standings += [self._stand(r.start, r.end, name) for name, r in callings if name in self._labels]
        persons = [s for s in standings if self._labels[s.entity] == "PERSON"]
        self._persons = Salience([*persons, *self._nobodies()])
        self._pronouns = [self._pronoun(match) for match in _WORD.finditer(discourse.text)]
        self._shown = dict(forms_by_title(discourse.text, entities))
        self._form = dict(self._shown)
        self._form |= self._forms_by_company()
        self._lead = _lead(entities)
        self._stand_ins = [
            _Pronoun(start, end, form, token, discourse.sentence(token), discourse.quotation(start), stands_in=True)
            for start, end, token, form in follow_stand_ins(discourse, self._owner)
        ]
        self._speakers: dict[int, set[str]] = defaultdict(set)

    def links(self) -> Iterator[Link]:
        """Yield the links."""
        for pronoun in self._pronouns:
            if pronoun.word in _RELATIVES and (name := self._of_relative(pronoun)):
                yield self._link(name, pronoun, "relative clause")
        personal = sorted(
            [*(p for p in self._pronouns if p.word not in _RELATIVES), *self._stand_ins], key=lambda p: p.start
        )
        for inside in (False, True):
            for pronoun in personal:
                if (pronoun.quote >= 0) == inside and (found := self._of_personal(pronoun)):
                    yield self._link(found[0], pronoun, found[1])
            if not inside:
                self._note_speakers()

    def _stand(self, start: int, end: int, name: str) -> Standing:
        tokens = self._discourse.tokens(start, end)
        self._owner.update(dict.fromkeys(tokens, name))
        return stand(self._discourse, tokens, name)

    def _nobodies(self) -> Iterator[Standing]:
        """Yield the persons without a name that act: a pronoun may mean them."""
        discourse, doc = self._discourse, self._discourse.doc
        for i in discourse.find_words(_role_nouns()):
            if discourse.clauses.dep[i] in SUBJECTS and i not in self._owner and doc[i].tag_ == "NN":
                standing = stand(discourse, range(i, i + 1), NOUN_FORMS.get(doc[i].lower_, _NOBODY))
                yield replace(standing, weight=_NAMELESS * standing.weight)

    def _pronoun(self, match: re.Match[str]) -> _Pronoun:
        start, end = match.span(1)
        token = self._discourse.token(start)
        return _Pronoun(
            start, end, match[1].lower(), token, self._discourse.sentence(token), self._discourse.quotation(start)
        )

    def _link(self, name: str, pronoun: _Pronoun, rule: str) -> Link:
        self._owner[pronoun.token] = name
        if self._labels[name] == "PERSON":
            self._persons.add(stand(self._discourse, range(pronoun.token, pronoun.token + 1), name))
        kind = "role" if pronoun.stands_in else "pronoun"
        return name, Reference(start=pronoun.start, end=pronoun.end, kind=kind, rule=rule, score=_SCORES[rule])

    def _of_relative(self, pronoun: _Pronoun) -> str | None:
        """Find whom "who" takes up: the name right before its comma, or the word that its clause hangs on."""
        discourse, at = self._discourse, pronoun.token
        if discourse.doc[at].tag_ not in ("WP", "WDT", "WP$"):
            return None
        verb = next((i for i in discourse.clauses.above(at) if discourse.clauses.dep[i] in RELATIVES), None)
        if verb is None:
            return None
        noun = discourse.clauses.heads[verb]
        before = at - 2 if discourse.doc[at - 1].text == "," else at - 1
        right_before = (
            self._owner.get(before)
            if discourse.clauses.first_joined(before) == discourse.clauses.first_joined(noun)
            else None
        )
        name = right_before or self._owner.get(noun) or self._named_beside(noun, at)
        if name is None and discourse.doc[noun].pos_ == "PROPN":
            name = self._owner.get(before)
        person = pronoun.word in ("who", "whom")
        fits = name is not None and (pronoun.word == "whose" or person == (self._labels[name] == "PERSON"))
        return name if fits else None

    def _named_beside(self, noun: int, limit: int) -> str | None:
        """Find the name in apposition to a noun ("Berg, the skipper who ...")."""
        discourse = self._discourse
        if discourse.clauses.dep[noun] == BESIDE:
            return self._owner.get(discourse.clauses.heads[noun])
        between = (
            i
            for i in range(noun + 1, min(limit, noun + _WIDE))
            if discourse.clauses.heads[i] == noun and discourse.clauses.dep[i] == BESIDE
        )
        return next((self._owner[i] for i in between if i in self._owner), None)

    def _of_personal(self, pronoun: _Pronoun) -> tuple[str, str] | None:
        if pronoun.word in _REFLEXIVES and (name := self._of_reflexive(pronoun)):
            return name, "reflexive"
        if pronoun.stands_in:
            return self._stood_in(pronoun)
        if pronoun.word in FORMS:
            return self._person(pronoun, FORMS[pronoun.word])
        return self._body(pronoun)

    def _of_reflexive(self, pronoun: _Pronoun) -> str | None:
        """Find whom "himself" takes up: the name right before it, or the subject of its clause."""
        if (name := self._owner.get(pronoun.token - 1)) and self._agrees(name, pronoun.word):
            return name
        subject = self._discourse.clauses.agent_of(self._discourse.clauses.verb_over(pronoun.token))
        name = None if subject is None else self._owner.get(subject)
        return name if name and self._agrees(name, pronoun.word) else None

    def _agrees(self, name: str, word: str) -> bool:
        person = self._labels[name] == "PERSON"
        return person == (word in FORMS) and (not person or self._form.get(name, FORMS[word]) == FORMS[word])

    def _person(self, pronoun: _Pronoun, form: str) -> tuple[str, str] | None:
        """Find the person who is most salient before a pronoun, if clearly so."""
        if (name := self._to_come(pronoun)) and self._form.get(name, form) == form:
            return name, "subject to come"
        barred = self._barred(pronoun)
        near = [
            s
            for s in self._persons.before(pronoun.start, pronoun.sentence)
            if s.entity not in barred and self._form.get(s.entity, form) == form and s.entity not in _OTHER[form]
        ]
        discourse, subject = self._discourse, self._discourse.clauses.dep[pronoun.token] in SUBJECTS
        weighed = ranked(near, pronoun.sentence, pronoun.quote, discourse.clauses.around(pronoun.token), subject)
        first = sorted(((weight * self._favour(pronoun, name), name) for weight, name in weighed), reverse=True)
        if not first or first[0][1] not in self._labels:
            return None
        if len(first) == 1:
            return first[0][1], "only person near"
        return None if first[0][0] < _CLEAR * first[1][0] else (first[0][1], "most salient person")

    def _stood_in(self, noun: _Pronoun) -> tuple[str, str] | None:
        """Find whom "the candidate" means: the one of whom the article tells, if near and not who says so."""
        discourse, lead = self._discourse, self._lead
        subjects = (discourse.clauses.subject_of(verb) for verb in discourse.clauses.around(noun.token))
        barred = self._barred(noun) | {self._owner.get(at, "") for at in subjects if at is not None}
        if lead is None or lead in barred or (noun.word and self._form.get(lead, noun.word) != noun.word):
            return None
        near = self._persons.before(noun.start, noun.sentence, back=_SENTENCES_TO_NOUN)
        return (lead, "most named person near") if any(s.entity == lead for s in near) else None

    def _favour(self, pronoun: _Pronoun, name: str) -> float:
        """Weigh up whose title goes with the pronoun, and who says something of it ("Berg said she would")."""
        discourse, favour = self._discourse, _KNOWN_FORM if self._shown.get(name) == FORMS[pronoun.word] else 1.0
        verb = discourse.clauses.heads[pronoun.token]
        if discourse.clauses.dep[pronoun.token] in SUBJECTS and discourse.clauses.dep[verb] == _CONTENT:
            above = discourse.clauses.subject_of(discourse.clauses.heads[verb])
            if above is not None and self._owner.get(above) == name:
                favour *= _SAYS_OF_SELF
        return favour

    def _to_come(self, pronoun: _Pronoun) -> str | None:
        """Find the subject that a clause before it speaks of already ("While she sang, Berg ...")."""
        discourse = self._discourse
        clauses = discourse.clauses.around(pronoun.token)
        if len(clauses) < 2 or pronoun.token > discourse.sentence_start(pronoun.token) + 4:
            return None
        subject = discourse.clauses.subject_of(clauses[-1])
        name = None if subject is None or subject < pronoun.token else self._owner.get(subject)
        return name if name and self._labels[name] == "PERSON" else None

    def _barred(self, pronoun: _Pronoun) -> set[str]:
        """Give who cannot be meant: the subject of a verb by its object, the speaker by his own "he"."""
        discourse = self._discourse
        barred: set[str] = set()
        if discourse.clauses.dep[pronoun.token] in OBJECTS:
            subject = discourse.clauses.agent_of(discourse.clauses.verb_over(pronoun.token))
            if subject is not None and subject in self._owner:
                barred.add(self._owner[subject])
        if pronoun.quote >= 0:
            paragraph = discourse.paragraph(pronoun.start)
            near = (self._speakers.get(paragraph - back) for back in range(_PARAGRAPHS_BACK + 1))
            barred |= next((names for names in near if names), set())
        return barred

    def _note_speakers(self) -> None:
        """Remember for each paragraph who says something in it outside quotation marks."""
        discourse = self._discourse
        for token, name in self._owner.items():
            if discourse.clauses.dep[token] in SUBJECTS and discourse.quotation(discourse.offsets[token]) < 0:
                verb = discourse.doc[discourse.clauses.heads[token]]
                cue = english.cues.get((verb.lemma_.lower(), "verb"))
                if cue is not None and cue.is_speech:
                    self._speakers[discourse.paragraph(discourse.offsets[token])].add(name)

    def _body(self, pronoun: _Pronoun) -> tuple[str, str] | None:
        """Find the organisation that "it" or "its" means: the subject before it, with no other thing between."""
        discourse, at = self._discourse, pronoun.token
        if pronoun.word == "it" and (discourse.clauses.dep[at] not in SUBJECTS or _is_empty(discourse.doc[at])):
            return None
        subject = self._subject_before(at)
        name = "" if subject is None else self._owner.get(subject, "")
        return (name, "subject before") if self._labels.get(name) == "ORG" else None

    def _subject_before(self, at: int) -> int | None:
        """Give the subject of the pronoun's clause or of one that it hangs on, else of the sentence before."""
        discourse = self._discourse
        before = [
            verb
            for verb in discourse.clauses.around(at)
            if (subject := discourse.clauses.subject_of(verb)) is not None and subject < at
        ]
        if before:
            return discourse.clauses.subject_of(before[0])
        root = discourse.clauses.root_before(at)
        return None if root is None else discourse.clauses.subject_of(root)

    def _forms_by_company(self) -> dict[str, str]:
        """Tell "he" from "she" by the pronouns near a person who is alone there, or the first of several."""
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for pronoun in self._pronouns:
            form = FORMS.get(pronoun.word)
            if form is None or pronoun.quote >= 0:
                continue
            near = [
                s
                for s in self._persons.before(pronoun.start, pronoun.sentence, back=1)
                if self._form.get(s.entity, form) == form and s.entity not in _OTHER[form]
            ]
            first = ranked(near, pronoun.sentence, -1, self._discourse.clauses.around(pronoun.token))
            if first:
                alone = len(first) == 1
                votes[first[0][1]][form] += 2 if alone else int(first[0][0] >= 2 * first[1][0])
        return {name: form for name, count in votes.items() if name in self._labels and (form := clear_form(count))}


_OTHER: Mapping[str, tuple[str, ...]] = {"he": ("she",), "she": ("he",)}
