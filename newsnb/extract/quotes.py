"""Attributions and their speakers to quotes: types, ids, roles, and which stands inside which."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from newsnb.extract.coreference.chains import Chains
from newsnb.extract.coreference.speakers import Speaker, role_of
from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import Attribution
from newsnb.extract.links import add_parents
from newsnb.values import Anonymity, Evidence, Quote, Span


def make_quotes(
    discourse: Discourse, attributions: Sequence[Attribution], chains: Chains, speakers: Sequence[Speaker]
) -> tuple[Quote, ...]:
    """Return a quote for each attribution, in their order."""
    type_of = _types(discourse)
    pairs = zip(attributions, speakers, strict=True)
    return add_parents(_with_ids(_quote(attribution, speaker, chains, type_of) for attribution, speaker in pairs))


def _quote(
    attribution: Attribution, speaker: Speaker, chains: Chains, type_of: Callable[[Sequence[Span]], str]
) -> Quote:
    withheld = speaker.naming != "named" and attribution.anonymity is not None
    rules = [(attribution.rule, span) for span in attribution.cue[:1] or attribution.content[:1]]
    rules += [(speaker.rule, span) for span in attribution.source[:1]]
    return Quote(
        id=f"quote-{attribution.content[0][0]}",
        kind="speech" if attribution.speech else "stance",
        type="direct" if attribution.rule == "speaker turn" else type_of(attribution.content),
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


def _with_ids(quotes: Iterable[Quote]) -> list[Quote]:
    """Return apart the twins that begin at the same character."""
    seen: dict[str, int] = {}
    made = []
    for quote in quotes:
        seen[quote.id] = seen.get(quote.id, 0) + 1
        made.append(quote if seen[quote.id] == 1 else replace(quote, id=f"{quote.id}-{seen[quote.id]}"))
    return made
