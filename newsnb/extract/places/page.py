"""Doc to what an article shows before any place is found: what the model named, and runs of words with capitals."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from newsnb.extract.discourse import Discourse
from newsnb.extract.names import is_degree, is_era, is_party
from newsnb.extract.places.names import LABELS, PLACE_LABELS, Name, name_at
from newsnb.extract.places.signs import runs
from newsnb.gazetteer import Gazetteer
from newsnb.gazetteer.names import fold
from newsnb.lang import english
from newsnb.values import LABELS as LABELS_OF_NAMES
from newsnb.values import Entity, Span

_NAME = english.places.patterns.people_word
_NO_NAMES = (is_degree, is_era, is_party)


@dataclass(frozen=True, slots=True)
class Tag:
    """A stretch that the model named, in characters of the article.

    ``label`` is the model's where it says place, ``decided`` the one that all mentions of the name have.
    """

    start: int
    end: int
    label: str
    decided: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What an article shows, and the names of places that were found in it so far.

    Attributes
    ----------
    tags, stretches
        What the model named, and the runs of words with capitals, in text order.
    persons
        The first and last names of the persons that are named in full, as `fold` writes them.
    tagged, untagged
        The names that the model took for places or peoples, and those that it did not see, known or not.
    towns
        Of datelines.
    small_words
        The words that the article prints in small letters.
    found
        The names that proposers found.
    """

    doc: Doc
    text: str
    gazetteer: Gazetteer
    tags: tuple[Tag, ...]
    stretches: tuple[Span, ...]
    persons: frozenset[str]
    tagged: tuple[Name, ...]
    untagged: tuple[Name, ...]
    towns: tuple[Span, ...] = ()
    small_words: frozenset[str] = frozenset()
    found: tuple[Name, ...] = ()

    def tag_over(self, at: int) -> Tag | None:
        """Return the tag that a character lies in, if there is one."""
        number = bisect_right(self.tags, at, key=lambda tag: tag.start) - 1
        return self.tags[number] if number >= 0 and at < self.tags[number].end else None


def read_page(discourse: Discourse, tags: Sequence[Tag], gazetteer: Gazetteer) -> Page:
    """Return what an article shows; ``tags`` are the names that somebody found in it, in text order."""
    doc, text = discourse.doc, discourse.text
    stretches = tuple(runs(text))
    taken = cover(text, [*tags, *numbers_of(doc)])
    seen = [tag for tag in tags if tag.label in LABELS]
    unseen = (Tag(start, end, "") for start, end in stretches if taken.find(1, start, end) < 0)
    tagged, untagged = (tuple(names_at(text, each, gazetteer)) for each in (seen, unseen))
    persons = persons_of(text, tags)
    speakers = {turn.start for turn in discourse.layout.turns}
    towns = tuple(dateline.town for dateline in discourse.layout.datelines if dateline.start not in speakers)
    small = discourse.small_words
    return Page(doc, text, gazetteer, tuple(tags), stretches, persons, tagged, untagged, towns, small)


def tags_of_model(doc: Doc) -> tuple[Tag, ...]:
    """Return what the model named in ``doc``; dates and numbers too, which are no names."""
    return tuple(Tag(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents)


def tags_of_group(doc: Doc, spans_key: str) -> tuple[Tag, ...]:
    """Return the names in a span group, in text order."""
    return _with_places(doc, ((span.start_char, span.end_char, span.label_) for span in doc.spans[spans_key]))


def tags_of_entities(discourse: Discourse, entities: Iterable[Entity]) -> tuple[Tag, ...]:
    """Return the names of entities by whole tokens, in text order; a description is none."""
    mentions = ((mention, entity.label) for entity in entities if entity.named for mention in entity.mentions)
    return _with_places(discourse.doc, ((*discourse.whole_tokens(m.start, m.end), label) for m, label in mentions))


def _with_places(doc: Doc, spans: Iterable[tuple[int, int, str]]) -> tuple[Tag, ...]:
    """Return tags with one label for all mentions of a name; where the model says place of one of them, it is one."""
    ents = {(ent.start_char, ent.end_char): ent.label_ for ent in doc.ents}
    tags = {}
    for start, end, label in spans:
        said = ents.get((start, end), label)
        tags[start, end] = Tag(start, end, said if said in PLACE_LABELS else label, label)
    return tuple(sorted(tags.values(), key=lambda tag: tag.start))


def numbers_of(doc: Doc) -> list[Tag]:
    """Return the dates and numbers of ``doc``, which hold no name; one word with a capital may be a name after all."""
    others = (ent for ent in doc.ents if ent.label_ not in LABELS_OF_NAMES)
    return [Tag(ent.start_char, ent.end_char, ent.label_) for ent in others if not _NAME.fullmatch(ent.text)]


def persons_of(text: str, tags: Iterable[Tag]) -> frozenset[str]:
    """Return the first and last names of the persons whom ``text`` names in full, as `fold` writes them."""
    names = (text[tag.start : tag.end].split() for tag in tags if tag.label == "PERSON")
    return frozenset(fold(word) for words in names if len(words) > 1 for word in (words[0], words[-1].rstrip(",.;")))


def cover(text: str, tags: Iterable[Tag]) -> bytearray:
    """Return a byte for each character of ``text``: 1 inside of ``tags``."""
    taken = bytearray(len(text))
    for tag in tags:
        taken[tag.start : tag.end] = b"\1" * (tag.end - tag.start)
    return taken


def names_at(text: str, tags: Iterable[Tag], gazetteer: Gazetteer) -> Iterator[Name]:
    """Yield the names at ``tags``, known or not."""
    names = (name_at(text, tag.start, tag.end, tag.label, gazetteer) for tag in tags)
    return (name for name in names if name and not any(is_other(text, name.start, name.end) for is_other in _NO_NAMES))
