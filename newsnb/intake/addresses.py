"""Decide which web addresses may be opened: http and https, on the usual ports, on public machines.

The rule is applied to the IP address that is connected to, so that no spelling of a URL and no answer of a DNS server
can get around it.
"""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from newsnb.errors import NewsnbError

PORTS = frozenset((80, 443, 8080, 8443))
_DEFAULT_PORTS = {"http": 80, "https": 443}
_LOCAL_NAMES = ("localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp", "arpa", "onion")
_NAME = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9_-]{1,63}(?<!-))+\.?")
_IPV4_NETWORKS = tuple(  # networks whose last 32 bits are an IPv4 address
    ipaddress.IPv6Network(net) for net in ("::/96", "64:ff9b::/96", "64:ff9b:1::/48")
)
_LONGEST = 2_000  # characters

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class BadUrl(NewsnbError):
    """A web address that newsnb does not open."""

    def __init__(self, url: str, why: str) -> None:
        shown = ascii(url[:80])[1:-1] + ("..." if len(url) > 80 else "")
        super().__init__(f"{shown} was not opened: {why}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A web address in its parts; ``path`` goes to the server, ``host`` is a name or an IP address."""

    url: str
    secure: bool
    host: str
    port: int
    path: str


def target_of(url: str, *, base: str | None = None, ports: frozenset[int] = PORTS) -> Target:
    """Resolve a web address into its parts, and refuse any that is not on the open web.

    Parameters
    ----------
    url
        As given by a user or a server.
    base
        The address that redirected here, if any; ``url`` may be relative to it.
    ports
        Ports that may be connected to.

    Raises
    ------
    BadUrl
        If it is not the address of a web page; the message says why.
    """
    if len(url) > _LONGEST or re.search(r"[\x00-\x20\x7f\\\ud800-\udfff]", url):
        raise BadUrl(url, "a web address has no spaces or control characters, and at most 2,000 characters")
    try:
        parts = urlsplit(urljoin(base, url) if base else url)
        port = parts.port
    except ValueError as error:
        raise BadUrl(url, f"it is not a web address ({error})") from error
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS:
        raise BadUrl(url, "only http:// and https:// addresses are opened")
    if "@" in parts.netloc:
        raise BadUrl(url, "it contains a user name; leave out the part before the @")
    port = _DEFAULT_PORTS[scheme] if port is None else port
    if port not in ports:
        raise BadUrl(url, f"web pages are not served on port {port}")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(
        url=parts._replace(fragment="").geturl(),
        secure=scheme == "https",
        host=_check_host(url, parts.hostname),
        port=port,
        path=_quote_path(path),
    )


def _check_host(url: str, host: str | None) -> str:
    """Return a host name in ASCII, or an IP address in full; refuse what only some programs read as an IP address."""
    if not host:
        raise BadUrl(url, "it has no host")
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        pass
    try:
        name = host.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise BadUrl(url, "its host is not a valid name") from error
    last = name.rstrip(".").rpartition(".")[2]
    if not _NAME.fullmatch(name) or last[:1].isdigit():
        raise BadUrl(url, "its host is not a valid name")
    if last in _LOCAL_NAMES:
        raise BadUrl(url, "it is on this machine or in a private network")
    return name


def _quote_path(path: str) -> str:
    return "".join(ch if ch.isascii() else "".join(f"%{byte:02X}" for byte in ch.encode("utf-8")) for ch in path)


def is_public(address: Address) -> bool:
    """Return whether ``address`` is public: the same machine for everybody on the internet.

    Examples
    --------
    >>> [is_public(ipaddress.ip_address(a)) for a in ("93.184.215.14", "10.0.0.1", "::ffff:127.0.0.1")]
    [True, False, False]
    """
    inside = _unwrap_ipv4(address)
    if inside is not None:
        return is_public(inside)
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _unwrap_ipv4(address: Address) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address inside an IPv6 address; None if there is none."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address.ipv4_mapped is not None or address.sixtofour is not None:
        return address.ipv4_mapped or address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if any(address in net for net in _IPV4_NETWORKS):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None
