"""The class picture: an article with how many marked what, where the class split, and where the machine differs."""

from statistics import median
from typing import Any

from newsnb.classroom.lesson.exercise import QUESTIONS
from newsnb.classroom.lesson.matching import is_speaker
from newsnb.classroom.lesson.words import brief
from newsnb.classroom.together.agreement import LAYERS, Agreement
from newsnb.classroom.together.grouping import NOBODY, Group, say_counts
from newsnb.classroom.together.painting import paint
from newsnb.errors import PackageNotFound
from newsnb.views.assets import bare, policy, render
from newsnb.views.words import NAMINGS

_SHOWN = 6  # splits, and differences to the machine: what a class can discuss, and one sheet holds
_SHADES = 4
_LONG = 90  # letters of a quote in a list
_ONE_SHEET = 2600  # characters of an article that fit one sheet in the usual size
_SPLIT = 0.25  # of 1; a class that differs less does not split


def class_page(agreement: Agreement) -> str:
    """Return the page to project or print."""
    return render(
        "class.html",
        title=agreement.answers[0].title or "An article",
        about=f"{len(agreement.answers)} students",
        is_long=len(agreement.text) > _ONE_SHEET,
        style=bare("lesson/paper.css"),
        policy=policy([]),
        paragraphs=_paint(agreement),
        of=len(agreement.answers),
        figures=_list_figures(agreement),
        splits=_list_splits(agreement),
        machine=_list_machine(agreement),
        has_machine=agreement.reading is not None,
        judgements=_list_judgements(agreement),
    )


def class_cell(agreement: Agreement) -> str:
    """Return the output of a cell: the page in a frame."""
    return render("framed.html", title="The class picture", frame=class_page(agreement))


def _paint(agreement: Agreement) -> list[Any]:
    of = len(agreement.answers)
    counts: dict[str, dict[int, int]] = {kind: {} for kind in LAYERS}
    for marks in agreement.marks.values():
        for kind in LAYERS:
            for number in {number for mark in marks if mark.kind == kind for number in mark.words}:
                counts[kind][number] = counts[kind].get(number, 0) + 1
    looks: dict[int, frozenset[str]] = {}
    for kind, shared in counts.items():
        for number, count in shared.items():
            shade = 1 + min(_SHADES - 1, (_SHADES * count - 1) // of)
            looks[number] = looks.get(number, frozenset()) | {f"{kind}-{shade}"}
    tags: dict[int, tuple[tuple[str, str], ...]] = {}
    for group in agreement.groups:
        if group.codes:
            tags[group.words[0]] = (*tags.get(group.words[0], ()), (f"of-{group.kind}", str(len(group.codes))))
    parts = agreement.reading.parts if agreement.reading else ()
    return paint(agreement.text, parts, _fill_gaps(looks), tags)


def _fill_gaps(looks: dict[int, frozenset[str]]) -> dict[int, frozenset[str]]:
    """Return the looks with what two words share for a sign between them, which nobody counted."""
    between = {
        number + 1: look & looks[number + 2]
        for number, look in looks.items()
        if number + 1 not in looks and number + 2 in looks
    }
    return looks | between


def _list_figures(agreement: Agreement) -> list[dict[str, str]]:
    """Return what each layer's agreement is, in figures."""
    try:
        alphas = agreement.alpha
    except PackageNotFound:
        alphas = dict.fromkeys(agreement.find)
    pairs = agreement.pairs
    found = []
    for layer, alpha in alphas.items():
        scores = list(pairs.loc[pairs["layer"] == layer, "f1"].dropna())
        found.append({
            "layer": {"speaker": "who says it", "naming": "how it is named"}.get(layer, layer),
            "alpha": "–" if alpha is None else f"{alpha:.2f}",
            "pairs": f"{median(scores):.2f} ({min(scores):.2f} to {max(scores):.2f})" if scores else "–",
        })  # fmt: skip
    return found


def _list_splits(agreement: Agreement) -> list[dict[str, str]]:
    """Return where the class is split most."""
    marked = [group for group in agreement.groups if group.codes and agreement.split(group) >= _SPLIT]
    ranked = sorted(marked, key=lambda group: (group.kind == "place", -agreement.split(group)))[:_SHOWN]
    return [_describe(agreement, group) for group in sorted(ranked, key=lambda group: group.words)]


def _list_machine(agreement: Agreement) -> list[dict[str, str]]:
    """Return where the reading differs from most: it has what they did not mark, or the other way round."""
    if agreement.reading is None:
        return []
    found = [(group, said) for group in agreement.groups if (said := _differs(agreement, group))]
    ranked = sorted(found, key=lambda pair: pair[0].kind == "place")[:_SHOWN]
    ordered = sorted(ranked, key=lambda pair: pair[0].words)
    return [_describe(agreement, group) | {"said": said} for group, said in ordered]


def _differs(agreement: Agreement, group: Group) -> str:
    most = 2 * len(group.codes) > len(agreement.answers)
    if group.item is None:
        return f"{len(group.codes)} marked it, the machine did not" if most else ""
    if not most:
        return "" if group.item.optional else f"the machine marked it, {len(group.codes) or 'none'} of you did"
    given = _find_majority(group)
    if not given or is_speaker("" if given == NOBODY else given, group.item.accept):
        return ""
    return f"most of you say {given}, the machine says {group.item.speaker or NOBODY}"


def _find_majority(group: Group) -> str:
    """Return the answer that more than half gave, or an empty string."""
    counts = {answer: list(group.speakers.values()).count(answer) for answer in group.speakers.values()}
    return next((answer for answer, count in counts.items() if 2 * count > len(group.speakers)), "")


def _describe(agreement: Agreement, group: Group) -> dict[str, str]:
    namings = {code: NAMINGS.get(naming, naming) for code, naming in group.namings.items()}
    return {
        "words": brief(agreement.words(group), _LONG),
        "kind": group.kind,
        "marked": f"{len(group.codes)} of {len(agreement.answers)} marked it",
        "speakers": say_counts(group.speakers),
        "namings": say_counts(namings),
    }


def _list_judgements(agreement: Agreement) -> list[tuple[str, list[str]]]:
    """Return what students wrote to each question, without their codes."""
    said = {name: [one.judgement[name] for one in agreement.answers if name in one.judgement] for name in QUESTIONS}
    return [(QUESTIONS[name], sorted(sentences)) for name, sentences in said.items() if sentences]
