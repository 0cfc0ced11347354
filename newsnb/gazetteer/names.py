"""Turn a name as printed into the key that it is looked up by.

Case, accents, hyphens and a leading *the* do not matter in a name (``São Paulo``, ``SAO PAULO``). They matter in an
abbreviation: ``U.S.`` and ``US`` are a country and ``us`` is not, ``Ore.`` is a state and ``ore`` is not.
"""

import re
import unicodedata

LONGEST = 120  # characters; no name in GeoNames is longer, and folding a whole page would be wasted

_NO_MARKS = str.maketrans({
    "ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th",
    "'": None, "’": None, "‘": None, "ʻ": None, "ʼ": None, "`": None, "´": None, "ʿ": None, "ʾ": None, ".": None,
    "-": " ", "‐": " ", "‑": " ", "–": " ", "—": " ", "/": " ", ",": " ",
})  # fmt: skip
_SHORT_FORMS = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}
_INITIALS = re.compile(r"[A-Z](?:\.? ?[A-Z]){1,4}\.?")
_CUT = re.compile(r"[A-Z][A-Za-z]{0,4}\.(?: ?[A-Z][a-z]{0,4}\.)?")
_DOTLESS = re.compile(r"[A-Z][a-z]{1,4}")
_PLAUSIBLE = re.compile(r"[a-z][a-z' .\-]+[a-z.]")


def fold(name: str) -> str:
    """Return the key of a name; empty if it has none.

    >>> fold("The  Hague"), fold("São Paulo"), fold("St. Louis"), fold("Winston-Salem")
    ('hague', 'sao paulo', 'saint louis', 'winston salem')
    """
    if len(name) > LONGEST:
        return ""
    plain = name.casefold() if name.isascii() else _strip_marks(name)
    words = plain.translate(_NO_MARKS).split()
    if len(words) > 1:
        words = words[1:] if words[0] == "the" else words
        words = [*(_SHORT_FORMS.get(word, word) for word in words[:-1]), words[-1]]
    return " ".join(words)


def fold_abbreviation(name: str) -> str | None:
    """Return the key of an abbreviation, which is case-sensitive; None if ``name`` does not look like one.

    >>> fold_abbreviation("U.S."), fold_abbreviation("US"), fold_abbreviation("W. Va."), fold_abbreviation("us")
    ('=US', '=US', '=W.Va.', None)
    """
    if len(name) > 12:
        return None
    if _INITIALS.fullmatch(name):
        return "=" + name.replace(".", "").replace(" ", "")
    return "=" + name.replace(" ", "") if _CUT.fullmatch(name) else None


def keys_of(name: str) -> tuple[str, ...]:
    """Return the keys to look ``name`` up by, most reliable first; empty if it cannot be a name.

    >>> keys_of("US"), keys_of("us"), keys_of("Moscow"), keys_of("Calif")
    (('=US', 'us'), (), ('moscow',), ('calif', '=Calif.'))
    """
    name = name.strip()
    plain, short = fold(name), fold_abbreviation(name)
    if len(plain) <= 3 and not name[:1].isupper():
        plain = ""  # "us", "ny", "la" are words or parts of words unless they are capitalised
    cut = f"={name}." if _DOTLESS.fullmatch(name) else None
    return tuple(key for key in (short, plain, cut) if key)


def plural_of(demonym: str) -> str | None:
    """Return the plural of a demonym (``Qataris``); None if it is the same as the singular (``Chinese``)."""
    if demonym.endswith(("s", "sh", "ch", "ese", "men", "x", "z")):
        return None
    return demonym[:-3] + "men" if demonym.endswith("man") and len(demonym) > 7 else demonym + "s"


def is_plausible(alternate: str) -> bool:
    """Return whether an alternate name of a town could appear in an English newspaper.

    GeoNames lists names in every language, with airport codes and transcriptions. Codes, lower-case words and names
    in other scripts are left out.
    """
    if len(alternate) < 4 or not alternate[0].isupper() or alternate.isupper():
        return False
    plain = alternate.casefold() if alternate.isascii() else _strip_marks(alternate)
    return _PLAUSIBLE.fullmatch(plain) is not None


def _strip_marks(name: str) -> str:
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
    return "".join(c for c in parts if not unicodedata.combining(c)).translate(_LETTERS)


_LETTERS = {k: v for k, v in _NO_MARKS.items() if v is None or v.isalpha()} | {ord("’"): "'", ord("‘"): "'"}
