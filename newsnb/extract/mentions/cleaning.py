"""Doc to names: the model's mentions with the edges that a careful reader would give them."""

import re
from collections.abc import Collection, Iterator, Sequence

from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import Name
from newsnb.extract.names import ends_in_abbreviation, is_common, is_kind, is_owner_in_name
from newsnb.extract.roles import is_known_organisation
from newsnb.extract.titles import is_title_word, leading_titles
from newsnb.gazetteer import Gazetteer
from newsnb.lang import english
from newsnb.text.words import CAPITAL

_LEFT = re.compile(r"(?:(?:the|a|an|this|that|its|his|her|their|our|my|your)\s+|[\s\"'“”‘’(\[{,.;:/–—-]+)", re.I)
_RIGHT = re.compile(r"(?:['’]s|[\s\"'“”‘’,;:!?/–—(\[{«»-]+|\.(?<![A-Z]\.))$")
_ADDRESS = re.compile(r"https?:|www\.|@\w|\w\.(?:com|org|net)/|://")
_LETTERS = re.compile(r"[^\W\d_]")
_ACRONYM_INSIDE = re.compile(r"\s*\(([A-Z][\w.&-]{1,9})\)?$")
_FIGURES = re.compile(r"(?:\s+(?:v|vs|[-+(]?\d[\d.,:/-]*\)?))+$")
_LOWER_TAIL = re.compile(r"(?:\s+(?!of\b|for\b|de\b)[a-z][\w-]*)+$")
_GIVEN_NAME_TAIL = re.compile(
    r"-[a-z]{2,9}\b(?<!based)(?<!led)(?<!born)(?<!style)(?<!like)(?<!backed)(?<!owned)(?<!run)(?<!era)"
)
_WHOLE_HYPHENS = re.compile(rf"-[{CAPITAL}]\w+")
_PLURAL = re.compile(r"[A-Z]{2,5}s")  # of things (NGOs), not of one body
_OWNER = re.compile(r"[^’']*[’']s (?=\w)")
_OFFICE = re.compile(r"\b(?:Minister|Secretary|Ministers|Secretaries|Minister of State) (?:of|for) (?:the )?$")
_OFFICE_OF = re.compile(r"(?:(?:Prime |Deputy )?Minister|Secretary|Secretary[ -]General|Chief|State) (?:of|for) ")
_OFFICE_AFTER = re.compile(r" (?:Minister|Secretary)\b")
_EITHER_TAIL = re.compile(rf"{_GIVEN_NAME_TAIL.pattern}|{_WHOLE_HYPHENS.pattern}")
_PAIR = re.compile(rf"([{CAPITAL}]\w+) and ([{CAPITAL}]\w+)")
_TOWN = 0.45  # prominence: of a town of some ten thousand people
_NO_TAIL = re.compile(r"(?!)")
_WORDS = re.compile(r"[^\W\d_]+")
_LONGEST_NAME = 200  # characters; what a model marks beyond that is a table or noise
_LONGEST_HEADLINE, _FEWEST_WORDS, _TITLE_CASE = 200, 4, 0.8
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_PROPER = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})
_PEOPLE = frozenset({"NORP", "LANGUAGE"})


def clean_names(discourse: Discourse, labels: Collection[str]) -> list[Name]:
    """Give the names that ``doc.ents`` marks, cleaned, in text order."""
    names: list[Name] = []
    text = discourse.text
    for ent in discourse.doc.ents:
        start, end = ent.start_char, ent.end_char
        if ent.label_ in labels and end - start <= _LONGEST_NAME:
            for name in _split(Name(start, end, text[start:end], ent.label_)):
                if cleaned := _clean(text, name):
                    names.append(cleaned)
    return _without_headline_words(discourse, _without_first_words(discourse, names))


def _without_first_words(discourse: Discourse, names: list[Name]) -> list[Name]:
    """Leave out ordinary words that only begin a sentence ("Turnout rose", "Trains between Lund and Oslo stand")."""
    doubtful = {name.key for name in names if _is_ordinary(name)}
    if not doubtful:
        return names
    inside = {name.key for name in names if name.key in doubtful and not _begins_sentence(discourse, name)}
    return [name for name in names if name.key not in doubtful or name.key in inside]


def split_places(names: Sequence[Name], gazetteer: Gazetteer) -> list[Name]:
    """Take what the model ran together for the two places that it is ("Trains between Brest and Rennes")."""
    return [part for name in names for part in _places_of(name, gazetteer) or (name,)]


def _places_of(name: Name, gazetteer: Gazetteer) -> tuple[Name, ...]:
    pair = _PAIR.fullmatch(name.words) if name.label in ("ORG", "PERSON", "FAC") else None
    if pair is None or is_known_organisation(name.words) or gazetteer.lookup(name.words):
        return ()
    best = [gazetteer.lookup(pair[number])[:1] for number in (1, 2)]
    if not all(entry and entry[0].kind == "name" and entry[0].prominence > _TOWN for entry in best):
        return ()
    return name.cut(*pair.span(1), "GPE"), name.cut(*pair.span(2), "GPE")


def _is_ordinary(name: Name) -> bool:
    words = name.words
    if name.label not in ("PERSON", "ORG") or not words.isalpha() or not words.istitle():
        return False
    return name.key in english.dictionary and words not in english.dictionary and not is_known_organisation(words)


def _begins_sentence(discourse: Discourse, name: Name) -> bool:
    return bool(discourse.token_at(name.start).is_sent_start)


def _without_headline_words(discourse: Discourse, names: list[Name]) -> list[Name]:
    """Leave out what the model takes for a name in a headline in title case ("Berg Seeks More Harbour Pilots").

    That is a name of several words that stands nowhere else, with a word that the article prints in small letters too.
    """
    text = discourse.text
    line = text[: text.find("\n")] if "\n" in text[:_LONGEST_HEADLINE] else ""
    words = [word for word in _WORDS.findall(line) if len(word) > 3]
    if len(words) < _FEWEST_WORDS or sum(word[0].isupper() for word in words) < _TITLE_CASE * len(words):
        return names
    below = {name.key for name in names if name.start > len(line)}
    common = discourse.small_words

    def is_name(name: Name) -> bool:
        parts = name.key.split()
        doubtful = name.start < len(line) and len(parts) > 1 and name.key not in below
        return not (doubtful and any(part in common or is_common(part) for part in parts))

    return [name for name in names if is_name(name)]


def _split(name: Name) -> Iterator[Name]:
    """Yield the names that the model ran together: over a line's end, before "(LN", at a slash or a comma."""
    if _ADDRESS.search(name.words):
        return
    if "\n" in name.words:
        stop = name.words.index("\n")
        yield from _split(name.cut(0, stop))
        return
    if ": " in name.words and name.label in _PROPER:
        at = name.words.index(": ")
        yield name.cut(0, at)
        yield from _split(name.cut(at + 2, len(name.words)))
        return
    if match := _ACRONYM_INSIDE.search(name.words):
        if match.start():
            yield name.cut(0, match.start())
        yield name.cut(*match.span(1))
        return
    if name.label in ("PERSON", "GPE") and ", " in name.words:
        at = name.words.index(", ")
        yield name.cut(0, at)
        yield from _split(name.cut(at + 2, len(name.words)))
        return
    if name.label == "ORG" and (at := _owner(name.words)):
        yield name.cut(0, at)
        yield name.cut(at + 1, len(name.words))
        return
    if name.label in _PLACES and (match := _OWNER.match(name.words)) and not is_kind(name.words[match.end() :]):
        yield name.cut(0, match.end())
        yield name.cut(match.end(), len(name.words))
        return
    yield name


def _owner(words: str) -> int:
    """Give where the owner ends in "Berg's Harbour Party"; 0 where the name is one ("Women's Party")."""
    match = _OWNER.match(words)
    if not match or not is_kind(words.rsplit(" ", 1)[-1]) or is_owner_in_name(match[0]):
        return 0
    return match.end() - 1


def _clean(text: str, name: Name) -> Name | None:
    name = _trim(name)
    if name.label == "PERSON" and (titles := leading_titles(name.words)):
        name = _trim(name.cut(titles, len(name.words)))
    if name.label not in ("EVENT", "LAW", "WORK_OF_ART", "PRODUCT"):
        name = _without_tail(name)
    name = _grow(text, name)
    return name if _names_something(text, name) else None


def _names_something(text: str, name: Name) -> bool:
    """Tell a name from figures, from common words, and from the words of an office (``Secretary of State``)."""
    words = name.words
    if not _LETTERS.search(words) or (words, "alone") in english.name_words:
        return False
    if name.label in ("ORG", "PERSON", "GPE") and _PLURAL.fullmatch(words):
        return False
    if name.label == "WORK_OF_ART" and words.rsplit(" ", 1)[-1].islower():
        return False  # half a sentence
    if name.label in _PROPER and (words.islower() or all(is_title_word(w) or is_common(w) for w in words.split())):
        return False
    if name.label in ("PERSON", "ORG"):
        if _OFFICE_OF.match(words):
            return False
        in_office = _OFFICE_AFTER.match(text, name.end) and " " not in words
        return not (in_office or _OFFICE.search(text, max(0, name.start - 30), name.start))
    return True


def _trim(name: Name) -> Name:
    """Strip articles, marks and brackets off the edges."""
    start, end, all_words = 0, len(name.words), name.words
    while start < end:
        words = all_words[start:end]
        if (left := _LEFT.match(words)) and left.end() < len(words):
            start += left.end()
        elif (right := _RIGHT.search(words)) and right.start() > 0:
            end = start + right.start()
        elif words.endswith((")", "]")) and not ("(" in words or "[" in words):
            end -= 1
        else:
            break
    return name.cut(start, end)


def _without_tail(name: Name) -> Name:
    """Strip scores and words in small letters that follow a name (``Tass news agency``)."""
    words = name.words
    if (match := _FIGURES.search(words)) and not (name.label == "FAC" or is_kind(words[: match.start()])):
        words = words[: match.start()]
    if name.label not in _PEOPLE and words[:1].isupper() and (match := _LOWER_TAIL.search(words)):
        words = words[: match.start()]
    return name.cut(0, len(words)) if words else name


def _grow(text: str, name: Name) -> Name:
    """Add what belongs to the name behind it: "." of Inc., "-yeol" of a given name, "-Bombay" of a branch."""
    end = name.end
    if text[end : end + 1] == "." and ends_in_abbreviation(name.words):
        end += 1
    elif match := _tail_of(name).match(text, end):
        end = match.end()
    return name if end == name.end else Name(name.start, end, text[name.start : end], name.label, name.rule)


def _tail_of(name: Name) -> re.Pattern[str]:
    if name.label == "PERSON" and " " in name.words:
        return _EITHER_TAIL
    return _WHOLE_HYPHENS if name.label in ("PERSON", "ORG") else _NO_TAIL
