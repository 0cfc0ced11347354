"""Doc to names: the model's mentions with the edges that a careful reader would give them, but for what names nothing.

A veto looks at a name alone, and says whether it has a reason to name nothing.
"""

from collections.abc import Collection, Sequence
from functools import lru_cache

from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import PROPER, Name
from newsnb.extract.grammar import SUBJECTS, VERBS, ids_of
from newsnb.extract.mentions.edges import clean_edges, split_name
from newsnb.extract.names import has_use, is_common, is_degree, is_era, is_ordinary, label_of_words
from newsnb.extract.roles import is_known_organisation
from newsnb.extract.titles import is_title_word, leading_titles
from newsnb.lang import english

_MISTAKEN = PROPER | frozenset(english.mentions.ordered.labels_of_titled)  # for which models take persons with a title
_LETTERS = english.mentions.patterns.letters
_LONGEST_NAME = 200  # characters; what a model marks beyond that is a table or noise
_LONGEST_HEADLINE, _FEWEST_WORDS, _TITLE_CASE = 200, 4, 0.8
_INITIAL = english.mentions.patterns.initial
_ACRONYMS = english.mentions.patterns.acronyms
_OFFICE_BEFORE = english.mentions.patterns.office_before
_OFFICE_LINKS = tuple(f"{word} " for word in english.mentions.ordered.office_links)
_OFFICE_OF = english.mentions.patterns.office_of
_OFFICE_BEHIND = english.mentions.patterns.office_behind
_EXCHANGE = english.mentions.patterns.exchange
_SINGULAR = ids_of("NN NNP")
_WIDE = 30  # characters before a name in which an office may stand


def clean_names(discourse: Discourse, labels: Collection[str]) -> list[Name]:
    """Return the names that ``doc.ents`` marks, cleaned, in text order."""
    text = discourse.text
    spans = ((ent.start_char, ent.end_char, ent.label_) for ent in discourse.doc.ents)
    wanted = (span for span in spans if span[2] in labels and span[1] - span[0] <= _LONGEST_NAME)
    marked = (Name(start, end, text[start:end], label) for start, end, label in wanted)
    cleaned = (clean_edges(text, _by_title(clean_edges(text, part))) for name in marked for part in split_name(name))
    names = [name for name in cleaned if not names_nothing(text, name)]
    return _without_headline_words(discourse, _without_kinds(_without_first_words(discourse, names)))


def _by_title(name: Name) -> Name:
    """Return what the model takes for a body as a person's: a title before two more words, or letters behind."""
    cut = leading_titles(name.words) if name.label in _MISTAKEN else 0
    rest = name.words[cut:]
    is_titled = cut and rest[:1].isupper() and (" " in rest or " " in name.words[: cut - 1])
    is_person = is_titled or (name.label in _MISTAKEN and _has_letters(name.words))
    return name.labelled("PERSON") if is_person and label_of_words(name.words) is None else name


def _has_letters(words: str) -> bool:
    """Return whether letters stand behind a full name: "Ada Berg KC"."""
    name, _, letters = words.rpartition(" ")
    return name.partition(" ")[0] in english.first_names and is_degree(words, len(words) - len(letters), len(words))


def _without_first_words(discourse: Discourse, names: list[Name]) -> list[Name]:
    """Leave out ordinary words that only begin a sentence ("Turnout rose", "Trains between Lund and Oslo stand").

    A group is one where the article prints it in small letters, too: *Harbour*, and not *Labour*, begins a headline.
    A subject may be the short name of a body: "Kestrel declined" in an article about Kestrel Foods.
    """
    small, bodies = discourse.small_words, _short_names(names)
    doubtful = {name.key for name in names if _is_ordinary(name) or (name.label == "NORP" and name.key in small)}
    if not doubtful:
        return names
    held = [name for name in names if name.key in doubtful]
    doubtful -= {name.key for name in held if not discourse.token_at(name.start).is_sent_start}
    short = (name for name in held if name.words in bodies)
    doubtful -= {name.key for name in short if is_bare_subject(discourse, name.start, name.words)}
    return [name for name in names if name.key not in doubtful]


def is_bare_subject(discourse: Discourse, start: int, word: str) -> bool:
    """Return whether a word that the article never prints small is the whole subject of a verb: "Kestrel declined"."""
    if not discourse.parsed or word.lower() in discourse.small_words:
        return False
    token = discourse.token_at(start)
    is_whole = token.idx == start and len(token) == len(word) and token.tag in _SINGULAR and token.n_lefts == 0
    return is_whole and token.dep in SUBJECTS and token.head.pos in VERBS


def _without_kinds(names: list[Name]) -> list[Name]:
    """Leave out bodies that are ordinary words (the State, the Court), if no longer name is one of their kind."""
    longer = [name.words for name in names if " " in name.words]
    kinds = {part.rsplit(" ", 1)[-1] for words in longer for part in (words, words.partition(" of ")[0])}
    known = kinds | _short_names(names)
    return [name for name in names if name.words in known or name.label != "ORG" or not _is_ordinary(name)]


def _short_names(names: Collection[Name]) -> frozenset[str]:
    """Return the first words of the bodies with longer names, by which an article may call them later."""
    return frozenset(name.words.partition(" ")[0] for name in names if name.label == "ORG" and " " in name.words)


def _is_ordinary(name: Name) -> bool:
    """Return whether a name is a word that the dictionary has in small letters only."""
    return name.label in ("PERSON", "ORG") and is_ordinary(name.words) and not is_known_organisation(name.words)


def _without_headline_words(discourse: Discourse, names: list[Name]) -> list[Name]:
    """Leave out what the model takes for a name in a headline in title case ("Berg Seeks More Harbour Pilots").

    That is a name of several words that stands nowhere else, with a word that the article prints in small letters too.
    """
    end = len(headline_in_title_case(discourse.text))
    within = [name for name in names if name.start < end]
    below = names[len(within) :]
    keys = {name.key for name in below} if within else ()
    kept = [name for name in within if name.key in keys or not _has_small_word(name, discourse.small_words)]
    return [*kept, *below]


def headline_in_title_case(text: str) -> str:
    """Return the first line if it is a headline in which most longer words have a capital, else nothing."""
    line, line_end, _ = text[:_LONGEST_HEADLINE].partition("\n")
    words = [word for word in _LETTERS.findall(line) if len(word) > 3]
    capitals = sum(word[0].isupper() for word in words)
    is_headline = line_end and len(words) >= _FEWEST_WORDS and capitals >= _TITLE_CASE * len(words)
    return line if is_headline else ""


def _has_small_word(name: Name, small_words: Collection[str]) -> bool:
    parts: Sequence[str] = name.key.split()
    return len(parts) > 1 and any(part in small_words or is_common(part) for part in parts)


def names_nothing(text: str, name: Name) -> bool:
    """Return whether one of `VETOES` forbids the name, or what is around does (an office, a degree, an era, money)."""
    if _is_vetoed(name.words, name.label) or is_office(text, name) or is_definite_noun(text, name):
        return True
    if is_era(text, name.start, name.end):
        return True
    return is_degree(text, name.start, name.end) or _EXCHANGE.match(text, name.start) is not None


@lru_cache(maxsize=2_000)
def _is_vetoed(words: str, label: str) -> bool:
    return any(veto(words, label) for veto in VETOES)


def has_no_letters(words: str, label: str) -> bool:
    """Return whether a name is figures and marks alone."""
    return not _LETTERS.search(words)


def is_initial(words: str, label: str) -> bool:
    """Return whether a name is a letter and a full stop: the party of (D., Ohio)."""
    return _INITIAL.fullmatch(words) is not None


def is_listed_as_nothing(words: str, label: str) -> bool:
    """Return whether the table of words says that the name names nothing (GDP, CEO)."""
    return has_use(words, "alone")


def is_plural_acronym(words: str, label: str) -> bool:
    """Return whether a name is of things (NGOs), and not of one body."""
    return label in ("ORG", "PERSON", "GPE") and _ACRONYMS.fullmatch(words) is not None


def is_half_sentence(words: str, label: str) -> bool:
    """Return whether the title of a work ends in a small letter, as no title does."""
    return label == "WORK_OF_ART" and words.rsplit(" ", 1)[-1].islower()


def is_common_words(words: str, label: str) -> bool:
    """Return whether a name is made of titles and common words, or of words in small letters."""
    if label not in PROPER:
        return is_title_word(words) and words.lower() in english.roles  # "Ada Berg, Founder and Chairman"
    return words.islower() or all(is_title_word(word) or is_common(word) for word in words.split())


def is_definite_noun(text: str, name: Name) -> bool:
    """Return whether a country or town is an ordinary word behind "the": the Kingdom, the State."""
    is_definite = name.label == "GPE" and text.endswith((" the ", "\nthe "), 0, name.start)
    return is_definite and is_ordinary(name.words)


def is_office(text: str, name: Name) -> bool:
    """Return whether a name is of an office: Secretary of State, or State behind "Secretary of"."""
    if name.label not in ("PERSON", "ORG"):
        return False
    return _OFFICE_OF.match(name.words) is not None or _is_before_office(text, name) or _is_behind_office(text, name)


def _is_before_office(text: str, name: Name) -> bool:
    return " " not in name.words and _OFFICE_BEHIND.match(text, name.end) is not None


def _is_behind_office(text: str, name: Name) -> bool:
    if not text.endswith(_OFFICE_LINKS, 0, name.start):
        return False
    return _OFFICE_BEFORE.search(text[max(0, name.start - _WIDE) : name.start]) is not None


VETOES = (has_no_letters, is_initial, is_listed_as_nothing, is_plural_acronym, is_half_sentence, is_common_words)
"""What looks at a name alone, in order."""
