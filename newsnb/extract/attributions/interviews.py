"""Doc to the answers of an interview that is printed without labels: paragraphs that ask "you", others that say "I"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsnb.extract.clauses import SUBJECTS
from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import Attribution, Name
from newsnb.lang import english
from newsnb.text.parts import lies_in
from newsnb.values import Span

_ASKED = english.attributions.patterns.asked
_FIRST_PERSON = english.attributions.patterns.own_words
_INTERVIEW = english.attributions.patterns.interview
_TOPIC = english.attributions.patterns.topic
_RULE = "interview answer"
_SILENT = ("caption", "credit", "byline", "dateline")
_LONGEST_HEADING = 60  # characters
_SENTENCE_ENDS = ".,:;!?…”’\"')]"
_LEAST_QUESTIONS = 3
_LEAST_DENSE = 0.25  # share of the paragraphs between the first question and the last that ask
_LEAST_PERSONAL = 0.4  # share of the questions that say "you", and of the answers that say "I"


def propose_interview_answer(discourse: Discourse, names: Sequence[Name], stance: bool) -> Iterator[Attribution]:
    """Yield the paragraphs behind each question, as words of the person whom the lines before tell of most."""
    answers = [] if discourse.layout.turns else _answers(discourse)
    if not answers:
        return
    inside = [span for answer in answers for span in answer]
    persons = [name for name in names if name.label == "PERSON" and not _lies_in(inside, name.start)]
    asked = _find_asked(discourse, persons, inside[0][0])
    for content in filter(None, (_without_narration(answer, names, asked) for answer in answers)):
        source = ((asked.start, asked.end),) if asked else ()
        head = discourse.token(asked.end - 1) if asked else None
        yield Attribution(head=-1 - content[0][0], rule=_RULE, cue=(), content=content, source=source, source_head=head)


def _answers(discourse: Discourse) -> list[tuple[Span, ...]]:
    """Return the paragraphs behind each question; none where the article is no interview."""
    text = discourse.text
    is_silent = lies_in(discourse.layout.parts, *_SILENT)
    spoken = [span for span in discourse.layout.paragraphs if not is_silent(span[0]) and not _is_heading(text, span)]
    asking = [at for at, span in enumerate(spoken) if text.endswith("?", *span)]
    if len(asking) < _LEAST_QUESTIONS or len(asking) < _LEAST_DENSE * (asking[-1] - asking[0]):
        return []
    answers = [tuple(spoken[at + 1 : end]) for at, end in pairwise([*asking, len(spoken)])]
    questions = [[spoken[at]] for at in asking]
    is_personal = _share(text, questions, _ASKED) >= _LEAST_PERSONAL <= _share(text, answers, _FIRST_PERSON)
    return [answer for answer in answers if answer] if is_personal else []


def _is_heading(text: str, paragraph: Span) -> bool:
    words = text[slice(*paragraph)]
    return len(words) <= _LONGEST_HEADING and words[-1] not in _SENTENCE_ENDS


def _share(text: str, passages: Sequence[Sequence[Span]], pattern: re.Pattern[str]) -> float:
    """Return the share of passages in which a pattern is found."""
    found = sum(any(pattern.search(text, *span) for span in passage) for passage in passages)
    return found / len(passages)


def _lies_in(spans: Sequence[Span], at: int) -> bool:
    return any(start <= at < end for start, end in spans)


def _find_asked(discourse: Discourse, persons: Sequence[Name], first_answer: int) -> Name | None:
    """Find who is said to be interviewed before the first answer, and named most outside of the answers."""
    said = [*_said_to_answer(discourse, persons, first_answer)] or _heads_the_article(discourse, persons)
    asked = {_last_word(name) for name in said}
    counts = Counter(last for name in persons if (last := _last_word(name)) in asked)
    (best, most), (_, second) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    named = [name for name in persons if _last_word(name) == best]
    return max(named, key=lambda name: (" " in name.words, -name.start)) if most > second else None


def _heads_the_article(discourse: Discourse, persons: Sequence[Name]) -> list[Name]:
    """Return the person whose name and a colon begin the article: "Ada Berg: ‘I never wanted the kitchen’"."""
    start = discourse.paragraph_span(0)[0]
    return [name for name in persons[:1] if name.start == start and discourse.text.startswith(":", name.end)]


def _said_to_answer(discourse: Discourse, persons: Sequence[Name], limit: int) -> Iterator[Name]:
    """Yield whom a sentence names behind "interviewed", or right before "tells"; not the subject of the talk."""
    text = discourse.text
    for match in _INTERVIEW.finditer(text, 0, limit):
        start, end = discourse.paragraph_span(match.start())
        near = [name for name in persons if start <= name.start < end]
        if match["answers"]:
            yield from [name for name in near if name.end < match.start()][-1:]
            continue
        behind = [name for name in near if name.start > match.start() and not _acts(discourse, name)]
        yield from (name for name in behind if _is_asked_alone(text, match.end(), name))


def _is_asked_alone(text: str, after: int, name: Name) -> bool:
    return not _TOPIC.search(text, after, name.start) and not text.startswith(" and ", name.end)


def _acts(discourse: Discourse, name: Name) -> bool:
    """Return whether a name is the subject of a clause: "in an interview with the Herald, Berg said"."""
    return discourse.clauses.dep[discourse.token(name.end - 1)] in SUBJECTS


def _last_word(name: Name) -> str:
    return name.key.rsplit(" ", 1)[-1]


def _without_narration(answer: Sequence[Span], names: Sequence[Name], asked: Name | None) -> tuple[Span, ...]:
    """Cut an answer where a paragraph tells of the person who answers."""
    lasts = [name.start for name in names if asked and _last_word(name) == _last_word(asked)]
    told = (at for at, (start, end) in enumerate(answer) if any(start <= one < end for one in lasts))
    return tuple(answer[: next(told, len(answer))])
