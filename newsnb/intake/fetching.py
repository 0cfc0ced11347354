"""Fetch the page at a web address, within 20 MB and 10 seconds, and only from public machines.

A host name is looked up once, all of its IP addresses are checked, and the connection goes to one that was checked; the
name is not looked up again in between. The same applies after each redirect. No cookies, scripts or proxies.
"""

import gzip
import http.client
import io
import ipaddress
import re
import socket
import ssl
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from importlib.metadata import version
from queue import Empty, Queue
from time import monotonic

from newsnb.intake.addresses import PORTS, Address, BadUrl, Target, is_public, target_of
from newsnb.intake.article import Article
from newsnb.intake.decoding import decode
from newsnb.intake.pages import article_of

_CHUNK = 65_536  # bytes
_MAX_REDIRECTS = 5
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_PAGES = frozenset(("text/html", "application/xhtml+xml", "text/plain", ""))
_CODINGS = frozenset(("identity", "gzip", "x-gzip"))

_OFFLINE = "; without a network, or with one through a proxy, save the page in your browser and read the file"

_CHARSET = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Limits of a fetch; only tests need other than the default ones.

    Attributes
    ----------
    may_connect
        Returns whether an IP address may be connected to.
    ports
        Ports that may be connected to.
    seconds, bytes
        Time for everything, including redirects; size of the page when unpacked.
    """

    may_connect: Callable[[Address], bool] = is_public
    ports: frozenset[int] = PORTS
    seconds: float = 10
    bytes: int = 20_000_000


def fetch(url: str, bounds: Bounds | None = None) -> Article:
    """Fetch the article at ``url``.

    Raises
    ------
    BadUrl
        If the address is not allowed, does not answer in time, or does not return a page.
    NoArticle
        If there is no article in the page.
    PackageNotFound
        If trafilatura, which comes with the extra ``web``, is not installed.
    """
    bounds = bounds or Bounds()
    try:
        return _fetch(url, bounds, monotonic() + bounds.seconds)
    except ssl.SSLCertVerificationError as error:
        raise BadUrl(url, f"its certificate is not trusted ({error.verify_message[:120]})") from error
    except TimeoutError as error:
        raise BadUrl(url, f"it did not answer within {bounds.seconds:g} seconds{_OFFLINE}") from error
    except ConnectionError as error:
        raise BadUrl(url, f"the connection failed ({_describe(error)}){_OFFLINE}") from error
    except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
        raise BadUrl(url, f"the connection failed ({_describe(error)})") from error


def _describe(error: Exception) -> str:
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return " ".join(str(reason).split())[:120]


def _fetch(url: str, bounds: Bounds, until: float) -> Article:
    target = target_of(url, ports=bounds.ports)
    for _ in range(_MAX_REDIRECTS + 1):
        with _request(target, bounds, until) as answer:
            if answer.status in _REDIRECTS and (onward := answer.getheader("Location")):
                target = target_of(onward, base=target.url, ports=bounds.ports)
                continue
            if answer.status != 200:
                raise BadUrl(url, f"the server answered {answer.status} {answer.reason[:40]}".rstrip())
            kind = answer.headers.get_content_type() if "content-type" in answer.headers else ""
            if kind not in _PAGES:
                raise BadUrl(url, f"it is not a web page but {kind}; save it and read the file")
            content = _read_body(target, answer, bounds, until)
            text, notes = decode(content, declared=answer.headers.get_content_charset() or _find_charset(content))
        if kind == "text/plain":
            return Article(text=text, url=target.url, notes=notes)
        return article_of(text, url=target.url)
    raise BadUrl(url, f"it redirects more than {_MAX_REDIRECTS} times")


@contextmanager
def _request(target: Target, bounds: Bounds, until: float) -> Iterator[http.client.HTTPResponse]:
    """Request a page; whatever the server does, the socket is shut down when the time is up."""
    address = _resolve(target, bounds, until)
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6
    sockets = [socket.socket(family, socket.SOCK_STREAM)]
    # A server that sends a byte now and then restarts the timeout of each read; this timer ends them all.
    clock = threading.Timer(max(0.0, until - monotonic()), _shut, [sockets])
    clock.daemon = True
    clock.start()
    try:
        sockets[0].settimeout(_check_time(until))
        sockets[0].connect((str(address), target.port))
        with closing(_open_connection(target, sockets)) as connection:
            connection.request("GET", target.path, headers=_make_headers())
            with closing(connection.getresponse()) as answer:
                yield answer
    except (OSError, http.client.HTTPException, ValueError) as error:
        if monotonic() >= until:
            raise TimeoutError from error
        raise
    finally:
        clock.cancel()
        sockets[-1].close()


def _open_connection(target: Target, sockets: list[socket.socket]) -> http.client.HTTPConnection:
    """Return an HTTP connection over a connected socket; the certificate must be the host's."""
    if not target.secure:
        connection = http.client.HTTPConnection(target.host, target.port)
        connection.sock = sockets[0]
        return connection
    context = ssl.create_default_context()
    secure = http.client.HTTPSConnection(target.host, target.port, context=context)
    name = target.host.rstrip(".")
    shaken = context.wrap_socket(sockets[0], server_hostname=name, do_handshake_on_connect=False)
    sockets.append(shaken)  # wrapping has detached the plain socket
    shaken.do_handshake()
    secure.sock = shaken
    return secure


def _resolve(target: Target, bounds: Bounds, until: float) -> Address:
    """Resolve a host, once, and return an IP address of it if all of them may be connected to."""
    addresses = _look_up(target, _check_time(until))
    for address in addresses:
        if not bounds.may_connect(address):
            raise BadUrl(target.url, "it lies on this machine or in its own network")
    return addresses[0]


def _look_up(target: Target, seconds: float) -> list[Address]:
    try:
        return [ipaddress.ip_address(target.host)]
    except ValueError:
        pass
    answers: Queue[list[Address] | OSError] = Queue()

    def ask() -> None:
        try:
            rows = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
            answers.put([ipaddress.ip_address(row[4][0]) for row in rows])
        except (OSError, UnicodeError, ValueError) as error:
            answers.put(OSError(f"no host was found by that name: {error}"))

    threading.Thread(target=ask, daemon=True).start()  # a DNS server may take longer than we can wait
    try:
        found = answers.get(timeout=seconds)
    except Empty:
        raise TimeoutError from None
    if isinstance(found, OSError) or not found:
        raise BadUrl(target.url, f"no host was found by that name{_OFFLINE}")
    return found


def _read_body(target: Target, answer: http.client.HTTPResponse, bounds: Bounds, until: float) -> bytes:
    """Read and unpack a page, never more than the limit."""
    packing = (answer.getheader("Content-Encoding") or "identity").strip().lower()
    if packing not in _CODINGS:
        raise BadUrl(target.url, f"its page is compressed in a way that was not asked for ({packing[:20]})")
    content = bytearray()
    while chunk := answer.read1(_CHUNK):
        _check_time(until)
        content += chunk
        if len(content) > bounds.bytes:
            raise _make_size_error(target, bounds)
    _check_time(until)  # a body without a length looks complete even if the timer has shut the socket
    if answer.length:
        raise _make_cut_error(target)
    return bytes(content) if packing == "identity" else _unpack(target, content, bounds)


def _unpack(target: Target, packed: bytes | bytearray, bounds: Bounds) -> bytes:
    try:
        content = gzip.GzipFile(fileobj=io.BytesIO(packed)).read(bounds.bytes + 1)
    except EOFError:
        raise _make_cut_error(target) from None
    if len(content) > bounds.bytes:
        raise _make_size_error(target, bounds)
    return content


def _make_size_error(target: Target, bounds: Bounds) -> BadUrl:
    return BadUrl(target.url, f"its page is larger than {bounds.bytes / 1e6:g} MB")


def _make_cut_error(target: Target) -> BadUrl:
    return BadUrl(target.url, "the connection ended before the page was complete")


def _find_charset(content: bytes) -> str | None:
    """Return the encoding that a page declares in its head, or None."""
    found = _CHARSET.search(content[:4096])
    return found[1].decode("ascii") if found else None


def _check_time(until: float) -> float:
    left = until - monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _shut(sockets: list[socket.socket]) -> None:
    with suppress(OSError):  # it is closed already
        sockets[-1].shutdown(socket.SHUT_RDWR)


def _make_headers() -> dict[str, str]:
    return {
        "User-Agent": f"newsnb/{version('newsnb')} (reads one page when its user asks for it)",
        "Accept": "text/html, application/xhtml+xml, text/plain;q=0.8",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }
