"""The title of an article to the name of a file: one that stays in its folder and opens on every system."""

import re
import unicodedata

_LONGEST = 80  # bytes in UTF-8, suffix aside; systems take 255 for all of it
_LEFT_OUT = re.compile(r"[^\w\s-]")
_JOINED = re.compile(r"[\s_-]+")
_TAKEN = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|conin|conout|clock)$", re.I)  # devices of Windows


def file_name(title: str | None, suffix: str = "", *, otherwise: str = "article") -> str:
    """Make the name of a file of letters, digits and hyphens.

    Parameters
    ----------
    title
        Any string, or None.
    suffix
        With its dot; taken as it is.
    otherwise
        The name where the title leaves nothing.

    Examples
    --------
    >>> file_name("Taliban team: “in Moscow”", ".html"), file_name("../../etc/passwd"), file_name("aux")
    ('Taliban-team-in-Moscow.html', 'etcpasswd', 'aux-article')
    """
    plain = unicodedata.normalize("NFKC", title or "")
    # Letters, digits and blanks only: what is left out also turns the writing round, or is not seen at all.
    name = _JOINED.sub("-", _LEFT_OUT.sub("", plain)).strip("-")
    name = name.encode("utf-8", "ignore")[:_LONGEST].decode("utf-8", "ignore").strip("-")
    if not name or _TAKEN.match(name):
        name = f"{name}-{otherwise}".lstrip("-")
    return name + suffix
