"""How often the machine is right, as measured: what every view says of itself. Reads a data file, gives sentences."""

from functools import cache
from typing import Any

from newsnb.files import read_shipped_json


@cache
def _data() -> dict[str, Any]:
    return read_shipped_json("views", "data", "quality.json")


def honesty(corrected: int = 0) -> str:
    """Say that the machine errs, how often it is right at what (only where that was measured), and what people mended.

    >>> honesty(corrected=2).endswith("Corrected by people: 2.")
    True
    """
    figures = [_sentence(one) for one in _data()["figures"] if one["of"]]
    parts = ["Read by a machine, which errs: check what you rely on."]
    if figures:
        parts.append(f"When people checked: {'; '.join(figures)}.")
    if corrected:
        parts.append(f"Corrected by people: {corrected}.")
    return " ".join(parts)


def share_found() -> str:
    """Say how many of the statements in articles are found; empty where nobody measured it."""
    found = _data()["found"]
    return _sentence(found) if found["of"] else ""


def _sentence(figure: dict[str, Any]) -> str:
    return str(figure["say"]).format(right=figure["right"], of=figure["of"])


def measured_by() -> str:
    """Say who measured, and on what."""
    return str(_data()["by"])


def measured_bands() -> dict[str, dict[str, int]]:
    """Give, for quotes and places, how many answers in a hundred of each band of sureness are right.

    A band that nobody measured is left out.
    """
    return {
        kind: {band: share for band, share in bands.items() if share is not None}
        for kind, bands in _data()["bands"].items()
    }
