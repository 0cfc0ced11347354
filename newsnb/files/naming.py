"""Turn the title of an article into a file name that stays in its folder and is valid on every system."""

import re
import unicodedata

_LONGEST = 80  # bytes in UTF-8 without the suffix; systems allow 255 in all
_DROPPED = re.compile(r"[^\w\s-]")
_SEPARATORS = re.compile(r"[\s_-]+")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|conin|conout|clock)$", re.I)  # device names on Windows


def file_name(title: str | None, suffix: str = "", *, otherwise: str = "article") -> str:
    """Return a file name made of letters, digits and hyphens.

    Parameters
    ----------
    title
        Any string, or None.
    suffix
        With its dot; used as it is.
    otherwise
        The name to use if nothing of the title is left.

    Examples
    --------
    >>> file_name("Taliban team: “in Moscow”", ".html"), file_name("../../etc/passwd"), file_name("aux")
    ('Taliban-team-in-Moscow.html', 'etcpasswd', 'aux-article')
    """
    plain = unicodedata.normalize("NFKC", title or "")
    # Letters, digits and spaces only: other characters may be invisible, or reverse the direction of the text.
    name = _SEPARATORS.sub("-", _DROPPED.sub("", plain)).strip("-")
    name = name.encode("utf-8", "ignore")[:_LONGEST].decode("utf-8", "ignore").strip("-")
    if not name or _RESERVED.match(name):
        name = f"{name}-{otherwise}".lstrip("-")
    return name + suffix
