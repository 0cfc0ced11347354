"""A score to the band it falls in, in a reader's words: sure, fairly sure or unsure.

Scores are probabilities between 0 (a guess) and 1 (certain). How often the answers of each band are right is measured
on annotated articles and shown beside them; see ``newsnb/views/data/quality.json``.
"""

BANDS = ((0.8, "sure"), (0.5, "fairly sure"), (0.0, "unsure"))
"""The lowest score of each band and its name, highest first.

The edges are our own choice: scores are fitted so that .8 is right about four times in five, and .5 every other time.
"""


def band_of(score: float | None) -> str:
    """Return the band that ``score`` falls in, or an empty string if nothing was measured.

    >>> band_of(0.93), band_of(0.6), band_of(0.2), band_of(None)
    ('sure', 'fairly sure', 'unsure', '')
    """
    if score is None:
        return ""
    return next((name for lowest, name in BANDS if score >= lowest), BANDS[-1][1])
