"""A candidate and the ways to take its content -> what `newsnb.extract.attributions.ranking` goes by.

Dependency labels, parts of speech, function words, the classes of our own lexicons, quotation marks and lengths; no
other word.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from newsnb.extract.attributions.candidates import Candidate, Option
from newsnb.extract.attributions.subjects import climb
from newsnb.extract.phrases import cue_of
from newsnb.lang import english

_FUNCTION_WORDS = frozenset(("DET", "ADP", "PRON", "SCONJ", "CCONJ", "AUX", "PART"))
_LENGTHS = (1, 2, 4, 8, 16, 32)  # tokens; edges of the classes of length
_FURTHEST_CUE = 4  # steps up the tree


def values_of_cue(candidate: Candidate, quoted: Sequence[bool]) -> dict[str, str]:
    """Describe a cue: its class, its form, its subject, and what depends on it."""
    head = candidate.head
    subject, hops, relation = _subject(head)
    kinds = {option.kind for option in candidate.options if option.kind not in ("right", "suffix", "prefix", "around")}
    helpers = [c.lower_ for c in head.children if c.dep_ in ("aux", "auxpass", "neg")]
    helpers += ["agent" for c in head.children if c.dep_ == "agent"]
    kind = _kind_of_word(subject) if subject is not None else "none"
    return {
        "class": f"{candidate.cue.pos[0]}:{candidate.cue.kind}{'' if candidate.cue.often else '?'}",
        "sense": f"{candidate.cue.pos[0]}:{candidate.cue.sense}",
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
        "mark": _mark(head),
        "sister": _sister(head),
        "det": _determiner(head) if head.pos_ == "NOUN" else "-",
        "gov": _governor(head) if head.pos_ == "NOUN" else "-",
    }


def _mark(head: Token) -> str:
    """Give the word that makes a clause of the cue's, if any: "if", "when"."""
    return next((c.lower_ for c in head.children if c.dep_ in ("mark", "advmod") and c.tag_ in ("IN", "WRB")), "")


def _determiner(noun: Token) -> str:
    own = next((child for child in noun.children if child.dep_ in ("det", "poss")), None)
    return "" if own is None else own.lower_ if own.pos_ in _FUNCTION_WORDS else own.dep_


def _sister(head: Token) -> str:
    """Say which class of cue ``head`` is joined to, or adds something to, if any."""
    if head.dep_ not in ("conj", "advcl", "xcomp", "pcomp") or head.head.i == head.i:
        return ""
    above = head.head if head.head.pos_ != "ADP" else head.head.head
    cue = cue_of(above)
    return f"{head.dep_}:{cue.kind if cue is not None else above.pos_}"


def _governor(noun: Token) -> str:
    """Say what a noun hangs on: a cue by class, or a part of speech."""
    above = noun.head
    cue = cue_of(above)
    name = above.lower_ if above.pos_ == "ADP" else cue.kind if cue is not None else above.pos_
    return f"{noun.dep_}:{name}"


def _sketch(token: Token) -> str:
    """Say in a word what a part of a clause is: its dependency, what opens it, whether it has a subject or is a cue."""
    if token.pos_ not in ("VERB", "AUX"):
        return f"{token.dep_}:{token.lower_ if token.pos_ in _FUNCTION_WORDS else token.tag_}"
    mark, subject = "", ""
    for child in token.children:
        if child.tag_ in ("IN", "WRB", "TO") and child.dep_ in ("mark", "advmod"):
            mark = child.lower_
        elif child.dep_ in ("nsubj", "nsubjpass", "expl"):
            subject = "s"
    cue = cue_of(token)
    return f"{token.dep_}:{token.tag_}:{mark}:{subject}:{'cue' if cue is not None and cue.is_speech else ''}"


def _last_joined(first: Token) -> Token | None:
    """Give the last clause that is joined to ``first`` by "and", if any."""
    found = None
    for child in first.children:
        if child.dep_ == "conj" and child.i > first.i and child.pos_ in ("VERB", "AUX"):
            found = child
    return found


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
        "next": _next(candidate, option, right),
        "tail": _sketch(option.heads[-1]) if len(option.heads) > 1 else "",
        "inner": _sketch(inner_clause) if (inner_clause := _last_joined(first)) is not None else "",
        "after": _after(right),
        "gap": str(min(3, left.i - head.i - 1)) if left.i > head.i else "before",
    }


def _next(candidate: Candidate, option: Option, right: Token) -> str:
    """Sketch what stands behind an option and depends on the cue, too."""
    return next((_sketch(c) for c in candidate.head.children if c.i > right.i and not c.is_punct), "")


def _after(right: Token) -> str:
    if right.i + 1 >= len(right.doc):
        return ""
    token = right.nbor(1)
    return token.text if token.is_punct else token.pos_


def _edges(candidate: Candidate, option: Option) -> tuple[Token, Token]:
    if option.indices:
        doc = candidate.head.doc
        return doc[option.indices[0]], doc[option.indices[-1]]
    return option.heads[0].left_edge, option.heads[-1].right_edge


def _subject(head: Token) -> tuple[Token | None, int, str]:
    """Find who could be the source, how many steps up the tree, and by which dependency."""
    if head.pos_ not in ("VERB", "AUX"):
        return next((child for child in head.children if child.dep_ == "poss"), None), 0, "poss"
    found = climb(head)
    return (None, 0, "") if found is None else (found.noun, found.steps, found.relation)


def _above(head: Token) -> str:
    """Say which class of cue has ``head`` in what it takes as its complement, if any."""
    seen = head
    for _ in range(_FURTHEST_CUE):
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
    if lemma in english.roles:
        return "role"
    cue = english.cues.get((lemma, "noun"))
    return f"cue:{cue.kind}" if cue is not None else token.tag_
