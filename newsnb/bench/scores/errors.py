"""What people marked and what a system found instead -> an error as a line that can be read."""

from collections.abc import Iterable
from typing import Any

from newsnb.values import Span

Error = dict[str, Any]
"""``article``, ``kind``, ``expected``, ``found`` (None for nothing), and a ``snippet`` of the text around."""

_AROUND = 120  # characters on both sides


def error(article: str, text: str, at: Iterable[Span], **what: Any) -> Error:
    """Return an error of an article, with a snippet of the text around the spans ``at``.

    >>> error("a", "Ada Berg said so.", [(0, 8)], kind="missed", expected="Ada Berg", found=None)["snippet"]
    '[Ada Berg] said so.'
    """
    spans = list(at)
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    snippet = " ".join(f"{before}[{text[start:end]}]{after}".split())
    return {"article": article, **what, "snippet": snippet}


def words(text: str, spans: Iterable[Span]) -> str:
    """Return the words of spans, with dots where something stands between them."""
    return " ... ".join(" ".join(text[start:end].split()) for start, end in spans)
