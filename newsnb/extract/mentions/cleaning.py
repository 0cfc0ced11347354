"""Doc to names: the model's mentions with the edges that a careful reader would give them."""

from collections.abc import Collection, Sequence

from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import Name
from newsnb.extract.mentions.edges import clean_edges
from newsnb.extract.mentions.splitting import split_name
from newsnb.extract.mentions.vetoes import names_nothing
from newsnb.extract.names import is_common
from newsnb.extract.roles import is_known_organisation
from newsnb.lang import english

_LETTERS = english.mentions.patterns.letters
_LONGEST_NAME = 200  # characters; what a model marks beyond that is a table or noise
_LONGEST_HEADLINE, _FEWEST_WORDS, _TITLE_CASE = 200, 4, 0.8


def clean_names(discourse: Discourse, labels: Collection[str]) -> list[Name]:
    """Return the names that ``doc.ents`` marks, cleaned, in text order."""
    text = discourse.text
    spans = ((ent.start_char, ent.end_char, ent.label_) for ent in discourse.doc.ents)
    wanted = (span for span in spans if span[2] in labels and span[1] - span[0] <= _LONGEST_NAME)
    marked = (Name(start, end, text[start:end], label) for start, end, label in wanted)
    cleaned = (clean_edges(text, part) for name in marked for part in split_name(name))
    names = [name for name in cleaned if not names_nothing(text, name)]
    return _without_headline_words(discourse, _without_first_words(discourse, names))


def _without_first_words(discourse: Discourse, names: list[Name]) -> list[Name]:
    """Leave out ordinary words that only begin a sentence ("Turnout rose", "Trains between Lund and Oslo stand")."""
    doubtful = {name.key for name in filter(_is_ordinary, names)}
    if not doubtful:
        return names
    held = [name for name in names if name.key in doubtful]
    doubtful -= {name.key for name in held if not discourse.token_at(name.start).is_sent_start}
    return [name for name in names if name.key not in doubtful]


def _is_ordinary(name: Name) -> bool:
    """Return whether a name is a word that the dictionary has in small letters only."""
    words = name.words
    if name.label not in ("PERSON", "ORG") or not (words.isalpha() and words.istitle()):
        return False
    return name.key in english.dictionary and words not in english.dictionary and not is_known_organisation(words)


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
