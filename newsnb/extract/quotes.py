"""Attributions and their speakers to quotes: types, ids, roles, and which stands inside which."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.strings import hash_string  # type: ignore[attr-defined] # missing from spaCy's stubs

from newsnb.extract.coreference.chains import Chains
from newsnb.extract.coreference.speakers import role_of
from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import WHOLE
from newsnb.extract.links import add_parents
from newsnb.extract.verdict import Judged
from newsnb.values import Anonymity, Evidence, Quote, Span

_SEMICOLON = hash_string(";")
_MARKS = "\"'“”‘’«»„() \u00a0"


def make_quotes(discourse: Discourse, judged: Iterable[Judged], chains: Chains) -> tuple[Quote, ...]:
    """Return a quote for each attribution, in their order."""
    type_of = _types(discourse)
    return add_parents(_with_ids(_quote(one, discourse, chains, type_of) for one in judged))


def _quote(judged: Judged, discourse: Discourse, chains: Chains, type_of: Callable[[Sequence[Span]], str]) -> Quote:
    attribution, speaker = judged.attribution, judged.speaker
    withheld = speaker.naming != "named" and attribution.anonymity is not None
    rules = [(attribution.rule, span) for span in attribution.cue[:1] or attribution.content[:1]]
    rules += [(speaker.rule, span) for span in attribution.source[:1]]
    return Quote(
        id=f"quote-{attribution.content[0][0]}",
        kind="speech" if attribution.speech and not attribution.names_only else "stance",
        type="direct" if attribution.rule in WHOLE else type_of(attribution.content),
        content=attribution.content,
        cue=attribution.cue,
        source=attribution.source,
        speakers=speaker.entities,
        naming=speaker.naming,
        role=role_of(chains, speaker.entities),
        via=chains.named_at(attribution.via),
        told_to=tuple(name for i in attribution.told_to for name in chains.named_at(i)),
        channel=attribution.channel,
        anonymity=Anonymity(reason=attribution.anonymity or ()) if withheld else None,
        score=round(attribution.score, 2),
        speaker_score=round(judged.speaker_score, 2),
        statements=_statements(discourse, attribution.content),
        evidence=tuple(Evidence(rule=rule, start=start, end=end) for rule, (start, end) in rules),
    )


def _types(discourse: Discourse) -> Callable[[Sequence[Span]], str]:
    """Make a function that tells whether the letters of a content stand in marks: all, none or some."""
    letters, quoted = discourse.letters, discourse.quotations
    starts = [start for start, _ in quoted]

    def type_of(content: Sequence[Span]) -> str:
        inside = total = 0
        for start, end in content:
            first = max(0, bisect_right(starts, start) - 1)
            marked = quoted[first : bisect_left(starts, end)]
            spans = ((max(a, start), min(b, end)) for a, b in marked if start < b)
            inside += sum(letters[b] - letters[a] for a, b in spans)
            total += letters[end] - letters[start]
        return "indirect" if not inside else "mixed" if inside < total else "direct"

    return type_of


def _statements(discourse: Discourse, content: Sequence[Span]) -> tuple[Span, ...]:
    """Return the sentences in a content, and the clauses that a semicolon divides; none where it is one.

    What goes on in small letters behind the reporting words belongs to the statement before it, which then holds them.
    """
    found: list[Span] = []
    for start, end in (part for span in content for part in _sentences(discourse, span)):
        words = discourse.text[start:end].strip(_MARKS)
        if found and (words[:1].islower() and discourse.text[found[-1][1] - 1] != ";"):
            found[-1] = (found[-1][0], end)
        elif any(map(str.isalnum, words)):
            found.append((start, end))
    return tuple(found) if len(found) > 1 else ()


def _sentences(discourse: Discourse, span: Span) -> Iterator[Span]:
    """Yield the parts of a span that end where a sentence or a paragraph does, or at a semicolon."""
    tokens = discourse.tokens(*span)
    begins = [i for i in tokens[1:] if discourse.begins_sentence[i] or discourse.lower[i - 1] == _SEMICOLON]
    edges = [span[0], *(discourse.offsets[i] for i in begins), span[1]]
    for start, end in pairwise(edges):
        words = discourse.text[start:end]
        if words.strip():
            yield start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _with_ids(quotes: Iterable[Quote]) -> list[Quote]:
    """Return apart the twins that begin at the same character."""
    seen: dict[str, int] = {}
    made = []
    for quote in quotes:
        seen[quote.id] = seen.get(quote.id, 0) + 1
        made.append(quote if seen[quote.id] == 1 else replace(quote, id=f"{quote.id}-{seen[quote.id]}"))
    return made
