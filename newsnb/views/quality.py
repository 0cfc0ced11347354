"""How often newsnb is right, as measured, in the sentences that every view shows."""

from functools import cache
from typing import Any

from newsnb.files import read_shipped_json


@cache
def _load_data() -> dict[str, Any]:
    return read_shipped_json("views", "data", "quality.json")


def honesty(corrected: int = 0) -> str:
    """Return the sentences on mistakes: how often newsnb was right, as far as measured, and how much people corrected.

    >>> honesty(corrected=2).endswith("Corrected by people: 2.")
    True
    """
    figures = [_format_figure(one) for one in _load_data()["figures"] if one["of"]]
    parts = ["newsnb uses a small model and makes mistakes: check what you rely on."]
    if figures:
        parts.append(f"When people checked: {'; '.join(figures)}.")
    if corrected:
        parts.append(f"Corrected by people: {corrected}.")
    return " ".join(parts)


def share_found() -> str:
    """Return how many of the statements in articles are found; empty if nobody measured it."""
    found = _load_data()["found"]
    return _format_figure(found) if found["of"] else ""


def _format_figure(figure: dict[str, Any]) -> str:
    return str(figure["say"]).format(right=figure["right"], of=figure["of"])


def measured_by() -> str:
    """Return who measured, and on what."""
    return str(_load_data()["by"])


def measured_bands() -> dict[str, dict[str, int]]:
    """Return, for quotes and places, how many answers in a hundred are right in each band of scores.

    Bands that nobody measured are left out.
    """
    return {
        kind: {band: share for band, share in bands.items() if share is not None}
        for kind, bands in _load_data()["bands"].items()
    }
