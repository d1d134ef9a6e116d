"""Speed: rounds of the ceiling and each page one after the other, so that a noisy machine is fair to both."""

import os
from contextlib import ExitStack
from statistics import median

from bench.load import Figure, replies, wrk
from bench.servers import gunicorn, on_core, signed_in

_GZIP = "Accept-Encoding: gzip"


def measure_pages(
    data: str, ids: dict[str, int], *, seconds: int, runs: int
) -> list[tuple[str, str]]:
    """Medians over the rounds, and medians of each round's own ratio to the ceiling."""
    thread = f"/threads/{ids['thread']}/"
    with ExitStack() as servers:
        bare = servers.enter_context(gunicorn("bench.ceiling:application", data, thread))
        house = servers.enter_context(gunicorn("sameboat.wsgi:application", data, "/help/"))
        browser = signed_in(house.address)
        pages = {
            "thread": (thread,),
            "circle": (f"/circles/{ids['circle']}/",),
            "today": ("/today/",),
            "thread, compressed": (thread, _GZIP),
        }
        found: dict[str, list[Figure]] = {name: [] for name in ("ceiling", *pages)}
        for path, *_headers in pages.values():
            browser.ask("GET", path)
        for _round in range(runs):
            found["ceiling"].append(wrk(bare, thread, seconds=seconds))
            for name, (path, *headers) in pages.items():
                cookie = f"Cookie: {browser.cookie}"
                found[name].append(wrk(house, path, cookie, *headers, seconds=seconds))
    return [(name, _told(figures, found["ceiling"])) for name, figures in found.items()]


def _told(figures: list[Figure], ceilings: list[Figure]) -> str:
    rate, tail = median(f.per_second for f in figures), median(f.p99_ms for f in figures)
    told = f"{rate:.0f}/s, p99 {tail:.1f} ms, {median(f.cpu_ms for f in figures):.2f} ms of CPU"
    if figures is ceilings:
        return told
    both = list(zip(figures, ceilings, strict=True))
    by_clock = median(f.per_second / c.per_second for f, c in both)
    by_cpu = median(c.cpu_ms / f.cpu_ms for f, c in both)
    return f"{told}; of the ceiling {by_clock:.3f} by the clock, {by_cpu:.3f} by CPU"


def measure_replies(
    data: str, ids: dict[str, int], *, seconds: int, runs: int
) -> list[tuple[str, str]]:
    """Replies a second through the real form with its token, every one on the disk before its answer."""
    with gunicorn("sameboat.wsgi:application", data, "/help/") as house:
        browser, path = signed_in(house.address), f"/threads/{ids['answered']}/"
        if on_core(1):
            os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})  # our own hands off its core
        spent = house.cpu_seconds()
        rates = [replies(browser, path, seconds=seconds) for _round in range(runs)]
        cpu = (house.cpu_seconds() - spent) * 1000 / (sum(rates) * seconds)
    told = f"{median(rates):.0f}/s, {cpu:.1f} ms of CPU"
    return [("replies, SQLite synchronous=FULL", told)]
