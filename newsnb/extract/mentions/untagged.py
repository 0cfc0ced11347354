"""Text to names that the model missed: surnames, acronyms and the other mentions of names that it saw once."""

import re
from collections.abc import Iterable, Sequence

from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import Name
from newsnb.extract.mentions.labels import family_names
from newsnb.extract.names import fits, initials_of, is_common, is_kind
from newsnb.extract.titles import has_title_before, is_title_word
from newsnb.text.words import CAPITAL, Word

_IN_BRACKETS = re.compile(r"['’\"”]?s? ?\((?:the |known as )?[\"“'‘]?([A-Z][A-Za-z&.-]{1,9})[\"”'’]?(?=[);,])")
_DATELINE = re.compile(
    rf"^([{CAPITAL}]{{2}}[{CAPITAL}'’.-]+(?: [{CAPITAL}][{CAPITAL}'’.-]+){{0,2}})(?:, [{CAPITAL}][\w. ]{{2,20}}?)?"
    rf",? ?(?:—|–|--|\d{{4}}-\d\d|\([A-Z]|- (?![A-Z]{{2}})|[A-Z][a-z]+\.? \d+ \()",
    re.MULTILINE,
)
_MOST_ALIKE = 20  # names that begin with one word
_BEHIND = re.compile(r" ([A-Z][\w-]+)")
_POSSESSIVE = re.compile(r"['’]s?$")


def find_acronyms(text: str, names: Sequence[Name]) -> list[Name]:
    """Give the acronyms in brackets behind a name whose initials they are ("Democratic Unionist Party (DUP)")."""
    found = []
    for name in names:
        match = _IN_BRACKETS.match(text, name.end)
        if match and (fits(match[1], name.words) or _stands_alone(text, match, name)):
            found.append(Name(match.start(1), match.end(1), match[1], name.label, "acronym"))
    return found


def _stands_alone(text: str, match: re.Match[str], name: Name) -> bool:
    """Tell whether capitals fill the brackets behind an organisation: those of its name in its own language."""
    closed = text.startswith(")", match.end()) and text[match.start(1) - 1] == "("
    return name.label == "ORG" and " " in name.words and closed and len(match[1]) > 2 and match[1].isupper()


def find_datelines(text: str) -> list[Name]:
    """Give the places in capitals that begin a line before a dash, a date or an agency (``PORT KVELD —``)."""
    return [Name(*match.span(1), match[1], "GPE", "dateline") for match in _DATELINE.finditer(text)]


def find_again(discourse: Discourse, names: Sequence[Name]) -> list[Name]:
    """Give the names that were left untagged: a last name, an acronym seen before, a name behind a title."""
    known = _known(names)
    found = []
    whole, alone = _whole(names), {name.words for name in names if name.label == "PERSON" and " " not in name.words}
    end = 0
    last: Word | None = None
    for word in _free(discourse.capitalized, names):
        before, last = last, word
        plain = _POSSESSIVE.sub("", word[0])
        if word.start() < end:
            continue
        if again := next((n for n in whole.get(plain, ()) if discourse.text.startswith(n.words, word.start())), None):
            end = word.start() + len(again.words)
            if not discourse.text[end : end + 1].isalnum():
                found.append(Name(word.start(), end, again.words, again.label, "again"))
            continue
        if label := known.get(plain):
            rule = "surname" if label == "PERSON" else "again"
        elif before is not None and (
            (plain in alone and _is_given_name(discourse, before, word)) or _is_full_name(discourse, before, word)
        ):
            known.setdefault(plain, "PERSON")
            found.append(Name(before.start(), word.start() + len(plain), f"{before[0]} {plain}", "PERSON", "full name"))
            continue
        elif _is_person(discourse, word, plain):
            label, rule = "PERSON", "title"
        else:
            continue
        found.append(Name(word.start(), word.start() + len(plain), plain, label, rule))
    return found


def _is_given_name(discourse: Discourse, before: Word, word: Word) -> bool:
    """Tell whether an untagged word is the first name of the last name behind it."""
    first = before[0]
    beside = before.end() + 1 == word.start() and discourse.text[before.end()] == " "
    return beside and first[-1:].islower() and not (is_common(first) or is_kind(first) or is_title_word(first))


def _is_person(discourse: Discourse, word: Word, plain: str) -> bool:
    """Tell whether an untagged word is a person's name: behind a title, or a proper noun that does something."""
    if is_common(plain) or is_kind(plain) or is_title_word(plain) or len(plain) < 3 or not plain[-1].islower():
        return False
    if has_title_before(discourse.text, word.start()):
        behind = _BEHIND.match(discourse.text, word.end())
        return behind is None or not is_title_word(behind[1])  # Deputy Foreign Minister
    if not discourse.parsed or plain.lower() in discourse.small_words:
        return False
    token = discourse.token_at(word.start())
    return (
        token.tag_ == "NNP"
        and token.idx == word.start()
        and len(token) == len(plain)
        and token.dep_ in ("nsubj", "nsubjpass")
        and token.n_lefts == 0
        and token.head.pos_ == "VERB"
        and not token.ent_type_
    )


def _is_full_name(discourse: Discourse, before: Word, word: Word) -> bool:
    """Tell whether two untagged words are a first and a last name: they alone are a subject that does something."""
    words = before[0], word[0]
    if not discourse.parsed or before.end() + 1 != word.start() or discourse.text[before.end()] != " ":
        return False
    if any(not w.isalpha() or w.isupper() or w.lower() in discourse.small_words for w in words):
        return False
    if any(is_common(w) or is_kind(w) or is_title_word(w) for w in words):
        return False
    last = discourse.token_at(word.start())
    first = last.nbor(-1) if last.i else last
    return (
        last.dep_ in ("nsubj", "nsubjpass")
        and last.n_lefts == 1
        and last.head.pos_ in ("VERB", "AUX")
        and all(token.tag_ == "NNP" and not token.ent_type_ for token in (first, last))
    )


def _whole(names: Iterable[Name]) -> dict[str, list[Name]]:
    """Give the names of several words, by their first, the longest first: they are names wherever they stand."""
    whole: dict[str, dict[str, Name]] = {}
    for name in names:
        first, _, rest = name.words.partition(" ")
        if rest and name.label in ("PERSON", "ORG", "GPE", "LOC", "FAC") and first[:1].isupper():
            whole.setdefault(first, {}).setdefault(name.words, name)
    return {first: sorted(some.values(), key=lambda n: -len(n.words))[:_MOST_ALIKE] for first, some in whole.items()}


def _known(names: Iterable[Name]) -> dict[str, str]:
    """Give the single words that name something for sure, with their labels."""
    names = list(names)
    family = family_names(names)
    known = {}
    for name in names:
        parts = name.words.split()
        if name.label == "PERSON" and len(parts) > 1 and parts[-1].casefold() in family:
            known[parts[-1]] = "PERSON"
            if not is_title_word(parts[0]):
                known.setdefault(parts[0], "PERSON")
        elif len(parts) == 1 and len(name.words) > 1 and name.words.isupper() and name.label in ("ORG", "GPE"):
            known[name.words] = name.label
        elif len(parts) > 1 and name.label == "ORG":
            known.update(dict.fromkeys(initials_of(name.words), "ORG"))
    return {word: label for word, label in known.items() if not is_common(word)}


def _free(words: Sequence[Word], names: Sequence[Name]) -> list[Word]:
    """Give the words that lie in none of the names (both in text order)."""
    free, ordered, i = [], sorted(names, key=lambda name: name.start), 0
    for word in words:
        while i < len(ordered) and ordered[i].end <= word.start():
            i += 1
        if i == len(ordered) or ordered[i].start >= word.end():
            free.append(word)
    return free
