"""Print pages of the site with headless Chromium, as a reader's browser would.

Pages are read from the folder under an address that exists nowhere, so a PDF
carries no port and no folder of the machine that made it, and the browser
reaches nothing else.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from playwright.sync_api import Browser, Page, Playwright, Route

__all__ = ["BROWSERS", "ORIGIN", "PrintError", "Printer"]

ORIGIN = "http://placebook.invalid/"
BROWSERS = (
    *("chromium", "chromium-browser", "chromium-headless-shell"),
    *("google-chrome", "google-chrome-stable", "chrome"),
)
# Charts are then about 800 pixels wide, so their letters have 8 points on A4, and two of the tall
# ones share a sheet.
WIDTH = 900
HEIGHT = 1200
UNDRAWN = "() => [...document.querySelectorAll('.pb-figure:not([data-drawn])')].map(f => f.id)"
DRAW = "() => window.placebookFigures ? window.placebookFigures.drawAll() : null"
# A link to another page leads nowhere from a single chapter on paper.
UNLINK = """() => document.querySelectorAll('a[href]').forEach(link => {
    if (link.origin === location.origin && link.pathname !== location.pathname) {
        link.removeAttribute('href');
    }
})"""


class PrintError(RuntimeError):
    """Nothing could be printed; the message says what to do."""


class Printer:
    """A browser that prints pages of one site; use it in a ``with`` statement.

    Parameters
    ----------
    site
        Folder of the finished site.

    Raises
    ------
    PrintError
        If there is no browser, or a page's charts cannot be drawn.
    """

    def __init__(self, site: Path) -> None:
        self.site = site.resolve()

    def __enter__(self) -> Self:
        """Open the browser."""
        try:
            from playwright.sync_api import sync_playwright  # noqa: PLC0415  not needed to build
        except ImportError:
            raise PrintError("PDFs need two more libraries: pip install 'placebook[pdf]'") from None
        self._playwright = sync_playwright().start()
        try:
            self._browser = _open_browser(self._playwright)
        except PrintError:
            self._playwright.stop()
            raise
        context = self._browser.new_context(viewport={"width": WIDTH, "height": HEIGHT})
        context.route("**/*", self._answer)
        self._page = context.new_page()
        self._page.emulate_media(media="print", color_scheme="light")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the browser."""
        self._browser.close()
        self._playwright.stop()

    def print_page(self, name: str, *, first: int = 1, alone: bool = True) -> bytes:
        """Print one page of the site.

        Parameters
        ----------
        name
            Its path in the site.
        first
            Number of its first sheet.
        alone
            Whether it is printed for itself; if not, links to other pages are kept.

        Returns
        -------
        bytes
            A tagged PDF with an outline of the headings.
        """
        self._page.goto(f"{ORIGIN}{name}", wait_until="load")
        self._page.evaluate(DRAW)
        if undrawn := self._page.evaluate(UNDRAWN):
            raise PrintError(f"{name}: these charts were not drawn: {', '.join(undrawn)}")
        if alone:
            self._page.evaluate(UNLINK)
        else:
            self._page.add_style_tag(content=_numbered(first))
        return _to_pdf(self._page)

    def print_text(self, html: str) -> bytes:
        """Print a page that is not on the site, given as HTML."""
        self._page.goto(f"{ORIGIN}{BLANK}")
        self._page.set_content(html)
        return _to_pdf(self._page)

    def _answer(self, route: Route) -> None:
        address = route.request.url.split("?")[0].split("#")[0]
        path = (self.site / address.removeprefix(ORIGIN)).resolve()
        if address == f"{ORIGIN}{BLANK}":
            route.fulfill(body="", content_type="text/html")
        elif address.startswith(ORIGIN) and path.is_relative_to(self.site) and path.is_file():
            route.fulfill(path=path)
        elif address.startswith(("data:", "blob:")):
            route.continue_()
        else:
            route.abort()


BLANK = "blank"


def _open_browser(playwright: Playwright) -> Browser:
    """Open the installed Chromium, or the one that playwright brought."""
    from playwright.sync_api import Error  # noqa: PLC0415  not needed to build

    installed = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    try:
        return playwright.chromium.launch(executable_path=installed, args=["--disable-gpu"])
    except Error as error:
        cause = str(error).strip().splitlines()[0]
        raise PrintError(
            "PDFs are made with Chromium, and none could be started. Install it, for instance with "
            f"'apt-get install chromium' or 'python -m playwright install chromium'. ({cause})"
        ) from error


def _numbered(first: int) -> str:
    """Go on with the numbers of the sheets that come before a page."""
    return (
        f"html {{ counter-reset: page {first - 1}; }} "
        "@page { @bottom-right { content: counter(page); } }"
    )


def _to_pdf(page: Page) -> bytes:
    return page.pdf(prefer_css_page_size=True, print_background=True, tagged=True, outline=True)
