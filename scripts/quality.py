"""What the view says of how often newsnb is right, from the recorded runs of the benchmarks."""

from collections.abc import Sequence
from typing import Any

from newsnb.bench.scores.bands import BANDS
from recorded import SPEECH, STANCE, both_bands, hundred, over_all, run_of


def quality() -> dict[str, Any]:
    """Return what the view says of how often newsnb is right."""
    quotes, speech = run_of("polnear"), run_of("polnear")["figures"][SPEECH]["speech"]
    articles = sum(run_of(name)["articles"] for name in ("lgl", "trnews"))
    speaker = quotes["figures"][STANCE]["stretch"]["found with speaker"]["value"]
    sayings = {
        "of {of} passages in quotation marks, {right} were given the right speaker": round(100 * speaker),
        "of {of} quotes, {right} had the right words and the right source": over_all(quotes["bands"]),
        "of {of} places, {right} lay within 161 km (100 miles) of the right spot": over_all(both_bands()),
    }
    return {
        "by": f"measured on news that people annotated: quotes on {quotes['articles']} articles of PolNeAR, "
        f"places on {articles} of LGL and TR-News",
        "figures": [{"say": say, "right": right, "of": 100} for say, right in sayings.items()],
        "found": {
            "say": "of {of} statements that people marked in news, it found {right}",
            "right": round(100 * speech["content R"]["value"]),
            "of": 100,
        },
        "bands": {"quotes": by_band(quotes["bands"]), "places": by_band(both_bands())},
    }


def by_band(bands: Sequence[dict[str, float]]) -> dict[str, int]:
    """Return how many answers in a hundred of each band are right."""
    return {name: hundred(band["hits"], band["answers"]) for name, band in zip(BANDS, bands, strict=True)}
