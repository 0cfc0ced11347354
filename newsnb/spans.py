"""Half-open stretches of a text, in characters: ``text[start:end]`` gives the words."""

Span = tuple[int, int]


def check_span(start: int, end: int) -> None:
    """Raise `ValueError` unless a span has a character and begins at one."""
    if not 0 <= start < end:
        raise ValueError(f"a span needs 0 <= start < end, got {start}:{end}")
