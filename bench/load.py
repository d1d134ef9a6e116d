"""Load: wrk for pages, real form posts for replies."""

import http.client
import re
import secrets
import statistics
import subprocess
import threading
import time
import urllib.parse
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """Requests a second and the 99th percentile in milliseconds, medians of several runs."""

    per_second: float
    p99_ms: float


def wrk(url: str, cookie: str = "", *, seconds: int = 5, runs: int = 3) -> Figure:
    """The median of several runs of wrk with four connections. Raises if any answer was not 200."""
    rates, tails = [], []
    for _ in range(runs):
        told = subprocess.run(
            ["wrk", "-t1", "-c4", f"-d{seconds}s", "--latency", "-H", f"Cookie: {cookie}", url],
            capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
        if "Non-2xx" in told:
            raise RuntimeError(f"{url} did not answer 200:\n{told}")
        rates.append(float(re.search(r"Requests/sec:\s+([\d.]+)", told).group(1)))
        value, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", told).groups()
        tails.append(float(value) * {"us": 0.001, "ms": 1, "s": 1000}[unit])
    return Figure(statistics.median(rates), statistics.median(tails))


class Browser:
    """A very small browser: keeps cookies, fills forms."""

    def __init__(self, address: str) -> None:
        self.host = urllib.parse.urlsplit(address).netloc
        self.cookies: dict[str, str] = {}
        self.sent_to = ""

    @property
    def cookie(self) -> str:
        """The Cookie header."""
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def ask(self, method: str, path: str, fields: dict[str, str] | None = None) -> tuple[int, str]:
        """One request; returns its status and text."""
        line = http.client.HTTPConnection(self.host, timeout=30)
        body = urllib.parse.urlencode(fields) if fields else None
        headers = {"Cookie": self.cookie, "Referer": f"http://{self.host}{path}"}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        line.request(method, path, body, headers)
        answer = line.getresponse()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.split(";")[0]
        text = answer.read().decode()
        self.sent_to = answer.getheader("Location", "")
        line.close()
        return answer.status, text

    def token(self, path: str) -> str:
        """The form token of a page."""
        _status, text = self.ask("GET", path)
        return re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', text).group(1)


def replies(browser: Browser, path: str, *, seconds: int = 8, hands: int = 4) -> float:
    """Replies a second through the real form, several hands writing at once."""
    token, done, lock = browser.token(path), [0], threading.Lock()
    end = time.monotonic() + seconds

    def write() -> None:
        while time.monotonic() < end:
            fields = {
                "csrfmiddlewaretoken": token, "body": "A few plain words to measure with.",
                "once_key": secrets.token_hex(12),
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
