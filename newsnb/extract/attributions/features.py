"""A candidate and the ways to take its content -> what `newsnb.extract.attributions.ranking` goes by.

Dependency labels, parts of speech, function words, the classes of our own lexicons, quotation marks and lengths; no
other word.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import chain

import spacy.symbols as sym
from spacy.strings import hash_string  # type: ignore[attr-defined] # missing from spaCy's stubs
from spacy.tokens import Token

from newsnb.extract.attributions.candidates import Candidate, Option
from newsnb.extract.attributions.courts import is_heard
from newsnb.extract.attributions.sources import climb
from newsnb.extract.grammar import VERBS, above, child_of, children_of, ids_of, is_root
from newsnb.extract.phrases import cue_of
from newsnb.lang import english

_FUNCTION_WORDS = frozenset((sym.DET, sym.ADP, sym.PRON, sym.SCONJ, sym.CCONJ, sym.AUX, sym.PART))
_NAMED = frozenset((sym.NOUN, sym.PROPN, sym.PRON, sym.NUM))
_HELPERS = frozenset((sym.aux, sym.auxpass, sym.neg))
_MARKS = frozenset((sym.mark, sym.advmod))
_MARK_TAGS = ids_of("IN WRB")
_OPENS_CLAUSE = _MARK_TAGS | ids_of("TO")
_DETERMINERS = frozenset((sym.det, sym.poss))
_SISTERS = frozenset((sym.conj, sym.advcl, sym.xcomp, sym.pcomp))
_COMPLEMENTS = frozenset((sym.ccomp, sym.xcomp, sym.acl, sym.pcomp))
_INNER = frozenset((sym.pobj, sym.pcomp))
_SUBJECTS = frozenset((sym.nsubj, sym.nsubjpass, sym.expl))
_GROUPS = english.attributions.words.groups_of_parts
_LENGTHS = (1, 2, 4, 8, 16, 32)  # tokens; edges of the classes of length
_SEMICOLON = hash_string(";")
_FURTHEST_CUE = 4  # steps up the tree


def values_of_cue(candidate: Candidate, quoted: Sequence[bool]) -> dict[str, str]:
    """Return what describes a cue: its class, its form, its subject, and what depends on it."""
    head, cue = candidate.head, candidate.cue
    subject, hops, relation = _subject(head)
    kind = _kind_of_word(subject) if subject is not None else "none"
    is_noun, heard = head.pos == sym.NOUN, is_heard(head) or _stands_alone(head)
    return {
        "class": f"{cue.pos[0]}:{cue.kind}" + "?" * (not cue.often),
        "sense": f"{cue.pos[0]}:{cue.sense}",
        "frames": "+".join(sorted(cue.frames)),
        "tag": head.tag_,
        "dep": "ROOT" if heard else head.dep_,
        "subject": kind,
        "person": kind.partition(":")[0],
        "relation": relation,
        "hops": str(hops),
        "marked": str(quoted[head.i]),
        "aux": _helpers(candidate.children),
        "kinds": "+".join(sorted({option.kind for option in candidate.options} - _GROUPS)),
        "above": "none" if heard else _above(head),
        "mark": next((c.lower_ for c in candidate.children if c.dep in _MARKS and c.tag in _MARK_TAGS), ""),
        "sister": _sister(head),
        "det": _determiner(candidate.children) if is_noun else "-",
        "gov": _governor(head) if is_noun else "-",
    }


def _stands_alone(head: Token) -> bool:
    """Return whether a semicolon parts a clause from the one that the parser hung it on: "He asked why; she said"."""
    if head.dep != sym.ccomp:
        return False
    before, behind = head.left_edge.i - 1, head.right_edge.i + 1
    return any(head.doc[i].lower == _SEMICOLON for i in (before, behind) if 0 <= i < len(head.doc))


def _helpers(children: Sequence[Token]) -> str:
    agents = [child.dep_ for child in children if child.dep == sym.agent]
    return "+".join([child.lower_ for child in children if child.dep in _HELPERS] + agents)


def _determiner(children: Sequence[Token]) -> str:
    own = next((child for child in children if child.dep in _DETERMINERS), None)
    return "" if own is None else own.lower_ if own.pos in _FUNCTION_WORDS else own.dep_


def _sister(head: Token) -> str:
    """Return which class of cue ``head`` is joined to, or adds something to, if any."""
    if head.dep not in _SISTERS or is_root(head):
        return ""
    over = head.head.head if head.head.pos == sym.ADP else head.head
    return f"{head.dep_}:{_class_or_pos(over)}"


def _governor(noun: Token) -> str:
    """Return what a noun hangs on: a cue by class, or a part of speech."""
    over = noun.head
    return f"{noun.dep_}:{over.lower_ if over.pos == sym.ADP else _class_or_pos(over)}"


def _class_or_pos(token: Token) -> str:
    cue = cue_of(token)
    return cue.kind if cue is not None else token.pos_


def _sketch(token: Token) -> str:
    """Return a part of a clause in a word: its dependency, what opens it, whether it has a subject or is a cue."""
    if token.pos not in VERBS:
        return f"{token.dep_}:{token.lower_ if token.pos in _FUNCTION_WORDS else token.tag_}"
    children = list(token.children)
    marks = [c.lower_ for c in children if c.tag in _OPENS_CLAUSE and c.dep in _MARKS]
    subject = "s" if any(child.dep in _SUBJECTS for child in children) else ""
    cue = cue_of(token)
    is_cue = "cue" if cue is not None and cue.is_speech else ""
    return f"{token.dep_}:{token.tag_}:{''.join(marks[-1:])}:{subject}:{is_cue}"


def values_of_option(candidate: Candidate, option: Option, quoted: Sequence[bool]) -> dict[str, str]:
    """Return what describes one way to take the content: its form, its length, its first word, the marks in it."""
    head, first = candidate.head, option.heads[0]
    left, right = _edges(option)
    length, marked = right.i - left.i + 1, sum(quoted[left.i : right.i + 1])
    inside = child_of(first, *_INNER) if first.pos == sym.ADP else None
    joined = [child for child in children_of(first, sym.conj) if child.i > first.i and child.pos in VERBS]
    return {
        "option": _form(option.kind, first),
        "opening": left.lower_ if left.pos in _FUNCTION_WORDS else left.tag_,
        "quoted": "none" if not marked else "some" if 2 * marked < length else "most",
        "length": str(bisect_left(_LENGTHS, length)),
        "object": _kind_of_word(first) if first.pos in _NAMED else first.tag_,
        "inside": _kind_of_word(inside) if inside is not None else "",
        "group": f"{option.kind}:" + "+".join([token.dep_ for token in option.heads[:3]]),
        "next": next((_sketch(c) for c in candidate.children if c.i > right.i and not c.is_punct), ""),
        "tail": _sketch(option.heads[-1]) if len(option.heads) > 1 else "",
        "inner": _sketch(joined[-1]) if joined else "",
        "after": _after(right),
        "gap": str(min(3, left.i - head.i - 1)) if left.i > head.i else "before",
    }


def _form(kind: str, first: Token) -> str:
    """Return the kind of an option with its preposition, and whether it has *to* or a subject of its own."""
    parts = [kind, first.lower_] if first.pos == sym.ADP else [kind]
    for child in first.children:
        if child.dep in _SUBJECTS:
            parts.append("clause")
        elif child.dep == sym.aux and child.lower_ == "to":
            parts.append("to")
    return "/".join(parts)


def _after(right: Token) -> str:
    if right.i + 1 >= len(right.doc):
        return ""
    token = right.nbor(1)
    return token.text if token.is_punct else token.pos_


def _edges(option: Option) -> tuple[Token, Token]:
    if option.indices:
        doc = option.heads[0].doc
        return doc[option.indices[0]], doc[option.indices[-1]]
    return option.heads[0].left_edge, option.heads[-1].right_edge


def _subject(head: Token) -> tuple[Token | None, int, str]:
    """Find who could be the source, how many steps up the tree, and by which dependency."""
    if head.pos not in VERBS:
        return child_of(head, sym.poss), 0, "poss"
    found = climb(head)
    return (None, 0, "") if found is None else (found.noun, found.steps, found.relation)


def _above(head: Token) -> str:
    """Return which class of cue has ``head`` in what it takes as its complement, if any."""
    for lower, over in zip(chain((head,), above(head, _FURTHEST_CUE)), above(head, _FURTHEST_CUE), strict=False):
        cue = cue_of(over) if lower.dep in _COMPLEMENTS else None
        if cue is not None:
            return cue.kind
    return "none"


def _kind_of_word(token: Token) -> str:
    """Return what kind of thing a noun is: a pronoun as it stands, an entity by label, a role, a cue by class."""
    if token.pos == sym.PRON:
        return f"pron:{token.lower_}"
    if token.ent_type:
        return f"ent:{token.ent_type_}"
    if token.pos == sym.PROPN:
        return "propn"
    lemma = token.lemma_.lower()
    cue = english.cues.get((lemma, "noun"))
    if lemma in english.roles:
        return "role"
    return f"cue:{cue.kind}" if cue is not None else token.tag_
