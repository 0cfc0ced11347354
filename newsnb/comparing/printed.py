"""A reading -> the numbers in it as printed, and the dates and times as they are meant."""

from newsnb.checking.words import is_small, stem_of, words_of
from newsnb.lang import english
from newsnb.reading import Reading

_NUMBER = english.comparing.patterns.number
_TIME = english.comparing.patterns.time
_UNCOUNTED = english.comparing.words.uncounted
_NEAR = 24  # letters after a number in which the word for what it counts stands
_BEHIND = 3  # words after it


def list_numbers(reading: Reading) -> list[tuple[str, str, str]]:
    """Return each number: the stem and the word for what it counts (empty if none follows), and the number."""
    text = reading.text or ""
    dates = [match.span() for match in _TIME.finditer(text)]
    found = []
    for match in _NUMBER.finditer(text):
        if not any(start <= match.start() < end for start, end in dates):
            found.append((*_counted(text, match.end()), match.group()))
    return found


def _counted(text: str, at: int) -> tuple[str, str]:
    """Return the stem and the word for what a number counts: the first telling word of the same clause."""
    stop = min(len(text), at + _NEAR)
    clause = next((end for end in range(at, stop) if text[end] in ',.;:!?\n“”"()'), stop)
    words = words_of(text, [(at, clause)])
    for form, (start, end) in list(zip(words.forms, words.spans, strict=True))[:_BEHIND]:
        whole = end < clause or clause == len(text) or not text[end : end + 1].isalnum()
        if whole and not is_small(form) and form not in _UNCOUNTED:
            return stem_of(form), text[start:end]
    return "", ""


def list_times(reading: Reading) -> list[tuple[str, str]]:
    """Return each date and time: what it means in the form of TIMEX3, or its words if that is no day; and its words."""
    found = [(time.value, (reading.text or "")[time.start : time.end], time) for time in reading.times]
    return [
        (value if any(sign.isdigit() for sign in value) else words.casefold(), words)
        for value, words, time in found
        if time.type in ("date", "time")
    ]
