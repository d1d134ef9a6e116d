"""Servers for measuring: one gunicorn worker on one core, as documented for a small house."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.browser import Browser
from bench.world_keys import NAME, PASSPHRASE


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class Server:
    """A running server: its address, and the process that was started."""

    address: str
    pid: int

    def cpu_seconds(self) -> float:
        """Seconds of CPU that its worker has used. What neighbours do moves this far less than the clock."""
        workers = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        spent = [
            Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in workers
        ]
        return sum(int(each[11]) + int(each[12]) for each in spent) / os.sysconf("SC_CLK_TCK")


def on_core(number: int) -> list[str]:
    """What keeps a command on one core, where there are two and `taskset` is there."""
    cores = sorted(os.sched_getaffinity(0))
    can = len(cores) > 1 and Path("/usr/bin/taskset").exists()
    return ["taskset", "-c", str(cores[number])] if can else []


@contextmanager
def gunicorn(application: str, data: str, path: str, *more: str) -> Iterator[Server]:
    """One worker serving `application`, sync unless `more` says otherwise; yields once `path` answers."""
    port = free_port()
    command = [
        sys.executable, "-m", "gunicorn", "--workers=1", f"--bind=127.0.0.1:{port}",
        "--log-level=error", *more, application,
    ]  # fmt: skip
    surroundings = {
        **os.environ,
        "SAMEBOAT_DATA": data,
        "SAMEBOAT_URL": f"http://127.0.0.1:{port}",
        "SAMEBOAT_MOST_AN_HOUR": "0",
    }
    server = subprocess.Popen([*on_core(0), *command], env=surroundings)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(100):
            try:
                urllib.request.urlopen(address + path, timeout=2).read()
                break
            except OSError:
                time.sleep(0.1)
        yield Server(address, server.pid)
    finally:
        server.terminate()
        server.wait(timeout=10)


def signed_in(address: str) -> Browser:
    """A small browser signed in as the measured person."""
    browser = Browser(address)
    token = browser.token("/sign-in/")
    fields = {"csrfmiddlewaretoken": token, "name": NAME, "passphrase": PASSPHRASE, "next": ""}
    status, _text = browser.ask("POST", "/sign-in/", fields)
    if status != 302:
        raise RuntimeError(f"signing in was answered with {status}")
    return browser
