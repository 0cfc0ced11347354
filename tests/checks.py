"""A hand-made check, to test its page and files without a model."""

from newsnb.checking.verdicts import Check, Verdict
from newsnb.reading import Reading
from readings import harbour, spans_of

TEXT = (
    "“We have the ship,” the minister said. Aberdeen's mayor said that “the quay is closed.” A pilot said he was tired."
)


def checked(text: str = TEXT, reading: Reading | None = None) -> Check:
    """Return a check of a text with a verdict that is right, one that is wrong, and one that names no words."""
    reading = reading or harbour()
    words = spans_of(reading.text or "", "We have the ship", "a quay")
    right = Verdict(
        id="verdict-0", start=0, end=19, verdict="verbatim", reading=0, quote=reading.quotes[1].id, content=words[:1],
        claimed="Marit Solheim", found="Marit Solheim", reason="The article has these words.", score=1.0,
    )  # fmt: skip
    wrong = Verdict(
        id="verdict-66", start=66, end=87, verdict="other-speaker", reading=0, quote=reading.quotes[1].id,
        content=words[1:], claimed="mayor", found="Marit Solheim", reason="Marit Solheim says this.", score=0.7,
    )  # fmt: skip
    absent = Verdict(id="verdict-100", start=100, end=113, verdict="absent", reason="The article has nothing like it.")
    return Check(text=text, readings=(reading,), verdicts=(right, wrong, absent))
