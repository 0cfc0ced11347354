"""Doc to the answers of an interview that is printed without labels: paragraphs that ask, others that say "I"."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from newsnb.extract.clauses import SUBJECTS
from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import Attribution, Name
from newsnb.lang import english
from newsnb.text.parts import SILENT, lies_in
from newsnb.values import Span

_ASKED = english.attributions.patterns.asked
_FIRST_PERSON = english.attributions.patterns.own_words
_INTERVIEW = english.attributions.patterns.interview
_TOPIC = english.attributions.patterns.topic
_RULE = "interview answer"
_LONGEST_HEADING = 60  # characters
_SENTENCE_ENDS = ".,:;!?…”’\"')]"
_LEAST_QUESTIONS = 3
_LEAST_DENSE = 0.25  # share of the paragraphs between the first question and the last that ask
_LEAST_PERSONAL = 0.4  # share of the questions that say "you", and of the answers that say "I"
_GAP = 2  # paragraphs from a question to the next
_LONGEST_REMARK = 30  # words of an interviewer that are no question: "You never married."


def propose_interview_answer(discourse: Discourse, names: Sequence[Name], stance: bool) -> Iterator[Attribution]:
    """Yield the paragraphs behind each question, as words of the person whom the lines before tell of most."""
    spoken, asking = _find_questions(discourse)
    answers = _answers(discourse.text, spoken, asking)
    asked = _asked_before(discourse, names, answers)
    if asked is None and _share(discourse.text, [[spoken[at]] for at in asking], _ASKED) < _LEAST_PERSONAL:
        return
    for content in filter(None, (_without_narration(answer, names, asked) for answer in answers)):
        yield _answer_of(discourse, asked, content)


def _answer_of(discourse: Discourse, asked: Name | None, content: tuple[Span, ...]) -> Attribution:
    source = ((asked.start, asked.end),) if asked else ()
    head = discourse.token(asked.end - 1) if asked else None
    return Attribution(head=-1 - content[0][0], rule=_RULE, cue=(), content=content, source=source, source_head=head)


def _asked_before(discourse: Discourse, names: Sequence[Name], answers: Sequence[tuple[Span, ...]]) -> Name | None:
    """Return whom the lines around the answers tell of as the one who gives them, if there are any answers."""
    if not answers:
        return None
    inside = [span for answer in answers for span in answer]
    is_silent = lies_in(discourse.layout.parts, *SILENT)
    told_of = (name for name in names if not _lies_in(inside, name.start) and not is_silent(name.start))
    persons = [name for name in told_of if name.label == "PERSON"]
    first = inside[0][0]
    return _find_asked(discourse, persons, first) or _only_one([one for one in persons if one.start < first])


def _find_questions(discourse: Discourse) -> tuple[list[Span], list[int]]:
    """Return the paragraphs of an article, and the numbers of those that ask; none where they are too few."""
    text = discourse.text
    is_silent = lies_in(discourse.layout.parts, *SILENT)
    spoken = [span for span in discourse.layout.paragraphs if not is_silent(span[0]) and not _is_heading(text, span)]
    asking = [at for at, span in enumerate(spoken) if text.endswith("?", *span)]
    is_dense = len(asking) >= _LEAST_QUESTIONS and len(asking) >= _LEAST_DENSE * (asking[-1] - asking[0])
    return spoken, asking if is_dense and not discourse.layout.turns else []


def _answers(text: str, spoken: Sequence[Span], asking: Sequence[int]) -> list[tuple[Span, ...]]:
    """Return the paragraphs behind what an interviewer says; none where those who answer hardly say "I"."""
    said = sorted({*asking, *_remarks(text, spoken, asking)}) if asking else []
    answers = [tuple(spoken[at + 1 : end]) for at, end in pairwise([*said, len(spoken)])]
    kept = [answer for answer in answers if answer]
    return kept if _share(text, kept, _FIRST_PERSON) >= _LEAST_PERSONAL else []


def _remarks(text: str, spoken: Sequence[Span], asking: Sequence[int]) -> Iterator[int]:
    """Yield the paragraphs in which an interviewer says something, and asks nothing ("You have not married").

    They are shorter than what stands around them, and speak of "you" or stand where every second paragraph asks.
    """
    turn = Counter(at % _GAP for at in asking).most_common(1)[0][0]
    said = set(asking)
    for at in range(max(1, asking[0] - _GAP), asking[-1]):
        if _stands_alone(said, at) and _is_remark(text, spoken[at - 1 : at + 2], at % _GAP == turn):
            said.add(at)
            yield at
    for at in range(asking[0] + _GAP, asking[-1] - 1):
        is_between = _stands_alone(said, at) and said.issuperset((at - _GAP, at + _GAP))
        if is_between and _FIRST_PERSON.search(text, *spoken[at]) is None:
            said.add(at)
            yield at


def _stands_alone(said: Collection[int], at: int) -> bool:
    """Return whether an interviewer says neither a paragraph nor one beside it."""
    return not any(near in said for near in (at - 1, at, at + 1))


def _is_remark(text: str, paragraphs: Sequence[Span], fits: bool) -> bool:
    """Return whether the second of three paragraphs may be a remark; ``fits`` if it stands where one should."""
    before, length, behind = (len(text[slice(*span)].split()) for span in paragraphs)
    if length >= min(before, _LONGEST_REMARK):
        return False
    return (fits and length < behind) or _speaks_to_somebody(text, paragraphs[1])


def _speaks_to_somebody(text: str, paragraph: Span) -> bool:
    return _ASKED.search(text, *paragraph) is not None and _FIRST_PERSON.search(text, *paragraph) is None


def _only_one(named: Sequence[Name]) -> Name | None:
    """Return the only person of those whom the lines before the first answer name in full, or else at all."""
    in_full = [name for name in named if " " in name.words] or named
    is_alone = len({_last_word(name) for name in in_full}) == 1
    return in_full[0] if is_alone else None


def _is_heading(text: str, paragraph: Span) -> bool:
    words = text[slice(*paragraph)]
    return len(words) <= _LONGEST_HEADING and words[-1] not in _SENTENCE_ENDS


def _share(text: str, passages: Sequence[Sequence[Span]], pattern: re.Pattern[str]) -> float:
    """Return the share of passages in which a pattern is found."""
    found = sum(any(pattern.search(text, *span) for span in passage) for passage in passages)
    return found / max(1, len(passages))


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
    """Yield whom a sentence names behind "interviewed", or right before "tells"; not the subject of the talk.

    Of "Berg paints. She spoke to Reed", it is the one named first in the paragraph.
    """
    text = discourse.text
    for match in _INTERVIEW.finditer(text, 0, limit):
        start, end = discourse.paragraph_span(match.start())
        near = [name for name in persons if start <= name.start < end]
        if match["answers"] or match["replies"]:
            told_of = [name for name in near if name.end < match.start()]
            yield from told_of[:1] if match["replies"] else told_of[-1:]
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
