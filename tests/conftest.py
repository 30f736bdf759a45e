"""What tests share: the built site, a server for it, and a real browser without a network."""

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, Page, Playwright, Request, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from placebook.book.printing import BROWSERS

pytest_plugins = ["tests.turns"]

ROOT = Path(__file__).parents[1]
# Debian's Chromium without a window opens pages in half the time.
QUICK = "chromium-headless-shell"
NAMES = sorted(BROWSERS, key=lambda name: name != QUICK)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]


def build_here() -> subprocess.CompletedProcess:
    """Build this project's own site; tests that run side by side wait for each other."""
    command = [sys.executable, "-m", "placebook", "build", "--project", str(ROOT)]
    (ROOT / "_build").mkdir(exist_ok=True)
    with FileLock(ROOT / "_build" / ".tests"):
        return subprocess.run(command, capture_output=True, text=True, check=False)


def printing() -> FileLock:
    """Make the lock that holds off the tests that print PDFs, which the site then links."""
    return FileLock(ROOT / "_build" / ".printing")


@pytest.fixture(scope="session")
def site() -> Path:
    """Build the site with the real command from the committed data."""
    done = build_here()
    if done.returncode:
        pytest.fail(f"placebook build failed:\n{done.stdout}{done.stderr}")
    return ROOT / "_build" / "html"


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serve folders on free ports of this machine; gives the address of each."""
    servers = []

    def start(folder: Path) -> str:
        handler = functools.partial(_QuietHandler, directory=str(folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}"

    yield start
    for server in servers:
        server.shutdown()


class _QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Open a real Chromium: the installed one, or one installed for the purpose."""
    with sync_playwright() as playwright:
        opened = _open_browser(playwright)
        yield opened
        opened.close()


def _open_browser(playwright: Playwright) -> Browser:
    for attempt in ("first", "after installing"):
        try:
            return playwright.chromium.launch(executable_path=_installed(), args=FLAGS)
        except PlaywrightError as error:
            if attempt == "after installing":
                pytest.fail(f"no browser: {str(error).splitlines()[0]}", pytrace=False)
            _install_browser()
    raise AssertionError


def _installed() -> str | None:
    """Find an installed Chromium; without one playwright looks for its own."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def _install_browser() -> None:
    """Install Chromium by playwright, or else as a package of the system."""
    ways = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if shutil.which("apt-get") and os.geteuid() == 0:
        ways += [
            ["sh", "-c", f"apt-get update -q && apt-get install -q -y {name}"] for name in NAMES[:2]
        ]
    for way in ways:
        done = subprocess.run(way, capture_output=True, check=False)
        if done.returncode == 0:
            return
    pytest.fail(
        "no browser: install Chromium, for instance with 'apt-get install chromium'", pytrace=False
    )


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a page that reaches this machine only; ``page.strangers`` holds what it asked others."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.strangers = []

    def note(request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1", "data:", "blob:")):
            opened.strangers.append(request.url)

    opened.on("request", note)
    yield opened
    context.close()
