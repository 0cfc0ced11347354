"""Doc to entities: the model's mentions, cleaned at the edges and joined where they name the same thing.

Takes ``doc.ents``; gives `newsnb.values.Entity` values with character offsets of ``doc.text``.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from newsnb.lexicon import roles
from newsnb.values import LABELS, Entity, Mention, Part

_ABBREVIATED_TITLE = re.compile(r"(?:Rep|Sen|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Pres|Prof|Dr|Rev|Hon|Cmdr|Supt|Det)\.?$")
_LEFT = re.compile(r"(?:(?:the|a|an|this|that|its|his|her|their|our|my|your)\s+|[\s\"'“”‘’(\[{,.;:/–—-]+)", re.I)
_RIGHT = re.compile(r"(?:['’]s|[\s\"'“”‘’,;:!?/–—(\[{-]+|\.(?<![A-Z]\.))$")
_ACRONYM = re.compile(r"[A-Z][A-Z.&-]{1,7}$")


@dataclass(frozen=True, slots=True)
class _Name:
    """One mention, cleaned."""

    start: int
    end: int
    words: str
    label: str
    span: Span


def find_entities(doc: Doc, parts: Sequence[Part] = (), *, labels: Collection[str] = LABELS) -> tuple[Entity, ...]:
    """Group the names that ``doc.ents`` marks.

    Parameters
    ----------
    doc
        A Doc with entities; with a parse, titles in apposition are found too.
    parts
        Of the article: a name that only a credit holds is nobody in the news.
    labels
        spaCy labels to keep.

    Returns
    -------
    tuple of Entity
        In the order of their first mentions. Each mention's ``rule`` says why it was joined: ``"name"`` for the
        same words, ``"surname"`` for a person's last name, ``"acronym"`` for one that stands in brackets.
    """
    text = doc.text
    names = [name for ent in doc.ents if ent.label_ in labels if (name := _clean(doc, text, ent))]
    groups = _group(text, _without_credits(names, parts))
    entities = (_entity(doc, group) for group in groups)
    return tuple(sorted(entities, key=lambda entity: entity.mentions[0].start))


def _clean(doc: Doc, text: str, ent: Span) -> _Name | None:
    start, end = ent.start_char, ent.end_char
    while start < end:
        words = text[start:end]
        if (left := _LEFT.match(words)) and left.end() < len(words):
            start += left.end()
        elif (right := _RIGHT.search(words)) and right.start() > 0:
            end = start + right.start()
        elif words.endswith((")", "]")) and not ("(" in words or "[" in words):
            end -= 1
        else:
            break
    words = text[start:end]
    if "\n" in words or not any(ch.isalnum() for ch in words):
        return None
    span = doc.char_span(start, end, label=ent.label_, alignment_mode="expand")
    return _Name(start, end, words, ent.label_, span) if span is not None else None


def _without_credits(names: list[_Name], parts: Sequence[Part]) -> list[_Name]:
    credits = [(part.start, part.end) for part in parts if part.kind in ("credit", "byline")]
    if not credits:
        return names
    in_credit = [any(a <= name.start < b for a, b in credits) for name in names]
    elsewhere = {_key(name) for name, credit in zip(names, in_credit, strict=True) if not credit}
    return [name for name, credit in zip(names, in_credit, strict=True) if not credit or _key(name) in elsewhere]


def _key(name: _Name) -> str:
    return " ".join(name.words.split()).casefold()


def _group(text: str, names: list[_Name]) -> list[list[tuple[_Name, str]]]:
    """Join mentions by name, each with the rule that joined it."""
    groups: dict[str, list[tuple[_Name, str]]] = defaultdict(list)
    for name in names:
        groups[_key(name)].append((name, "name"))
    for short, (long, rule) in {**_acronyms(text, names), **_surnames(groups)}.items():
        if short in groups and long in groups and short != long:
            groups[long] += [(name, rule) for name, _ in groups.pop(short)]
    return list(groups.values())


def _acronyms(text: str, names: list[_Name]) -> dict[str, tuple[str, str]]:
    """Join "Long Name (LN)": a name and the capitals in brackets right behind it."""
    joins = {}
    for before, after in pairwise(names):
        between = text[before.end : after.start]
        if between.strip() == "(" and text[after.end : after.end + 1] == ")" and _ACRONYM.fullmatch(after.words):
            joins[_key(after)] = (_key(before), "acronym")
    return joins


def _surnames(groups: dict[str, list[tuple[_Name, str]]]) -> dict[str, tuple[str, str]]:
    """Join a last name that stands alone to the one full name of the article that ends in it."""
    full: dict[str, list[str]] = defaultdict(list)
    for key, group in groups.items():
        if " " in key and _label(group) == "PERSON":
            full[key.rsplit(" ", 1)[1]].append(key)
    return {last: (keys[0], "surname") for last, keys in full.items() if len(keys) == 1 and last in groups}


def _label(group: Sequence[tuple[_Name, str]]) -> str:
    """Give the label of most mentions; the first one's where there are two of equal number."""
    return Counter(name.label for name, _ in group).most_common(1)[0][0]


def _entity(doc: Doc, group: list[tuple[_Name, str]]) -> Entity:
    ordered = sorted(group, key=lambda member: member[0].start)
    fullest = max((name for name, rule in ordered if rule != "acronym"), key=lambda name: len(name.words))
    label = _label(ordered)
    titles = (_title(doc, name.span) for name, _ in ordered) if label == "PERSON" else iter(())
    return Entity(
        id=f"entity-{ordered[0][0].start}",
        name=" ".join(fullest.words.split()),
        label=label,
        title=next((title for title in titles if title), None),
        mentions=tuple(Mention(start=name.start, end=name.end, rule=rule) for name, rule in ordered),
    )


def _title(doc: Doc, name: Span) -> str | None:
    """Find the words that the article puts before a name or in apposition to it."""
    return _title_before(doc, name) or _title_beside(name)


def _title_before(doc: Doc, name: Span) -> str | None:
    start = name.start
    while start > 0 and _belongs_to_name(doc[start - 1], name):
        start -= 1
    words = doc[start : name.start]
    return str(words.text) if any(_is_title(token) for token in words) else None


def _belongs_to_name(token: Token, name: Span) -> bool:
    """Tell whether ``token``, to the left of ``name``, modifies it (or a word between that does)."""
    modifies = token.dep_ in ("compound", "amod", "nmod") and token.i < token.head.i < name.end
    return token.pos_ in ("PROPN", "NOUN", "ADJ") and (modifies or _is_title(token)) and not token.is_space


def _title_beside(name: Span) -> str | None:
    if not name.doc.has_annotation("DEP"):
        return None
    head = name.root
    beside = [child for child in head.children if child.dep_ == "appos"]
    if head.dep_ == "appos":
        beside.insert(0, head.head)
    for noun in beside:
        if _is_title(noun) and noun.pos_ == "NOUN":
            left, right = noun.left_edge.i, noun.right_edge.i
            words = noun.doc[left : min(right + 1, name.start) if left < name.start else right + 1]
            return str(words.text.strip(" ,\n"))
    return None


def _is_title(token: Token) -> bool:
    return token.lower_ in roles() or bool(_ABBREVIATED_TITLE.match(token.text) and token.is_title)
