"""Candidates to probabilities: a logistic model over the structure around a cue.

Its features hold dependency labels, parts of speech, function words, the classes of our own lexicons, quotation marks
and lengths, and no other word. The weights stand in ``weights.csv``, a feature a line; its first lines say what they
were learned on and how to learn them anew.
"""

import csv
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from math import exp
from operator import itemgetter

from spacy.tokens import Token

from newsnb.extract.quotes.candidates import Candidate, Option
from newsnb.extract.quotes.phrases import cue_of
from newsnb.lexicon import cues, roles

_Key = str | tuple[str, ...]
_Getter = Callable[[dict[str, str]], _Key]

BIAS = "bias"
_FUNCTION_WORDS = frozenset(("DET", "ADP", "PRON", "SCONJ", "CCONJ", "AUX", "PART"))
_CARRIES_SUBJECT = frozenset(("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp"))
_LENGTHS = (1, 2, 4, 8, 16, 32)  # tokens; edges of the classes of length
_FURTHEST_SUBJECT = 4  # steps up the tree

# Which values are looked at together. A feature is their names and values: "class=say subject=ent:PERSON".
OF_CUE = (
    ("class",), ("tag",), ("dep",), ("subject",), ("hops",), ("marked",), ("aux",), ("frames",), ("kinds",),
    ("relation",), ("above",), ("class", "above"), ("class", "subject"), ("class", "tag"), ("class", "dep"),
    ("class", "marked"), ("class", "aux"), ("class", "kinds"), ("class", "frames"),
)  # fmt: skip
OF_OPTION = (
    ("option",), ("opening",), ("quoted",), ("length",), ("object",), ("inside",), ("group",), ("gap",), ("rest",),
    ("class", "option"), ("class", "option", "person"), ("option", "opening"), ("class", "option", "opening"),
    ("class", "quoted"), ("option", "quoted"), ("option", "length"), ("class", "length"), ("class", "object"),
    ("option", "object"), ("class", "option", "object"), ("class", "inside"), ("subject", "option"),
    ("subject", "object"), ("class", "group"), ("kinds", "option"), ("dep", "option"), ("tag", "option"),
    ("class", "tag", "option"), ("frames", "option"),
)  # fmt: skip


def rank(candidate: Candidate, quoted: Sequence[bool]) -> tuple[float, Option]:
    """Give the best option of ``candidate`` and the probability that its words are attributed to somebody.

    Parameters
    ----------
    candidate
        A cue and the ways to take its content.
    quoted
        For each token of the Doc, whether it stands in quotation marks.
    """
    cue = values_of_cue(candidate, quoted)
    shared = _weights()[BIAS] + _sum(cue, _tables(OF_CUE))
    best, chosen = float("-inf"), candidate.options[0]
    for option in candidate.options:
        values = cue | values_of_option(candidate, option, quoted)
        total = shared + _sum(values, _tables(OF_OPTION))
        if total > best:
            best, chosen = total, option
    return 1 / (1 + exp(-best)), chosen


def features_of(candidate: Candidate, option: Option, quoted: Sequence[bool]) -> list[str]:
    """Give all features of one option, as the training script needs them."""
    cue = values_of_cue(candidate, quoted)
    values = cue | values_of_option(candidate, option, quoted)
    return [*_features(cue, OF_CUE), *_features(values, OF_OPTION)]


def values_of_cue(candidate: Candidate, quoted: Sequence[bool]) -> dict[str, str]:
    """Describe a cue: its class, its form, its subject, and what depends on it."""
    head = candidate.head
    subject, hops, relation = _subject(head)
    kinds = {option.kind for option in candidate.options if option.kind not in ("right", "suffix", "prefix", "around")}
    helpers = [c.lower_ for c in head.children if c.dep_ in ("aux", "auxpass", "neg")]
    helpers += ["agent" for c in head.children if c.dep_ == "agent"]
    kind = _kind_of_word(subject) if subject is not None else "none"
    return {
        "class": f"{candidate.cue.pos[0]}:{candidate.cue.kind}",
        "frames": "+".join(sorted(candidate.cue.frames)),
        "tag": head.tag_,
        "dep": head.dep_,
        "subject": kind,
        "person": kind.partition(":")[0],
        "relation": relation,
        "hops": str(hops),
        "marked": str(quoted[head.i]),
        "aux": "+".join(helpers),
        "kinds": "+".join(sorted(kinds)),
        "above": _above(head),
    }


def values_of_option(candidate: Candidate, option: Option, quoted: Sequence[bool]) -> dict[str, str]:
    """Describe one way to take the content: its form, its length, its first word, the marks in it."""
    head, first = candidate.head, option.heads[0]
    left, right = _edges(candidate, option)
    length = right.i - left.i + 1
    marked = sum(quoted[left.i : right.i + 1])
    preposition = first.lower_ if first.pos_ == "ADP" else ""
    inner = next((c for c in first.children if c.dep_ in ("pobj", "pcomp")), None) if preposition else None
    form = option.kind + (f"/{preposition}" if preposition else "")
    for child in first.children:
        if child.dep_ == "aux" and child.lower_ == "to":
            form += "/to"
        elif child.dep_ in ("nsubj", "nsubjpass", "expl"):
            form += "/clause"
    return {
        "option": form,
        "opening": left.lower_ if left.pos_ in _FUNCTION_WORDS else left.tag_,
        "quoted": "none" if not marked else "some" if 2 * marked < length else "most",
        "length": str(sum(length > edge for edge in _LENGTHS)),
        "object": _kind_of_word(first) if first.pos_ in ("NOUN", "PROPN", "PRON", "NUM") else first.tag_,
        "inside": _kind_of_word(inner) if inner is not None else "",
        "group": f"{option.kind}:" + "+".join(token.dep_ for token in option.heads[:3]),
        "gap": str(min(3, left.i - head.i - 1)) if left.i > head.i else "before",
        "rest": str(any(c.i > right.i and not c.is_punct for c in head.children)),
    }


def _edges(candidate: Candidate, option: Option) -> tuple[Token, Token]:
    if option.indices:
        doc = candidate.head.doc
        return doc[option.indices[0]], doc[option.indices[-1]]
    return option.heads[0].left_edge, option.heads[-1].right_edge


def _sum(values: dict[str, str], tables: Sequence[tuple[_Getter, dict[_Key, float]]]) -> float:
    return sum([table.get(looked_at(values), 0.0) for looked_at, table in tables])


@cache
def _tables(templates: tuple[tuple[str, ...], ...]) -> tuple[tuple[_Getter, dict[_Key, float]], ...]:
    """Give the weights of each template by the values alone, so that no feature is spelt out to be looked up."""
    found: dict[tuple[str, ...], dict[_Key, float]] = {names: {} for names in templates}
    for feature, weight in _weights().items():
        names, values = zip(*(part.partition("=")[::2] for part in feature.split(" ")), strict=True)
        if names in found:
            found[names][values[0] if len(values) == 1 else values] = weight
    return tuple((itemgetter(*names), table) for names, table in found.items())


def _features(values: dict[str, str], templates: Sequence[tuple[str, ...]]) -> Iterator[str]:
    for names in templates:
        yield " ".join([f"{name}={values[name]}" for name in names])


def _subject(head: Token) -> tuple[Token | None, int, str]:
    """Find who could be the source, how many steps up the tree, and by which dependency."""
    if head.pos_ not in ("VERB", "AUX"):
        owner = next((child for child in head.children if child.dep_ == "poss"), None)
        return owner, 0, "poss"
    seen = head
    for hops in range(_FURTHEST_SUBJECT + 1):
        for child in seen.children:
            if child.dep_ in ("nsubj", "nsubjpass", "csubj"):
                return child, hops, child.dep_
        if seen.dep_ == "acl":
            return seen.head, hops + 1, "acl"
        if seen.dep_ not in _CARRIES_SUBJECT or seen.head.i == seen.i:
            break
        seen = seen.head
    return None, 0, ""


def _above(head: Token) -> str:
    """Say which class of cue has ``head`` in what it takes as its complement, if any."""
    seen = head
    for _ in range(_FURTHEST_SUBJECT):
        if seen.head.i == seen.i:
            break
        complement = seen.dep_ in ("ccomp", "xcomp", "acl", "pcomp")
        seen = seen.head
        cue = cue_of(seen) if complement else None
        if cue is not None:
            return cue.kind
    return "none"


def _kind_of_word(token: Token) -> str:
    """Say what kind of thing a noun is: a pronoun as it stands, an entity by label, a role, a cue by class."""
    if token.pos_ == "PRON":
        return f"pron:{token.lower_}"
    if token.ent_type_:
        return f"ent:{token.ent_type_}"
    if token.pos_ == "PROPN":
        return "propn"
    lemma = token.lemma_.lower()
    if lemma in roles():
        return "role"
    cue = cues().get((lemma, "noun"))
    return f"cue:{cue.kind}" if cue is not None else token.tag_


@cache
def _weights() -> dict[str, float]:
    """Read ``weights.csv``; lines that begin with # say where the weights come from."""
    with (files("newsnb") / "extract" / "quotes" / "weights.csv").open(encoding="utf-8") as lines:
        rows = csv.reader(line for line in lines if not line.startswith("#"))
        return {feature: float(weight) for feature, weight in rows}
