"""Load: wrk for pages, real form posts for replies."""

import re
import secrets
import subprocess
import threading
import time
from dataclasses import dataclass

from bench.browser import Browser
from bench.servers import Server, on_core


@dataclass(frozen=True)
class Figure:
    """One run: requests a second, the 99th percentile, CPU for one request (both in milliseconds)."""

    per_second: float
    p99_ms: float
    cpu_ms: float


def wrk(server: Server, path: str, *headers: str, seconds: int = 4) -> Figure:
    """One run of wrk with four connections, on the other core. Raises if any answer was not 200."""
    asked = [part for header in headers for part in ("-H", header)]
    before = server.cpu_seconds()
    told = subprocess.run(
        [*on_core(1), "wrk", "-t1", "-c4", f"-d{seconds}s", "--latency", *asked, server.address + path],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    if "Non-2xx" in told:
        raise RuntimeError(f"{path} did not answer 200:\n{told}")
    rate, count = _found(r"Requests/sec:\s+([\d.]+)", told), _found(r"(\d+) requests in", told)
    value, unit = _found(r"99%\s+([\d.]+)(us|ms|s)", told)
    tail = float(value) * {"us": 0.001, "ms": 1, "s": 1000}[unit]
    return Figure(float(rate[0]), tail, (server.cpu_seconds() - before) * 1000 / int(count[0]))


def _found(pattern: str, told: str) -> tuple[str, ...]:
    match = re.search(pattern, told)
    if match is None:
        raise RuntimeError(f"wrk did not say {pattern}:\n{told}")
    return match.groups()


def replies(browser: Browser, path: str, *, seconds: int = 8, hands: int = 4) -> float:
    """Replies a second through the real form, several hands writing at once."""
    token, done, lock = browser.token(path), [0], threading.Lock()
    end = time.monotonic() + seconds

    def write() -> None:
        while time.monotonic() < end:
            # Never the same words twice: those would be one reply.
            key = secrets.token_hex(12)
            fields = {
                "csrfmiddlewaretoken": token, "once_key": key,
                "body": f"A few plain words to measure with, {key}.",
            }  # fmt: skip
            status, _text = browser.ask("POST", path + "answer/", fields)
            if status not in {302, 303}:
                raise RuntimeError(f"a reply was answered with {status}")
            with lock:
                done[0] += 1

    writers = [threading.Thread(target=write) for _ in range(hands)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    return done[0] / seconds
