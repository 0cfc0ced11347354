"""Web addresses that may be opened: http and https, on the web's ports, on machines that anybody can reach.

The rule is judged on the number that is connected to, so that no spelling of an address and no answer of a name server
gets around it.
"""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from newsnb.errors import NewsnbError

PORTS = frozenset((80, 443, 8080, 8443))
_DEFAULT_PORTS = {"http": 80, "https": 443}
_HOME_NAMES = ("localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp", "arpa", "onion")
_NAME = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9_-]{1,63}(?<!-))+\.?")
_CARRIES_IPV4 = tuple(  # networks whose last 32 bits are an address of the old kind
    ipaddress.IPv6Network(net) for net in ("::/96", "64:ff9b::/96", "64:ff9b:1::/48")
)
_LONGEST = 2_000  # characters

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class BadUrl(NewsnbError):
    """An address that newsnb does not open."""

    def __init__(self, url: str, why: str) -> None:
        shown = ascii(url[:80])[1:-1] + ("..." if len(url) > 80 else "")
        super().__init__(f"{shown} was not opened: {why}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A web address in its parts; ``path`` goes to the server, ``host`` is a name or a number."""

    url: str
    secure: bool
    host: str
    port: int
    path: str


def target_of(url: str, *, base: str | None = None, ports: frozenset[int] = PORTS) -> Target:
    """Take an address apart, and refuse what is none of the open web.

    Parameters
    ----------
    url
        As given by a user or a server.
    base
        Where a server sent us on from: then ``url`` may be relative to it.
    ports
        That may be connected to.

    Raises
    ------
    BadUrl
        If it is no address of a web page; the message says why.
    """
    if len(url) > _LONGEST or re.search(r"[\x00-\x20\x7f\\\ud800-\udfff]", url):
        raise BadUrl(url, "a web address has no blanks or control characters in it, and is not that long")
    try:
        parts = urlsplit(urljoin(base, url) if base else url)
        port = parts.port
    except ValueError as error:
        raise BadUrl(url, f"it is no web address ({error})") from error
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS:
        raise BadUrl(url, "only addresses with http:// or https:// are")
    if "@" in parts.netloc:
        raise BadUrl(url, "it carries a user's name; give it without what stands before the @")
    port = _DEFAULT_PORTS[scheme] if port is None else port
    if port not in ports:
        raise BadUrl(url, f"port {port} is none that web pages are served on")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(
        url=parts._replace(fragment="").geturl(), secure=scheme == "https", host=_host(url, parts.hostname), port=port,
        path=_ascii_path(path),
    )  # fmt: skip


def _host(url: str, host: str | None) -> str:
    """Give a name in ASCII or a number in full; anything that only some programs take for a number is refused."""
    if not host:
        raise BadUrl(url, "it names no host")
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        pass
    try:
        name = host.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise BadUrl(url, "its host is no name of the web") from error
    last = name.rstrip(".").rpartition(".")[2]
    if not _NAME.fullmatch(name) or last[:1].isdigit():
        raise BadUrl(url, "its host is no name of the web")
    if last in _HOME_NAMES:
        raise BadUrl(url, "it lies on this machine or in its own network")
    return name


def _ascii_path(path: str) -> str:
    return "".join(ch if ch.isascii() else "".join(f"%{byte:02X}" for byte in ch.encode("utf-8")) for ch in path)


def is_public(address: Address) -> bool:
    """Tell whether anybody on the internet reaches the same machine at ``address``.

    Examples
    --------
    >>> [is_public(ipaddress.ip_address(a)) for a in ("93.184.215.14", "10.0.0.1", "::ffff:127.0.0.1")]
    [True, False, False]
    """
    inside = _inside(address)
    if inside is not None:
        return is_public(inside)
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _inside(address: Address) -> ipaddress.IPv4Address | None:
    """Give the address of the old kind that one of the new kind stands for."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address.ipv4_mapped is not None or address.sixtofour is not None:
        return address.ipv4_mapped or address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if any(address in net for net in _CARRIES_IPV4):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None
