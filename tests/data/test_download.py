"""Downloads against a server on this machine that misbehaves on request."""

import hashlib
import http.server
import threading
import time
from collections.abc import Iterator

import pandas as pd
import pytest
from scripts import package, refresh
from scripts.download import absent, download

BODY = b"area,value\nE06000001,1\n"
SHA = hashlib.sha256(BODY).hexdigest()


class Misbehaving(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.path)
        if self.path == "/gone.csv":
            self.send_error(404)
            return
        if self.path == "/slow.csv":
            self.server.hurry.wait(10)
        if self.path == "/stalls.csv":
            self.stall()
            return
        cut = self.path == "/cut.csv"
        self.send_response(200)
        self.send_header("Content-Length", str(len(BODY) + (100 if cut else 0)))
        self.end_headers()
        self.wfile.write(b"other" * 4 + b"xyz" if self.path == "/wrong.csv" else BODY)

    def stall(self):
        self.send_response(200)
        self.send_header("Content-Length", str(len(BODY)))
        self.end_headers()
        self.wfile.write(BODY[:5])
        self.wfile.flush()
        self.server.hurry.wait(10)

    def log_message(self, *_):
        """Say nothing."""


class Server(http.server.ThreadingHTTPServer):
    def __init__(self):
        super().__init__(("127.0.0.1", 0), Misbehaving)
        self.asked: list[str] = []
        self.hurry = threading.Event()

    def handle_error(self, *_):
        """Say nothing: a client that goes away is what some tests want."""


@pytest.fixture
def server() -> Iterator[Server]:
    started = Server()
    threading.Thread(target=started.serve_forever, daemon=True).start()
    yield started
    started.hurry.set()
    started.shutdown()
    started.server_close()


def sources(server: Server, *names: str) -> pd.DataFrame:
    address = f"http://127.0.0.1:{server.server_address[1]}"
    rows = [
        {"id": name, "path": f"economy/{name}.csv", "sha256": SHA,
         "download": f"{address}/{name}.csv"}
        for name in names
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["id", "path", "sha256", "download"])


def test_a_file_is_fetched_once_and_told(server, tmp_path):
    told = []
    for _ in range(2):
        assert download(sources(server, "good"), tmp_path, tell=told.append) == []
    assert (tmp_path / "economy" / "good.csv").read_bytes() == BODY
    assert server.asked == ["/good.csv"]
    assert told == ["fetched economy/good.csv"]


def test_a_file_with_other_bytes_is_fetched_anew(server, tmp_path):
    (tmp_path / "economy").mkdir()
    (tmp_path / "economy" / "good.csv").write_bytes(BODY[:9])
    assert download(sources(server, "good"), tmp_path, tell=print) == []
    assert (tmp_path / "economy" / "good.csv").read_bytes() == BODY


FAILURES = [
    ("wrong", f"expected sha256 {SHA}, found "
     f"{hashlib.sha256(b'other' * 4 + b'xyz').hexdigest()}"),
    ("cut", f"expected the whole file, found it cut off ({len(BODY)} bytes, 100 missing)"),
    ("gone", "expected the file, found 404 Not Found"),
    ("slow", "expected an answer within 0.5 seconds, found none (time-out)"),
    ("stalls", "expected an answer within 0.5 seconds, found none (time-out)"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "reason"), FAILURES)
def test_a_failure_gets_one_line_and_leaves_no_file(server, tmp_path, name, reason):
    table = sources(server, name, "good")
    started = time.monotonic()
    failures = download(table, tmp_path, timeout=0.5, tell=print)
    assert failures == [f"source {name!r}: {table['download'][0]}: {reason}"]
    assert time.monotonic() - started < 5
    left = [path.name for path in tmp_path.rglob("*") if path.is_file()]
    assert left == ["good.csv"]


def test_no_server_at_all_is_tried_three_times_only(tmp_path):
    closed = Server()
    table = sources(closed, "a", "b", "c", "d", "e")
    closed.server_close()
    failures = download(table, tmp_path, timeout=0.5)
    assert len(failures) == 4
    assert failures[0].endswith("/a.csv: expected an answer, found none (ConnectionError)")
    assert failures[3] == "2 more sources were not tried"


def test_what_has_no_address_must_be_there(tmp_path):
    table = pd.DataFrame(
        {"id": ["a", "b"], "path": ["derived/a.csv", "derived/b.csv"], "download": ["", ""]}
    )
    (tmp_path / "derived").mkdir()
    (tmp_path / "derived" / "a.csv").write_bytes(b"")
    lines = absent(table, tmp_path)
    assert len(lines) == 1
    assert "derived/b.csv" in lines[0]
    assert "derived/a.csv" not in lines[0]
    (tmp_path / "derived" / "b.csv").write_bytes(b"")
    assert absent(table, tmp_path) == []


def test_the_command_stops_with_the_failures_and_writes_nothing(
    server, tmp_path, monkeypatch, capsys
):
    table = sources(server, "wrong", "cut", "gone", "slow", "good")
    monkeypatch.setattr(package, "metadata", lambda _: table)
    options = ["--cache", str(tmp_path / "raw"), "--out", str(tmp_path / "out"), "--timeout", "0.5"]
    assert refresh.main(options) == 1
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(":")[1].strip() for line in lines[:4]] == [
        f"source {name!r}" for name in ("wrong", "cut", "gone", "slow")
    ]
    assert lines[4:] == ["refresh: nothing was written"]
    assert not (tmp_path / "out").exists()


def test_pinned_addresses_lead_where_the_checksum_can_hold():
    table = package.metadata("sources")
    pinned = table[table["download"] != ""]
    assert len(pinned) > 80
    assert pinned["download"].str.match(r"https://[^/]+/\S+").all()
    assert not pinned["download"].str.contains(r"/(?:main|master)/", regex=True).any()
