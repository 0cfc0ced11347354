"""Text -> its words as they are compared: without capitals, accents of typesetting and British spelling."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from unicodedata import combining, normalize

from newsnb.lang import english
from newsnb.values import Span

_WORD = english.checking.patterns.word
_APOSTROPHES = str.maketrans("’ʼ‘", "'''", "[]-\u2011\u00ad")
_BRITISH = (
    (english.checking.patterns.british_our, "or"),
    (english.checking.patterns.british_ise, "iz"),
    (english.checking.patterns.british_yse, "z"),
    (english.checking.patterns.british_re, "er"),
    (english.checking.patterns.british_ll, ""),
    (english.checking.patterns.british_ce, "se"),
    (english.checking.patterns.british_ae, "e"),
)
_ENDINGS = tuple(english.checking.maps.endings.items())
_DETACHED = tuple(
    (ending, by) for ending, several in english.checking.maps.detached.items() for by in several.split("|")
)
_OPPOSITE = english.checking.words.opposite_prefixes
_SHORTEST = 3  # letters of a stem
_SAYING = english.checking.words.saying_kinds
_AGENT = tuple(english.comparing.words.agent_endings)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, in order: where each stands, its form, and its stem.

    Two forms are equal if nobody would call one an alteration of the other: *Colour* and *color*. Two stems are equal
    if the words are forms of one: *said* and *says*. ``capital`` tells whether a word is printed with one.
    """

    spans: tuple[Span, ...]
    forms: tuple[str, ...]
    stems: tuple[str, ...]
    capital: tuple[bool, ...] = ()

    def __len__(self) -> int:
        return len(self.forms)


def words_of(text: str, spans: Iterable[Span]) -> Words:
    """Return the words in ``spans`` of a text, in order.

    >>> words_of("The Mayor’s colours", [(4, 19)]).forms
    ("mayor's", 'colors')
    """
    found = [match.span() for start, end in spans for match in _WORD.finditer(text, start, end)]
    forms = tuple(fold(text[start:end]) for start, end in found)
    return Words(tuple(found), forms, tuple(map(stem_of, forms)), tuple(text[start].isupper() for start, _ in found))


@cache
def fold(word: str) -> str:
    """Return a word in small letters, with plain apostrophes and as America spells it; a number in digits alone."""
    form = _strip_accents(word.translate(_APOSTROPHES).casefold())
    if form[0].isdigit():
        return form.replace(",", "").replace(":", ".")
    word, sign, ending = form.partition("'")
    return f"{_respell(word)}{sign}{ending}"


def _respell(form: str) -> str:
    """Return a form without an apostrophe as America spells it."""
    form = english.checking.maps.spellings.get(form, form).replace(".", "")
    for pattern, by in _BRITISH:
        form = pattern.sub(by, form, count=1)
    return form


def _strip_accents(word: str) -> str:
    """Return a word without accents, which some papers print and others do not: *café*, *naïve*."""
    return word if word.isascii() else "".join(sign for sign in normalize("NFKD", word) if not combining(sign))


@cache
def stem_of(form: str) -> str:
    """Return what the forms of a word share.

    >>> [stem_of(word) for word in ("stopped", "stopping", "cities", "city", "went", "goes", "moved", "move")]
    ['stop', 'stop', 'citi', 'citi', 'go', 'go', 'mov', 'mov']
    """
    number = english.checking.maps.numbers.get(form)
    if number or form[0].isdigit():
        return number or form
    form = _lemmas().get(form, form)
    for ending, by in _ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) + len(by) >= _SHORTEST:
            form = form[: len(form) - len(ending)] + by
            break
    if len(form) > _SHORTEST and form[-1] == form[-2]:
        form = form[:-1]
    form = form[:-1] if form.endswith("e") and len(form) > _SHORTEST else form
    return form[:-1] + "i" if form.endswith("y") and len(form) > _SHORTEST else form


@cache
def _lemmas() -> dict[str, str]:
    """Return the lemmas of irregular forms."""
    return dict(english.relations["form"])  # type: ignore[arg-type] # pairs


@cache
def _senses(*relations: str) -> dict[str, frozenset[int]]:
    """Return the numbers of the rows that a lemma stands in, of some relations."""
    found: dict[str, list[int]] = {}
    for number, words in enumerate(row for relation in relations for row in english.relations[relation]):
        for word in words:
            found.setdefault(word, []).append(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


@cache
def lemmas_of(form: str) -> tuple[str, ...]:
    """Return what a form may be a form of, as WordNet's own lemmatizer does: exceptions, then endings detached."""
    detached = (form[: -len(ending)] + by for ending, by in _DETACHED if form.endswith(ending))
    return (form, _lemmas().get(form, form), *detached)


@cache
def senses_of(form: str) -> frozenset[int]:
    """Return the senses of a form: two that share one are synonyms, or derived from one another."""
    senses = _senses("same", "derived")
    return frozenset().union(*(senses.get(lemma, ()) for lemma in lemmas_of(form)))


@cache
def _opposites_of(form: str) -> frozenset[int]:
    senses = _senses("opposite")
    return frozenset().union(*(senses.get(lemma, ()) for lemma in lemmas_of(form)))


def are_opposites(one: str, other: str) -> bool:
    """Return whether two forms are opposites.

    >>> are_opposites("rises", "fell"), are_opposites("rises", "goes")
    (True, False)
    """
    return stem_of(one) != stem_of(other) and not _opposites_of(one).isdisjoint(_opposites_of(other))


@cache
def turned(stem: str) -> tuple[str, ...]:
    """Return the stems that a prefix makes of one, or that one is made of, which say the opposite.

    >>> "unarm" in turned("arm"), "arm" in turned("unarm")
    (True, True)
    """
    bare = (stem.removeprefix(prefix) for prefix in _OPPOSITE if stem.startswith(prefix))
    return (*(prefix + stem for prefix in _OPPOSITE), *(one for one in bare if len(one) >= _SHORTEST))


@cache
def _agents() -> dict[str, tuple[str, ...]]:
    """Return by lemma the words for who does it."""
    found: dict[str, tuple[str, ...]] = {verb: (agent,) for agent, verb in english.comparing.maps.agents.items()}
    for one, two in english.relations["derived"]:
        for verb, agent in ((one, two), (two, one)):
            if agent.endswith(_AGENT) and len(agent) > len(verb) and agent.startswith(verb[:_SHORTEST]):
                found[verb] = (*found.get(verb, ()), agent)
    return found


@cache
def agents_of(verb: str) -> tuple[str, ...]:
    """Return the words for who does something, by a form of its verb.

    >>> agents_of("owns")
    ('owner',)
    """
    return tuple(dict.fromkeys(agent for lemma in lemmas_of(verb) for agent in _agents().get(lemma, ())))


@cache
def _all_agents() -> frozenset[str]:
    return frozenset(agent for several in _agents().values() for agent in several)


def is_agent(form: str) -> bool:
    """Return whether a form is a word for who does something: *climber*."""
    return form in _all_agents()


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(stem_of(fold(word)) for word in words)


SMALL = frozenset(english.checking.words.small)
"""Forms that say little of what a sentence is about."""

NEGATIONS = frozenset(english.checking.words.negations)
DENIALS = _stems(english.checking.words.denials)
HEDGES = _stems(english.checking.words.hedges)
BOOSTS = _stems(english.checking.words.boosts)
JUDGEMENTS = _stems(english.checking.words.judgements)


def is_small(form: str) -> bool:
    """Return whether a form says little; what denies says much."""
    return form in SMALL and form not in NEGATIONS


def is_negation(form: str) -> bool:
    """Return whether a form denies: *not*, *never*, *don't*."""
    return form in NEGATIONS or form.endswith("n't")


def is_number(stem: str) -> bool:
    """Return whether a stem is a number, in digits or in words."""
    return stem[0].isdigit()


@cache
def _speech() -> frozenset[str]:
    verbs = {lemma: cue.kind for (lemma, part), cue in english.cues.items() if part == "verb" and " " not in lemma}
    return frozenset(stem_of(fold(lemma)) for lemma, kind in verbs.items() if kind in _SAYING)


def is_speech(stem: str) -> bool:
    """Return whether a stem is of a verb that attributes words or beliefs to somebody."""
    return stem in _speech()


_ROUND = re.compile(r"\s+")


def tidy(words: str) -> str:
    """Return words on one line."""
    return _ROUND.sub(" ", words).strip()
