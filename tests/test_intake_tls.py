"""Pages over TLS from a server on the loopback, with certificates of a temporary authority.

The rules let in the loopback, which only a test does; which certificates are trusted is asked of the system, whose list
``SSL_CERT_FILE`` names, as everywhere.
"""

import ast
import ipaddress
import socket
import ssl
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

import newsnb
from newsnb.intake import fetch
from newsnb.intake.addresses import BadUrl
from newsnb.intake.fetching import Bounds
from pages import PAGE

trustme = pytest.importorskip("trustme")

HOST = "news.example.com"
LOOPBACK = ipaddress.ip_address("127.0.0.1")


class Site(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append((self.headers["Host"], self.path))
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(PAGE.encode())

    def log_message(self, *words):
        pass


class Server(HTTPServer):
    """Shakes hands in the thread that serves, and keeps quiet where a client hangs up."""

    def __init__(self, certificate):
        super().__init__(("127.0.0.1", 0), Site)
        self.asked, self.named = [], []
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(context)
        context.sni_callback = lambda connection, name, context: self.named.append(name)
        self.socket = context.wrap_socket(self.socket, server_side=True)

    def handle_error(self, *about):
        pass


@pytest.fixture
def authority(tmp_path, monkeypatch):
    made = trustme.CA()
    made.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    return made


@pytest.fixture
def served(monkeypatch):
    """Serve with a certificate, fetch from it by name, and return the server and the article or the error."""
    servers = []

    def ask(certificate, host=HOST):
        server = Server(certificate)
        servers.append(server)
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        row = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", server.server_port))
        monkeypatch.setattr("newsnb.intake.fetching.socket.getaddrinfo", lambda *named, **options: [row])
        rules = Bounds(may_connect=lambda address: address == LOOPBACK, ports=frozenset((server.server_port,)))
        try:
            return server, fetch(f"https://{host}:{server.server_port}/a", rules)
        except BadUrl as error:
            return server, str(error)

    yield ask
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("host", [HOST, HOST.upper(), f"{HOST}."])
def test_the_checked_address_is_asked_under_the_given_name(authority, served, host):
    server, article = served(authority.issue_cert(HOST), host)
    assert "harbour board of Varde" in article.text
    assert server.named == [HOST]
    assert server.asked[0][1] == "/a"
    assert server.asked[0][0].rstrip(".").startswith(HOST)


def of_another_name(authority):
    return authority.issue_cert("other.example.com")


def of_a_number(authority):
    return authority.issue_cert("127.0.0.1")


def of_a_part(authority):
    return authority.issue_cert("*.com", "example.com")


def run_out(authority):
    return authority.issue_cert(
        HOST, not_before=datetime(2019, 1, 1, tzinfo=UTC), not_after=datetime(2020, 1, 1, tzinfo=UTC)
    )


def of_nobody(authority):
    return trustme.CA().issue_cert(HOST)


@pytest.mark.parametrize(
    ("certificate", "why"),
    [
        (of_another_name, "mismatch"),
        (of_a_number, "mismatch"),
        (of_a_part, "mismatch"),
        (run_out, "expired"),
        (of_nobody, "unable to get local issuer|self-signed|self signed"),
    ],
)
def test_a_wrong_certificate_is_reported_in_one_line(authority, served, certificate, why):
    server, complaint = served(certificate(authority))
    assert isinstance(complaint, str)
    assert "its certificate is not trusted" in complaint
    assert any(one in complaint for one in why.split("|"))
    assert "\n" not in complaint
    assert server.asked == []


@pytest.mark.slow
def test_only_tests_change_the_bounds():
    calls = [
        (path.name, node)
        for path in Path(newsnb.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    ]
    fetches = [(name, node) for name, node in calls if node.func.id == "fetch"]
    assert {name for name, _ in fetches} >= {"read.py", "magic.py"}
    assert [name for name, node in fetches if len(node.args) != 1 or node.keywords] == []
    assert [name for name, node in calls if node.func.id == "Bounds" and (node.args or node.keywords)] == []
