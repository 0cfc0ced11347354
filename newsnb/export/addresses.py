"""The addresses by which linked data names an article and a place."""

from newsnb.reading import Reading


def uri_of(reading: Reading) -> str:
    """Return the address of an article: where it was published, or the hash of its text."""
    url = reading.meta.url or ""
    return url if url.startswith(("https://", "http://")) else f"urn:sha256:{reading.sha256}"


def address_of(key: str) -> str:
    """Return the address of a place.

    >>> address_of("geonames:524901"), address_of("newsnb:camp-david")
    ('https://sws.geonames.org/524901/', 'urn:newsnb:camp-david')
    """
    kind, _, number = key.partition(":")
    return f"https://sws.geonames.org/{number}/" if kind == "geonames" else f"urn:{key}"
