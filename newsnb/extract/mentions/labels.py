"""Names to the one label that each has in a document, decided by all its mentions and the words about them."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import Name
from newsnb.extract.names import PARTICLES, label_of_words
from newsnb.extract.roles import is_known_organisation
from newsnb.extract.titles import has_title_before
from newsnb.gazetteer import Gazetteer, is_country
from newsnb.lang import english
from newsnb.trees import heads_a_list

# How much a sign counts beside one mention that the model labelled: our own judgement, on a scale of small numbers.
_WORD, _TITLE, _WHO, _FAMILY, _IN, _ARTICLE, _CAPITALS = 6.0, 3.0, 2.0, 4.0, 1.5, 2.5, 3.0
_LED = 1.0  # what has a director or members, or is a thing
_RELATED = 2.0  # full name whose last word is that of another person's
_COUNTRY, _CITY = 4.0, 2.0
_GIVEN, _GIVEN_ALONE = 1.5, 0.5  # a first name before another word, and alone
_STRANGER = 0.5  # one word that no full name of a person in the article holds
_KNOWN = 4.0  # an organisation that news takes for known
_MODEL_ORG = 0.6  # the label that the small model gives to names it does not know

_PERSON_AFTER = re.compile(
    r", (?:who|whose)\b|, \d\d(?:,|\.| and)|['’]s (?:wife|husband|son|daughter|father|mother|brother|sister|family|"
    r"lawyers?|death|career|life)\b"
)
_SAID = r"(?:said|says|added|adds|explained|recalled|wrote|noted|stressed"
_SAYS = re.compile(rf",? {_SAID}|told|tweeted|argued|thinks|insisted|admitted)\b")
_SAID_BEFORE = re.compile(rf"[,”\"'’] {_SAID}) $")
_PLACE_BEFORE = re.compile(
    r"\b(?:(in|near|across|throughout|outside)|from|around|towards?|southern|northern|eastern|western|central) $", re.I
)
_ARTICLE_BEFORE = re.compile(r"\bthe $", re.I)
_PLACE_AFTER = re.compile(
    r"(?:'s|’s)? (?:province|district|region|city|town|village|state|county|island|river|residents?|natives?|airport|"
    r"suburb|police station|department in)\b"
)
_PLACE_OF = re.compile(
    r"\b(?:city|town|village|province|state|district|region|island|capital|port|suburb|streets|municipality|"
    r"department) (?:of )?$"
)
_ORG_AFTER = re.compile(
    r" (?:party|group|newspaper|company|club|alliance|coalition|militia|movement|news agency|website|shares)\b"
)
_ORG_BEFORE = re.compile(
    r"\b(?:group|party|newspaper|daily|company|firm|club|alliance|coalition|militia|movement|agency|magazine|broadcaster|"
    r"network|bank|giant|maker|retailer|operator|airline|start-?up|NGO) $"
)
_LED_BY = re.compile(
    r"\b(?:[Dd]irector|founders?|chairman|chairwoman|CEO|executive|manager|members?|editor|employees?|employed|subsidiary|"
    r"shareholders?|customers|analysts?|economists?|researchers?|professor|lecturer|engineers?) "
    r"(?:of|at|for|from|with|by) (?:the )?$"
)
_THING_AFTER = re.compile(r",? which\b|, (?:founded|established|based|headquartered|launched) in ")
_LISTED = re.compile(r", (?:and )?| and ")
_BRACKETED = re.compile(r" \([A-Z][A-Z&.]{1,7}\)")
_REIGN = re.compile(r" (?:government|administration|era|presidency|campaign|regime|family|brothers|trial)\b")
_ACRONYM = re.compile(r"[A-Z][A-Z&.-]{1,6}[A-Za-z]?\d?$")
_SYNTAX = {"nsubj": 1.0, "nsubjpass": 0.7, "poss": 0.7, "dobj": 0.2, "compound": -0.5, "amod": -0.5, "pobj": -0.2}
_SURE = ("election", "surname", "title", "dateline", "turn")
_SETTLED = ("PPL", "ADM", "PCL", "TERR", "CONT", "RGN", "ISL")  # not buildings: the White House says things
_PROPER = ("PERSON", "ORG", "GPE", "LOC", "FAC")
_ACTORS = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP")
_FEW = 3
_ENOUGH = 200  # mentions of one name that are looked at; they are weighed as a share of themselves
_FULL_NAMES = 2  # words of them at least, for an article that gives full names
_BESIDE = 0.75

Counts = defaultdict[str, float]


def decide(
    discourse: Discourse,
    names: Sequence[Name],
    gazetteer: Gazetteer | None = None,
    *,
    settled: Mapping[str, str] | None = None,
) -> list[Name]:
    """Give the same names, each under the label for which most speaks.

    Parameters
    ----------
    article
        Where they stand.
    names
        In text order, with the labels that the model gave.
    gazetteer
        Where names are looked up as places; None to do without.
    settled
        Labels by key that were decided before, and stay.
    """
    settled = settled or {}
    by_key: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        by_key[name.key].append(name)
    beside = _neighbours(discourse.text, names)
    family, firms = family_names(names), _short_names(names)
    chosen: dict[str, str] = {}
    for long in (True, False):
        for key, group in by_key.items():
            if (" " in key) == long:
                chosen[key] = settled.get(key) or _label(
                    discourse, group, family, firms, beside.get(key, ()), gazetteer
                )
        if long:
            family = family_names([name.labelled(chosen.get(name.key, name.label)) for name in names])
    return [name.labelled(chosen[name.key]) for name in names]


def family_names(names: Sequence[Name]) -> frozenset[str]:
    """Give the words, in small letters, of the full names of persons."""
    full = {name.words for name in names if name.label == "PERSON" and " " in name.words}
    return frozenset(
        word
        for words in full
        if label_of_words(words) is None and not _is_club(words)
        for word in (part.casefold() for part in words.split())
        if len(word) > 2 and word not in PARTICLES
    )


def _short_names(names: Sequence[Name]) -> set[str]:
    """Give the words, in small letters, that may stand for longer names of organisations: the first, or United."""
    teams = {name.key.rsplit(" ", 1)[1] for name in names if _is_club(name.words)}
    return teams.union(name.key.split(" ", 1)[0] for name in names if name.label == "ORG" and " " in name.key)


def _is_club(words: str) -> bool:
    """Tell whether a name of several words ends as those of clubs do (Leeds United)."""
    return " " in words and (words.rsplit(" ", 1)[1], "team") in english.name_words


def _neighbours(text: str, names: Sequence[Name]) -> dict[str, list[str]]:
    """Give the labels of the names that each name stands beside in a list ("Oslo, Lund and Kveld")."""
    beside: dict[str, list[str]] = defaultdict(list)
    for before, after in pairwise(names):
        if _LISTED.fullmatch(text, before.end, after.start):
            beside[before.key].append(after.label)
            beside[after.key].append(before.label)
    return beside


def _label(
    discourse: Discourse,
    group: Sequence[Name],
    family: frozenset[str],
    firms: Collection[str],
    beside: Sequence[str],
    gazetteer: Gazetteer | None,
) -> str:
    """Weigh what speaks for each label; the first name's label where nothing tells them apart."""
    first = group[0]
    if first.rule in _SURE:
        return first.label
    counts: Counts = defaultdict(float)
    group, beside = group[:_ENOUGH], beside[: 2 * _ENOUGH]
    for name in group:
        counts[name.label] += _MODEL_ORG if name.label == "ORG" else 1
    word = label_of_words(first.words)
    if word is None:
        for name in group:
            _by_context(discourse, name, counts)
        for label in beside:
            counts[label] += _BESIDE
    few = min(len(group), _FEW) / len(group)
    for label in counts:
        counts[label] *= few
    if _is_stranger(discourse.text, group, family):
        counts["PERSON"] -= _STRANGER
    if word is not None:
        counts[word] += _WORD
    else:
        if _ACRONYM.match(first.words):
            counts["ORG"] += _CAPITALS
        if first.key in family:
            counts["PERSON"] += _FAMILY
        elif first.label == "ORG" and first.key.count(" ") in (1, 2) and first.key.rsplit(" ", 1)[1] in family:
            counts["PERSON"] += _RELATED
        elif first.key in firms and (first.words, "team") in english.name_words:
            counts["ORG"] += _FAMILY
        elif first.key in firms and first.label in ("ORG", "PERSON"):
            counts["ORG"] += _FAMILY / 2
    if word is None and first.label in _PROPER and first.words.partition(" ")[0] in english.first_names:
        counts["PERSON"] += _GIVEN if " " in first.words else _GIVEN_ALONE
    if first.label != "NORP" and is_known_organisation(first.words):
        counts["ORG"] += _KNOWN
    if gazetteer is not None and first.label in ("ORG", "PERSON", "GPE", "LOC", "NORP"):
        _by_gazetteer(first, counts, gazetteer)
    return max(counts, key=lambda label: (counts[label], label == first.label))


def _is_stranger(text: str, group: Sequence[Name], family: frozenset[str]) -> bool:
    """Tell whether a word is no last or first name here: an article gives the full names of the persons it tells of."""
    first = group[0]
    if " " in first.words or len(family) < _FULL_NAMES or first.key in family or first.words in english.first_names:
        return False
    return not any(has_title_before(text, name.start) for name in group)


def _by_context(discourse: Discourse, name: Name, counts: Counts) -> None:
    """Count titles, ages and relative clauses for a person, prepositions for a place, articles against a person."""
    text = discourse.text
    before, after = text[max(0, name.start - 20) : name.start], text[name.end : name.end + 20]
    if has_title_before(text, name.start):
        counts["PERSON"] += _TITLE
    if _PERSON_AFTER.match(after):
        counts["PERSON"] += _WHO
    if match := _PLACE_BEFORE.search(before):
        counts["GPE"] += _IN if match[1] else _IN / 3
    if _PLACE_AFTER.match(after) or _PLACE_OF.search(before):
        counts["GPE"] += _IN
    if _ORG_AFTER.match(after) or _ORG_BEFORE.search(before):
        counts["ORG"] += _IN
    if _LED_BY.search(text, max(0, name.start - 30), name.start):
        counts["ORG"] += _LED
        counts["PERSON"] -= _LED
    if _THING_AFTER.match(after):
        counts["ORG"] += _LED / 2
        counts["PERSON"] -= _LED
    if before.endswith(" on ") and name.label == "PERSON":
        counts["PERSON"] -= _IN / 2
        counts["ORG"] += _IN / 2
    if " " in name.words and _BRACKETED.match(after):
        counts["PERSON"] -= _TITLE
        counts["ORG"] += _IN
    if _ARTICLE_BEFORE.search(before) and not _REIGN.match(after):
        counts["PERSON"] -= _ARTICLE
        counts["GPE"] -= _ARTICLE * 0.3
    if _SAYS.match(after) or _SAID_BEFORE.search(before):
        counts["PERSON"] += 1 if name.label in _ACTORS else _TITLE  # a work of art says nothing to reporters
        counts["GPE"] -= 1
    if discourse.parsed and " " not in name.words and not name.words.isupper():
        _by_syntax(discourse, name, counts)
    if discourse.parsed and name.label == "ORG" and name.words.count(" ") in (1, 2) and _is_described(discourse, name):
        counts["PERSON"] += _TITLE


def _by_syntax(discourse: Discourse, name: Name, counts: Counts) -> None:
    """Count subjects and owners for a person: the model takes surnames that it does not know for organisations."""
    token = discourse.token_at(name.start)
    counts["PERSON"] += _SYNTAX.get(token.dep_, 0.0)


def _is_described(discourse: Discourse, name: Name) -> bool:
    """Tell whether a name stands in apposition to what a person does ("the moderator, Ada Berg")."""
    token = discourse.token_at(name.end - 1)
    if heads_a_list(token):
        return False
    beside = token.head if token.dep_ == "appos" else next((c for c in token.children if c.dep_ == "appos"), None)
    return beside is not None and beside.tag_ == "NN" and beside.lower_ in english.roles


def _by_gazetteer(name: Name, counts: Counts, gazetteer: Gazetteer) -> None:
    """Count a place of this name, the more the better known it is."""
    entries = gazetteer.lookup(name.words)
    if not entries:
        return
    best = entries[0]
    if best.kind == "demonym":
        counts["NORP"] += _COUNTRY
    elif " " in name.words and best.prominence > 0.45 and best.feature.startswith(_SETTLED):
        counts["GPE"] += _WORD
    elif is_country(best) or best.feature == "ADM1":
        counts["GPE"] += _COUNTRY
    elif best.prominence > 0.6:
        counts["GPE"] += _CITY
    elif best.prominence > 0.45:
        counts["GPE"] += _CITY / 2
