"""Web pages fetched from the loopback, with bounds that only these tests change."""

import gzip
import ipaddress
import socket
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from newsnb.intake import fetch
from newsnb.intake.addresses import BadUrl, is_public, target_of
from newsnb.intake.fetching import Bounds
from newsnb.intake.pages import NoArticle
from pages import PAGE

LOOPBACK = ipaddress.ip_address("127.0.0.1")


class Site(BaseHTTPRequestHandler):
    """Answers by path; every request is noted on the server."""

    def do_GET(self):
        self.server.asked.append(self.path)
        answer = getattr(self, "answer_" + self.path.strip("/").partition("?")[0], None)
        if answer is None:
            self.send_error(404)
        else:
            answer()

    def give(self, content, *, kind="text/html; charset=utf-8", status=200, **headers):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)

    def answer_page(self):
        self.give(PAGE.encode())

    def answer_packed(self):
        self.give(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def answer_packed_in_parts(self):
        content = PAGE.encode()
        self.give(gzip.compress(content[:500]) + gzip.compress(content[500:]), Content_Encoding="gzip")

    def answer_packed_and_cut(self):
        self.give(gzip.compress(PAGE.encode())[:-40], Content_Encoding="gzip")

    def answer_latin(self):
        self.give(PAGE.replace("Varde", "Århus").encode("cp1252"), kind="text/html; charset=windows-1252")

    def answer_bomb(self):
        self.give(gzip.compress(b"<p>" + b"a" * 3_000_000), Content_Encoding="gzip")

    def answer_pdf(self):
        self.give(b"%PDF-1.7", kind="application/pdf")

    def answer_on(self):
        self.give(b"", status=302, Location="/page")

    def answer_round(self):
        self.give(b"", status=302, Location="/round")

    def answer_inside(self):
        self.give(b"", status=302, Location="http://169.254.169.254/latest/meta-data/")

    def answer_odd(self):
        self.give(b"", status=302, Location="file:///etc/hostname")

    def answer_nothing(self):
        self.give(b"<html><body></body></html>")

    def answer_slow(self):
        self.send_response(200)
        for _ in range(100):
            self.wfile.write(b"x")
            self.wfile.flush()
            self.server.pause(0.1)

    def answer_drip(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"Some words of a page that goes on and on. " * 10)
            self.wfile.flush()
            self.server.pause(0.1)

    def answer_chunks(self):
        self.give(b"", Transfer_Encoding="chunked")
        for _ in range(100):
            self.wfile.write(b"1\r\nx\r\n")
            self.wfile.flush()
            self.server.pause(0.1)

    def answer_patience(self):
        for _ in range(100):
            self.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
            self.wfile.flush()
            self.server.pause(0.1)

    def answer_short(self):
        self.give(PAGE.encode(), Content_Length=str(len(PAGE.encode()) + 1))

    def answer_cut(self):
        self.give(gzip.compress(PAGE.encode())[:-20], Content_Encoding="gzip")

    def answer_packed_twice(self):
        self.give(gzip.compress(gzip.compress(PAGE.encode())), Content_Encoding="gzip, gzip")

    def answer_no_gzip(self):
        self.give(PAGE.encode(), Content_Encoding="gzip")

    def answer_heads(self):
        self.give(PAGE.encode(), **{f"X_{number}": "x" for number in range(200)})

    def answer_long_head(self):
        self.give(PAGE.encode(), X_Long="x" * 100_000)

    def answer_no_http(self):
        self.wfile.write(b"\0\xff" * 1000)

    def answer_nowhere(self):
        self.give(b"", status=302)

    def answer_split(self):
        self.give(b"", status=302, Location="/a%0d%0aHost: b")

    def answer_name(self):
        self.give(b"", status=302, Location="http://user:word@news.example.com/")

    def answer_port(self):
        self.give(b"", status=302, Location="http://news.example.com:6379/")

    def answer_dictionary(self):
        self.give(b"", status=302, Location="gopher://news.example.com/")

    def answer_number(self):
        self.give(b"", status=302, Location="http://2130706433/")

    def answer_charset(self):
        charset = self.path.partition("?")[2]
        self.give(b"caf\xe9 \\ud800 +AGE- " * 100, kind=f"text/plain; charset={charset}")

    def log_message(self, *words):
        pass


@pytest.fixture
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.asked, server.pause = [], time.sleep
    server.daemon_threads = True
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def here(site):
    """Fetch a path of the site with bounds that allow only the loopback."""

    def fetched(path, **bounds):
        rules = Bounds(
            may_connect=lambda address: address == LOOPBACK, ports=frozenset((site.server_port, 80)), **bounds
        )
        return fetch(f"http://127.0.0.1:{site.server_port}/{path}", rules)

    return fetched


@contextmanager
def no_connection(monkeypatch):
    """Fail on any attempt to connect, and on any DNS query."""

    def refuse(*arguments, **options):
        raise AssertionError(f"a connection was tried: {arguments}")

    with monkeypatch.context() as patch:
        patch.setattr(socket.socket, "connect", refuse)
        patch.setattr(socket, "getaddrinfo", refuse)
        yield


@pytest.mark.parametrize("path", ["page", "packed", "packed_in_parts", "on"])
def test_a_page_gives_its_article_and_metadata(here, site, path):
    article = here(path)
    assert "harbour board of Varde" in article.text
    assert (article.title, article.outlet, article.date) == ("Pier stays open", "Coast Mail", "2024-05-06")
    assert article.url == f"http://127.0.0.1:{site.server_port}/{'page' if path == 'on' else path}"


def test_a_page_is_decoded_as_its_server_declares(here):
    assert "harbour board of Århus" in here("latin").text


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("gone", "the server answered 404"),
        ("pdf", "it is not a web page but application/pdf"),
        ("round", "redirects more than 5 times"),
        ("inside", "lies on this machine or in its own network|port"),
        ("odd", "only http:// and https:// addresses"),
        ("dictionary", "only http:// and https:// addresses"),
        ("number", "its host is not a valid name"),
        ("name", "contains a user name"),
        ("port", "not served on port 6379"),
        ("split", "no spaces or control characters"),
        ("nowhere", "the server answered 302"),
        ("short", "ended before the page was complete"),
        ("cut", "ended before the page was complete"),
        ("packed_and_cut", "ended before the page was complete"),
        ("no_gzip", "the connection failed"),
        ("packed_twice", "compressed in a way that was not asked for"),
        ("heads", "the connection failed"),
        ("long_head", "the connection failed"),
        ("no_http", "the connection failed"),
    ],
)
def test_what_is_not_a_page_gives_one_line(here, path, message):
    with pytest.raises(BadUrl, match=message) as raised:
        here(path)
    assert "\n" not in str(raised.value)


def test_a_page_without_an_article_says_so(here):
    with pytest.raises(NoArticle, match="no article was found"):
        here("nothing")


def test_a_page_that_unpacks_to_too_much_is_dropped(here):
    with pytest.raises(BadUrl, match="larger than 1 MB"):
        here("bomb", bytes=1_000_000)


@pytest.mark.slow
@pytest.mark.parametrize("path", ["slow", "drip", "chunks", "patience"])
def test_a_slow_server_is_cut_off_when_the_time_is_up(here, path):
    began = time.monotonic()
    with pytest.raises(BadUrl, match=r"did not answer within 0\.5 seconds"):
        here(path, seconds=0.5)
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    "charset", ["unicode_escape", "raw_unicode_escape", "utf-7", "punycode", "rot13", "zip", "x" * 99]
)
def test_an_encoding_that_no_page_uses_is_ignored(here, charset):
    assert here(f"charset?{charset}").text.startswith("café \\ud800 +AGE- ")


def test_a_name_is_looked_up_once_and_connected_to_by_the_number_that_was_judged(site, monkeypatch):
    asked = []

    def answer(host, port, *rest, **options):
        asked.append(host)
        number = "127.0.0.1" if len(asked) == 1 else "10.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port))]

    monkeypatch.setattr("newsnb.intake.fetching.socket.getaddrinfo", answer)
    rules = Bounds(may_connect=lambda address: address == LOOPBACK, ports=frozenset((site.server_port,)))
    fetch(f"http://rebinding.example.com:{site.server_port}/page", rules)
    assert asked == ["rebinding.example.com"]


@pytest.mark.parametrize("numbers", [["10.0.0.1"], ["93.184.215.14", "127.0.0.1"], ["::1"], ["fe80::1"], []])
def test_a_name_with_any_private_address_is_refused(monkeypatch, numbers):
    def answer(host, port, *rest, **options):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port)) for number in numbers]

    def refuse(*arguments, **options):
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    with pytest.raises(BadUrl):
        fetch("http://news.example.com/a")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://10.1.2.3/", "http://192.168.0.1/", "http://172.16.0.1/", "http://0.0.0.0/",
        "http://169.254.169.254/latest/meta-data/", "http://100.64.0.1/", "http://224.0.0.1/", "http://255.255.255.255/",
        "http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/", "http://0x7f.1/",
        "http://[::1]/", "http://[::]/", "http://[fe80::1]/", "http://[fd00::1]/", "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://[::127.0.0.1]/",
        "http://localhost/", "http://a.localhost/", "http://printer.local/", "http://router/", "http://LOCALHOST/",
        "http://metadata.google.internal/", "http://user@news.example.com/", "http://a:b@news.example.com/",
        "http://news.example.com:22/", "http://news.example.com:99999/", "http://news.example.com:x/",
        "ftp://news.example.com/", "file:///etc/hostname", "file://localhost/etc/hostname", "gopher://news.example.com/",
        "javascript:alert(1)", "data:text/html,x", "//news.example.com/x", "news.example.com", "", "http://", "http:///x",
        "http://exa mple.com/", "http://news.example.com/a\r\nHost: b", "http://news.example.com\\@127.0.0.1/",
        "http://[::1", "http://..example.com/", "http://１２７.0.0.1/", "http://ⓛocalhost/", "http://-a.example.com/",
        "http://127.0.0.1.:80/", "http://" + "a" * 3000 + ".com/",
    ],
)  # fmt: skip
def test_an_address_that_is_not_on_the_open_web_is_refused_without_a_connection(monkeypatch, url):
    with no_connection(monkeypatch), pytest.raises(BadUrl) as raised:
        fetch(url)
    assert "\n" not in str(raised.value)
    assert len(str(raised.value)) < 250


def test_an_address_keeps_what_the_server_needs():
    target = target_of("https://Bücher.example.com/a/ü?b=ø&c#d")
    assert (target.host, target.port, target.secure) == ("xn--bcher-kva.example.com", 443, True)
    assert target.path == "/a/%C3%BC?b=%C3%B8&c"
    assert target_of("../b", base="http://news.example.com/a/c").path == "/b"


@pytest.mark.parametrize("number", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "2002:5db8:d70e::1"])
def test_is_public_knows_public_addresses(number):
    assert is_public(ipaddress.ip_address(number))
