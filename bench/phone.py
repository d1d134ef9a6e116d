"""The slow phone: bytes, requests, Largest Contentful Paint and axe violations of the six main pages, cold.

CPU slowed six times, 400 kbit/s, a round trip of 400 ms (`design.md`, section 4), 360 by 640 dots.
The service worker is kept out: it fetches Help now after the page has been shown.
"""

import statistics
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import sync_playwright

from bench.servers import gunicorn, signed_in

RUNS = 5
_KBIT = 1000 / 8
_LINE = {
    "offline": False, "latency": 400, "downloadThroughput": 400 * _KBIT, "uploadThroughput": 400 * _KBIT,
}  # fmt: skip
_LCP = """() => new Promise((done) => {
  new PerformanceObserver((list) => done(list.getEntries().at(-1).startTime))
    .observe({ type: "largest-contentful-paint", buffered: true });
})"""


@dataclass(frozen=True)
class Visit:
    """One cold visit: bytes over the wire, requests, requests to other hosts, LCP in milliseconds."""

    size: int
    requests: int
    elsewhere: int
    lcp: float


def _visit(chromium: Chromium, url: str, cookies: list[Any]) -> Visit:
    context = chromium.new_context(
        viewport={"width": 360, "height": 640}, service_workers="block", device_scale_factor=2
    )
    context.add_cookies(cookies)
    page = context.new_page()
    line, asked, sizes = context.new_cdp_session(page), [], []
    line.send("Network.enable")
    line.on("Network.requestWillBeSent", lambda event: asked.append(event["request"]["url"]))
    line.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    line.send("Network.emulateNetworkConditions", _LINE)
    line.send("Emulation.setCPUThrottlingRate", {"rate": 6})
    page.goto(url, wait_until="networkidle")
    lcp = page.evaluate(_LCP)
    context.close()
    # Signs drawn from a data: address are asked of nobody.
    real = [each for each in asked if not each.startswith("data:")]
    elsewhere = [each for each in real if urlsplit(each).netloc != urlsplit(url).netloc]
    return Visit(int(sum(sizes)), len(real), len(elsewhere), float(lcp))


def _violations(chromium: Chromium, url: str, cookies: list[Any]) -> int:
    context = chromium.new_context(viewport={"width": 360, "height": 640}, service_workers="block")
    context.add_cookies(cookies)
    page = context.new_page()
    page.goto(url)
    found = int(Axe().run(page).violations_count)
    context.close()
    return found


def measure_pages(data: str, ids: dict[str, int]) -> list[tuple[str, str]]:
    """A row a page, medians of several cold visits."""
    pages = {
        "front, as a guest": "/",
        "Today": "/today/",
        "circle": f"/circles/{ids['circle']}/",
        "thread": f"/threads/{ids['thread']}/",
        "letters": f"/letters/{ids['letters']}/",
        "Help now": "/help/",
    }
    rows = []
    with (
        gunicorn("sameboat.wsgi:application", data, "/help/") as server,
        sync_playwright() as play,
    ):
        chromium = play.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        address = server.address
        known = signed_in(address).cookies
        cookies = [{"name": name, "value": value, "url": address} for name, value in known.items()]
        for name, path in pages.items():
            keys = [] if "guest" in name else cookies
            visits = [_visit(chromium, address + path, keys) for _run in range(RUNS)]
            lcp = statistics.median(visit.lcp for visit in visits)
            first = visits[0]
            rows.append(
                (
                    f"slow phone, {name}",
                    f"{max(v.size for v in visits) / 1000:.1f} kB, {first.requests} requests, "
                    f"{first.elsewhere} elsewhere, LCP {lcp / 1000:.2f} s, "
                    f"{_violations(chromium, address + path, keys)} axe violations",
                )
            )
        chromium.close()
    return rows
