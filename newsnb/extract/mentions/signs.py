"""A name to the signs of what it names: words beside it, its place in the parse, its own words, the other names.

A sign is a string; ``lang/en/weights/labels.csv`` says how much it counts for which label.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from spacy.strings import get_string_id

from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import ACTORS, SPEAKERS, Name
from newsnb.extract.grammar import IN_NAME
from newsnb.extract.mentions.deeds import signs_of_deeds
from newsnb.extract.names import has_use, is_party
from newsnb.extract.roles import is_known_organisation
from newsnb.extract.titles import ends_in_title, has_title_before
from newsnb.gazetteer import Entry, Gazetteer, is_country
from newsnb.lang import english
from newsnb.trees import heads_a_list

_CALLED_BODY = english.mentions.patterns.called_body
_BODY_CALLED = english.mentions.patterns.body_called
_BEHIND = english.mentions.patterns.behind
_STAFF_BEFORE = english.mentions.patterns.staff_before
_SHARES_BEFORE = english.mentions.patterns.shares_before
_TOLD_BEFORE = tuple(english.mentions.ordered.told_before)
_SAID_BEFORE = english.mentions.patterns.said_before
_WORD_END = english.mentions.patterns.word_end
_ACRONYM = english.mentions.patterns.acronym
_WIDE, _WIDE_STAFF = 20, 30  # characters beside a name in which a sign may stand
_STAFF_LINKS = english.mentions.words.staff_links
_BEFORE = english.mentions.maps.signs_before
_BEFORE_IN_ANY_CASE = english.mentions.maps.signs_before_in_any_case
_PLACE_NOUNS = frozenset(_BEFORE["place noun beside"].split())
_SIGNS_BEFORE = {word: sign for sign, words in _BEFORE.items() for word in words.split()} | {
    form: sign
    for sign, words in _BEFORE_IN_ANY_CASE.items()
    for word in words.split()
    for form in (word, word.capitalize(), word.upper())
}
_SIGNS_BY_DEPENDENCY = {get_string_id(dep): (sign,) for dep, sign in english.mentions.maps.signs_by_dependency.items()}
_LOOKED_UP = ACTORS - {"FAC"}
_SETTLED = tuple(english.mentions.words.settled)
_PLACED = english.mentions.words.signs_of_place
_FEWEST = 2  # words of full names at least, for an article that gives full names
_TOWN, _CITY = 0.45, 0.6  # prominence: of some ten thousand people, of a hundred thousand


# ---- Signs of a mention


def signs_of_mention(discourse: Discourse, name: Name) -> list[str]:
    """Return what the words beside a mention, and its place in the parse, show."""
    before = discourse.text[max(0, name.start - _WIDE_STAFF) : name.start]
    behind = sign_behind(discourse.text[name.end : name.end + _WIDE_STAFF])
    signs = {sign: None for sign in (*signs_before(before), behind) if sign and _applies(sign, name, behind)}
    if not _PLACED.isdisjoint(signs):  # "residents of Kveld said"
        signs.pop("speech beside", None)
    if "speech beside" in signs and name.label not in ACTORS:  # what no model takes for somebody
        signs["speech beside a thing"] = None
    if is_party(discourse.text, name.start, name.end):
        signs["party in brackets"] = None
    return [*signs, *_signs_in_parse(discourse, name)]


def signs_before(before: str) -> list[str]:
    """Return the signs that the words right before a name are.

    >>> signs_before("the ministry in "), signs_before("the city of "), signs_before("with Mr. ")
    (['in before'], ['place noun beside'], ['title before'])
    """
    if not before.endswith(" "):
        return []
    *_, previous, last = " ", *before[:-1].rsplit(" ", 2)
    is_title = ends_in_title(last) and _sign_of_word(last) is None  # a regulator may be somebody
    signs = ["title before"] if is_title else []
    if last in _STAFF_LINKS and _STAFF_BEFORE.search(before):
        signs.append("staff before")
    if (sign := _sign_of_business(before)) is not None:
        return [*signs, sign]
    sign = _sign_of_place_noun(previous) if last == "of" else _sign_of_word(last) or _sign_of_speech(before)
    return [*signs, sign] if sign else signs


def _sign_of_business(before: str) -> str | None:
    """Return whether a firm is dealt in, or a body told: "shares in Kveld", "told the Kveld"."""
    if _SHARES_BEFORE.search(before):
        return "shares before"
    return "told before" if before.endswith(_TOLD_BEFORE) else None


def _sign_of_place_noun(previous: str) -> str | None:
    return "place noun beside" if _word_at_end(previous) in _PLACE_NOUNS else None


def _sign_of_word(last: str) -> str | None:
    return _SIGNS_BEFORE.get(last) or _SIGNS_BEFORE.get(_word_at_end(last))


def _word_at_end(chunk: str) -> str:
    match = None if chunk.isalnum() else _WORD_END.search(chunk)
    return match[0] if match else chunk


def _sign_of_speech(before: str) -> str | None:
    return "speech beside" if _SAID_BEFORE.search(before[-_WIDE:]) else None


def sign_behind(behind: str) -> str | None:
    """Return the sign that stands right behind a name.

    >>> sign_behind(", who sang"), sign_behind(" Airport"), sign_behind("'s airport")
    ('relative or age behind', None, 'place noun beside')
    """
    match = _BEHIND.match(behind)
    return match.lastgroup.replace("_", " ") if match and match.lastgroup else None


def _applies(sign: str, name: Name, behind: str | None) -> bool:
    """Return whether a sign says something of this name: "on" of a person, brackets of several words."""
    if sign == "on before":
        return name.label == "PERSON"
    if sign == "acronym behind":
        return " " in name.words and name.words.split(" ")[0] not in english.first_names  # Ada Berg (NOR)
    return sign != "article before" or behind != "reign behind"


def _signs_in_parse(discourse: Discourse, name: Name) -> Sequence[str]:
    """Return the place of a single word: the model takes surnames that it does not know for organisations."""
    blanks = name.words.count(" ")
    if not discourse.parsed or (not blanks and name.words.isupper()):
        return ()
    deeds = signs_of_deeds(discourse, name) if name.label in ACTORS else ()
    if not blanks:
        place = (*_SIGNS_BY_DEPENDENCY.get(discourse.clauses.dep[discourse.token(name.start)], ()), *deeds)
        return ("given name before", *place) if _has_given_name_before(discourse, name) else place
    if name.label == "PERSON" or blanks > 2:
        return deeds
    if _is_described(discourse, name):
        return ("what a person does beside", *deeds)
    return ("noun for a person before", *deeds) if _has_noun_before(discourse, name) else deeds


def _has_noun_before(discourse: Discourse, name: Name) -> bool:
    """Return whether a noun for a person stands right before a name: "referee Riaan Okkers"."""
    at = discourse.token(name.start)
    before = discourse.doc[at - 1] if at else None
    return before is not None and before.tag_ == "NN" and before.lower_ in english.persons


def _has_given_name_before(discourse: Discourse, name: Name) -> bool:
    """Return whether the model left out the first name right before a word: "coordinator Emeka Balogun"."""
    at = discourse.token(name.start)
    before = discourse.doc[at - 1] if at and discourse.text[name.start - 1] == " " else None
    return before is not None and before.text in english.first_names and before.dep in IN_NAME and not before.ent_type


def _is_described(discourse: Discourse, name: Name) -> bool:
    """Return whether a name stands in apposition to what a person does ("the moderator, Ada Berg")."""
    token = discourse.token_at(name.end - 1)
    if heads_a_list(token):
        return False
    beside = token.head if token.dep_ == "appos" else next((c for c in token.children if c.dep_ == "appos"), None)
    return beside is not None and beside.tag_ == "NN" and beside.lower_ in english.roles


# ---- Signs of a name


@dataclass(frozen=True, slots=True, kw_only=True)
class Others:
    """What the other names of an article say of one.

    Attributes
    ----------
    family
        The words, in small letters, of the full names of persons.
    short
        The words, in small letters, that may stand for longer names of organisations.
    alone
        The names of one word, in small letters.
    """

    family: frozenset[str]
    short: frozenset[str]
    alone: frozenset[str]


def is_stranger(text: str, group: Sequence[Name], family: Collection[str]) -> bool:
    """Return whether a word is nobody's name here: an article gives the full names of the persons it tells of."""
    first = group[0]
    if " " in first.words or len(family) < _FEWEST or first.key in family or first.words in english.first_names:
        return False
    return not any(has_title_before(text, name.start) for name in group)


def sign_of_apposition(text: str, group: Sequence[Name]) -> Iterator[str]:
    """Yield the sign that a name is said to be a body's: "Kveld, the housing charity, said", "the charity, Kveld,"."""
    if any(_CALLED_BODY.match(text, name.end) or _is_set_off(text, name) for name in group):
        yield "called a body"


def _is_set_off(text: str, name: Name) -> bool:
    """Return whether a name stands between commas behind a noun for a body."""
    before = text[max(0, name.start - _WIDE_STAFF) : name.start]
    return text.startswith(",", name.end) and _BODY_CALLED.search(before) is not None


def signs_by_others(name: Name, others: Others) -> Iterator[str]:
    """Yield what the name's capitals, and the names that share a word with it, show."""
    if _ACRONYM.match(name.words):
        yield "capitals"
    if name.key in others.family:
        yield "word of a person"
    elif _is_related(name, others.family):
        yield "last word of a person"
    elif name.key in others.short:
        yield from _signs_of_short_name(name)
    elif _is_called_by_last_word(name, others.alone):
        yield "last word alone"


def _is_called_by_last_word(name: Name, alone: Collection[str]) -> bool:
    """Return whether two words that mean nothing in English are shortened to the last, as people's names are."""
    first, _, last = name.key.partition(" ")
    return name.label == "ORG" and last in alone and english.dictionary.isdisjoint((first, last))


def _is_related(name: Name, family: Collection[str]) -> bool:
    return name.label == "ORG" and name.key.count(" ") in (1, 2) and name.key.rsplit(" ", 1)[1] in family


def _signs_of_short_name(name: Name) -> Iterator[str]:
    if has_use(name.words, "team"):
        yield "word of a club"
    elif name.label in SPEAKERS:
        yield "word of an organisation"


def sign_of_unknown(name: Name, others: Others, gazetteer: Gazetteer | None) -> Iterator[str]:
    """Yield that what the model takes for a place is none that is known, and whether it is a body's short name."""
    if name.label != "GPE":
        return
    if gazetteer is not None:
        yield "no known place"
    if name.key in others.short:
        yield "word of an organisation"


def signs_by_knowledge(name: Name, gazetteer: Gazetteer | None) -> Iterator[str]:
    """Yield what is known of the name outside of the article."""
    if name.label != "NORP" and is_known_organisation(name.words):
        yield "known organisation"
    entries = gazetteer.lookup(name.words) if gazetteer is not None and name.label in _LOOKED_UP else ()
    yield from (sign_of_place(entry, name) for entry in entries[:1])
    if " " in name.words and not entries and gazetteer is not None and _ends_in_country(name, gazetteer):
        yield "country at the end"


def _ends_in_country(name: Name, gazetteer: Gazetteer) -> bool:
    """Return whether a name ends as those of branches and boards do: Hydro Norway; a first name makes it a person's."""
    first, *_, last = name.words.split(" ")
    entries = gazetteer.lookup(last) if first not in english.first_names else ()
    return bool(entries) and entries[0].kind != "demonym" and is_country(entries[0])


def sign_of_first_name(name: Name) -> Iterator[str]:
    """Yield whether a name begins with a first name, and is more than that."""
    if name.label in ACTORS and name.words.partition(" ")[0] in english.first_names:
        yield "first name" if " " in name.words else "first name alone"


def sign_of_place(entry: Entry, name: Name) -> str:
    """Return the sign that the best place of this name is, the better known the stronger."""
    if entry.kind == "demonym":
        return "demonym"
    is_settled = entry.feature.startswith(_SETTLED) and entry.kind != "abbreviation"
    if " " in name.words and entry.prominence > _TOWN and is_settled:
        return "place of several words"
    if is_country(entry) and _ACRONYM.match(name.words):
        return "initials of a country"
    if is_country(entry) or entry.feature == "ADM1":
        return "country or state"
    return _sign_of_size(entry.prominence)


def _sign_of_size(prominence: float) -> str:
    if prominence > _CITY:
        return "city"
    return "town" if prominence > _TOWN else "village"
