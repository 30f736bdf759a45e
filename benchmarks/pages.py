"""What a reader waits for, in a real browser: bytes, first paint, first chart, shifts."""

from __future__ import annotations

import functools
import http.server
import shutil
import statistics
import threading
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

__all__ = ["main"]

SITE = Path(__file__).parents[1] / "_build" / "html"
PAGES = ("index.html", "places/oxfordshire.html", "places/england.html")
ROUNDS = 5
WATCH = """
window.seen = { shift: 0, chart: 0 };
new PerformanceObserver(list => list.getEntries().forEach(entry => {
    if (!entry.hadRecentInput) { window.seen.shift += entry.value; }
})).observe({ type: "layout-shift", buffered: true });
new MutationObserver(() => {
    if (!window.seen.chart && document.querySelector(".pb-chart svg")) {
        window.seen.chart = performance.now();
    }
}).observe(document, { childList: true, subtree: true });
"""
READ = """() => ({
    bytes: performance.getEntriesByType("resource").concat(
        performance.getEntriesByType("navigation")).reduce((sum, e) => sum + e.transferSize, 0),
    paint: (performance.getEntriesByName("first-contentful-paint")[0] || {}).startTime || 0,
    chart: window.seen.chart, shift: window.seen.shift })"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main() -> None:
    """Print a table: the median of five loads of each page with an empty cache."""
    handler = functools.partial(_Quiet, directory=str(SITE))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}"
    print("| Page | HTML (KB) | Loaded (KB) | First paint (ms) | First chart (ms) | Shift |")
    print("|---|--:|--:|--:|--:|--:|")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for name in PAGES:
            print(_row(browser, address, name))
        browser.close()
    server.shutdown()


def _row(browser: Browser, address: str, name: str) -> str:
    seen = [_load(browser, f"{address}/{name}") for _ in range(ROUNDS)]
    of = {key: statistics.median(one[key] for one in seen) for key in seen[0]}
    chart = f"{of['chart']:.0f}" if of["chart"] else "none in view"
    size = (SITE / name).stat().st_size / 1000
    return (
        f"| {name} | {size:.0f} | {of['bytes'] / 1000:.0f} | {of['paint']:.0f} | {chart} "
        f"| {of['shift']:.3f} |"
    )


def _load(browser: Browser, address: str) -> dict[str, float]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(address)
    page.wait_for_timeout(2000)
    seen = page.evaluate(READ)
    context.close()
    return seen


if __name__ == "__main__":
    main()
