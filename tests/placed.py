"""Shared by the tests of places: a small world, hand-made Docs, and what is found in them as plain values."""

from spacy.tokens import Doc
from spacy.vocab import Vocab

from newsnb.gazetteer.names import plural_of
from newsnb.gazetteer.rows import Row

# key: name, latitude, longitude, feature, country, admin1, population, names, demonyms, abbreviations
WORLD = {
    "ru": ("Russia", 60, 100, "PCLI", "RU", None, 144_000_000, "", "Russian", ""),
    "us": ("United States", 39.76, -98.5, "PCLI", "US", None, 327_000_000, "America", "American", "U.S."),
    "af": ("Afghanistan", 33, 66, "PCLI", "AF", None, 37_000_000, "", "Afghan", ""),
    "pk": ("Pakistan", 30, 70, "PCLI", "PK", None, 212_000_000, "", "Pakistani", ""),
    "qa": ("Qatar", 25.5, 51.25, "PCLI", "QA", None, 2_780_000, "", "Qatari", ""),
    "fr": ("France", 46, 2, "PCLI", "FR", None, 67_000_000, "", "French", ""),
    "ge": ("Georgia", 42, 43.5, "PCLI", "GE", None, 3_700_000, "", "Georgian", ""),
    "au": ("Australia", -25, 135, "PCLI", "AU", None, 25_000_000, "", "Australian", ""),
    "jo": ("Jordan", 31, 36, "PCLI", "JO", None, 10_000_000, "", "Jordanian", ""),
    "tx": ("Texas", 31, -99, "ADM1", "US", "TX", 0, "", "Texan", "TX|Tex."),
    "wa": ("Washington", 47.5, -120.5, "ADM1", "US", "WA", 0, "", "", "Wash."),
    "ca": ("California", 37.3, -119.8, "ADM1", "US", "CA", 0, "", "Californian", "CA|Calif."),
    "gus": ("Georgia", 32.75, -83.5, "ADM1", "US", "GA", 0, "", "", "Ga."),
    "ny": ("New York", 43, -75.5, "ADM1", "US", "NY", 0, "", "", "N.Y."),
    "moscow": ("Moscow", 55.75, 37.62, "PPLC", "RU", "48", 10_381_222, "", "", ""),
    "idaho": ("Moscow", 46.73, -117, "PPL", "US", "ID", 25_060, "", "", ""),
    "dc": ("Washington", 38.9, -77, "PPLC", "US", "DC", 689_545, "Washington, D.C.", "", ""),
    "seattle": ("Seattle", 47.6, -122.3, "PPL", "US", "WA", 737_000, "", "", ""),
    "spokane": ("Spokane", 47.66, -117.43, "PPL", "US", "WA", 228_000, "", "", ""),
    "paris": ("Paris", 48.85, 2.35, "PPLC", "FR", "11", 2_138_551, "", "", ""),
    "paristx": ("Paris", 33.66, -95.56, "PPL", "US", "TX", 24_782, "", "", ""),
    "atlanta": ("Atlanta", 33.75, -84.39, "PPL", "US", "GA", 498_000, "", "", ""),
    "lb": ("Long Beach", 33.77, -118.19, "PPL", "US", "CA", 466_000, "", "", ""),
    "lbau": ("Long Beach", -35.7, 150.2, "PPL", "AU", "02", 900_000, "", "", ""),
    "newark": ("Newark", 40.74, -74.17, "PPL", "US", "NJ", 311_000, "", "", ""),
    "newarkoh": ("Newark", 40.06, -82.4, "PPL", "US", "OH", 50_000, "", "", ""),
    "columbus": ("Columbus", 39.96, -83, "PPL", "US", "OH", 905_000, "", "", ""),
    "kabul": ("Kabul", 34.5, 69.2, "PPLC", "AF", "13", 4_400_000, "", "", ""),
    "kremlin": ("Kremlin", 55.75, 37.62, "GOVL", "RU", "48", 0, "", "", ""),
    "ca-region": ("Central Asia", 45, 66, "RGN", None, None, 0, "", "", ""),
    "cobb": ("Cobb County", 33.94, -84.58, "ADM2", "US", "GA", 770_000, "", "", ""),
    "golden": ("Golden", 32.73, -95.56, "PPL", "US", "TX", 400, "", "", ""),
    "hague": ("The Hague", 52.08, 4.3, "PPL", "NL", "11", 515_000, "", "", ""),
}


def rows():
    """Yield the rows of a gazetteer of the small world."""
    return (_row_of(key, *fields) for key, fields in WORLD.items())


def _row_of(key, name, latitude, longitude, feature, country, admin1, population, names, demonyms, abbreviations):
    people = "|".join(f"{word}|{plural_of(word) or ''}" for word in demonyms.split("|") if word)
    of_kind = {"name": f"{name}|{names}", "demonym": people, "abbreviation": abbreviations}
    kinds = tuple((text, kind) for kind, texts in of_kind.items() for text in texts.split("|") if text)
    return Row(
        key=f"newsnb:{key}",
        name=name,
        latitude=latitude,
        longitude=longitude,
        feature=feature,
        country=country,
        admin1=admin1,
        population=population,
        names=kinds,
    )


def doc_of(words, ents=None, deps=None):
    """Make a Doc without spaces before punctuation.

    ``ents`` are like ``B-GPE I-GPE O``, ``deps`` like ``nsubj>2/VERB/host`` (arc, part of speech, lemma).
    """
    words = words.split()
    spaces = [following not in {",", ".", "'s", ")", "-", "’s"} for following in [*words[1:], "."]]
    spaces = [space and word not in {"(", "-"} for space, word in zip(spaces, words, strict=True)]
    ents = ents.split() if ents else ["O"] * len(words)
    if deps is None:
        return Doc(Vocab(), words=words, spaces=spaces, ents=ents)
    labels, heads, tags, lemmas = [], [], [], []
    for i, dep in enumerate(deps.split()):
        arc, tag, lemma = [*dep.split("/"), "", ""][:3]
        label, _, head = arc.partition(">")
        labels.append(label)
        heads.append(int(head) if head else i)
        tags.append(tag or "NOUN")
        lemmas.append(lemma or words[i].lower())
    return Doc(Vocab(), words=words, spaces=spaces, ents=ents, deps=labels, heads=heads, pos=tags, lemmas=lemmas)


def keys(found):
    return [place.key.removeprefix("newsnb:") for place in found.places]


def mentions(doc, found):
    texts = [
        (doc.text[m.start : m.end], place.key.removeprefix("newsnb:"), m.use, m.start)
        for place in found.places
        for m in place.mentions
    ]
    return [text[:3] for text in sorted(texts, key=lambda text: text[3])]


def printed(doc, found):
    """Return the country of each mention by its words as printed."""
    return {doc.text[m.start : m.end]: place.country for place in found.places for m in place.mentions}
