"""Persons' names made whole: the capitals beside them that the model left out, and the names that it cut in two."""

import re
from collections.abc import Sequence

from newsnb.extract.entities.article import CAPITAL, Article
from newsnb.extract.entities.names import Name, is_common
from newsnb.extract.entities.titles import is_title_word

_PARTICLES_BEHIND = re.compile(rf"(?: (?:al|el|ad|ash|bin|ibn|bint|de|del|van|von|der|da|dos)\b[ -])+[{CAPITAL}][\w-]+")


def grow_persons(article: Article, names: Sequence[Name]) -> list[Name]:
    """Give the names, those of persons with the words beside them that belong to them."""
    starts = {word.start(): word.group() for word in article.words}
    ends = {word.end(): word.group() for word in article.words}
    taken = {name.start for name in names} | {name.end for name in names}
    grown: list[Name] = []
    for name in names:
        if name.label != "PERSON" or not name.words[:1].isupper():
            grown.append(name)
            continue
        start, end = name.start, name.end
        if match := _PARTICLES_BEHIND.match(article.text, end):
            end = match.end()
        while (word := starts.get(end + 1)) and article.text[end] == " " and end + 1 not in taken and _belongs(word):
            end += 1 + len(word.removesuffix("'s").removesuffix("’s"))
        while (word := ends.get(start - 1)) and article.text[start - 1] == " " and start - 1 not in taken:
            if not _belongs(word) or article.token_at(start - 2).is_sent_start or article.token_at(start - 2).ent_type_:
                break
            start -= 1 + len(word)
        if grown and grown[-1].label == "PERSON" and grown[-1].end + 1 == start and article.text[start - 1] == " ":
            start = grown.pop().start
        grown.append(Name(start, end, article.text[start:end], name.label, name.rule))
    return grown


def _belongs(word: str) -> bool:
    return not is_common(word) and not is_title_word(word) and (word[-1].islower() or len(word) == 1)
