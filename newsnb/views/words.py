"""The words on the screen: the codes of a reading in a reader's words."""

TYPES = {"direct": "word for word", "indirect": "paraphrased", "mixed": "partly word for word"}
KINDS = {"speech": "said", "stance": "thought, wished or spoken of"}
NAMINGS = {
    "named": "by name",
    "described": "by a description",
    "collective": "as a group",
    "none": "by nobody",
}
USES = {
    "literal": "the place itself",
    "metonym": "stands for a government or group",
    "demonym": "people or things from there",
    "adjective": "people or things from there",
}
LABELS = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "country, city or state",
    "LOC": "region or landscape",
    "FAC": "building or site",
    "NORP": "people or group",
    "EVENT": "event",
    "WORK_OF_ART": "work",
    "PRODUCT": "product",
    "LAW": "law or treaty",
    "LANGUAGE": "language",
}
PARTS = {
    "headline": "headline",
    "byline": "written by",
    "dateline": "where and when",
    "body": "",
    "caption": "picture caption",
    "credit": "credit",
}

# The tag above a mark should be shorter than the words below it.
TAGS = {
    "PERSON": "person",
    "ORG": "org",
    "GPE": "place",
    "LOC": "place",
    "FAC": "site",
    "NORP": "group",
    "EVENT": "event",
    "WORK_OF_ART": "work",
    "PRODUCT": "product",
    "LAW": "law",
    "LANGUAGE": "tongue",
}
USE_TAGS = {"literal": "place", "metonym": "stands for", "demonym": "from there", "adjective": "from there"}
# How a place is drawn for each use; demonyms and adjectives look the same to a reader.
DRAWN = {"literal": "literal", "metonym": "metonym", "demonym": "demonym", "adjective": "demonym"}

# Colours are per family: what is not a person, an organisation, a group or a place is a thing.
FAMILIES = {"PERSON": "person", "ORG": "org", "NORP": "group", "GPE": "spot", "LOC": "spot", "FAC": "spot"}

# GeoNames feature codes, longest prefix first: https://www.geonames.org/export/codes.html
FEATURES = (
    ("PCL", "country"),
    ("PPLC", "capital"),
    ("PPLX", "part of a town"),
    ("PPL", "city or town"),
    ("ADM1", "state or province"),
    ("ADM", "district"),
    ("CONT", "continent"),
    ("RGN", "region"),
    ("OCN", "ocean"),
    ("SEA", "sea"),
    ("ISL", "island"),
    ("MT", "mountain"),
    ("LK", "lake"),
    ("STM", "river"),
    ("MIL", "military site"),
    ("AIR", "airport"),
)


def feature_word(code: str) -> str:
    """Return the word for the kind of a gazetteer entry.

    >>> feature_word("PPLC"), feature_word("ZZZ")
    ('capital', 'place')
    """
    return next((word for prefix, word in FEATURES if code.startswith(prefix)), "place")


VERDICTS = {
    "verbatim": ("=", "word for word"),
    "cut": ("–", "cut"),
    "altered": ("≠", "altered"),
    "spliced": ("+", "put together from two quotes"),
    "other-speaker": ("↔", "somebody else said it"),
    "other-relay": ("→", "said to or through somebody else"),
    "paraphrase-as-quote": ("“≈”", "a paraphrase in quotation marks"),
    "supported": ("≈", "supported"),
    "unsupported": ("<", "the article says less"),
    "absent": ("×", "not in the article"),
    "unsure": ("?", "unsure"),
}
"""The sign and the words for each verdict of a check."""

COMPARED = {
    "speakers": ("Who is heard", "speaker", "Each account's own name for them; empty where they are not heard."),
    "quotes": ("What is quoted", "who says it", "The same quotation as each account has it."),
    "places": ("Where", "place", "How often each account names it."),
    "times": ("When", "as printed", "How often each account prints it."),
    "numbers": ("How many", "counted", "As printed, by the word that follows."),
}
"""For each table of a comparison its title, its first column, and what its cells hold."""

CHANGES = {
    "source": "Sources",
    "quote": "Quotes",
    "place": "Places",
    "number": "Numbers",
}
"""The kinds of changes between two versions."""
