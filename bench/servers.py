"""Servers for measuring: one gunicorn worker on one core, as documented for a small house."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from bench.load import Browser
from bench.world_keys import NAME, PASSPHRASE


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def gunicorn(application: str, data: str, path: str) -> Iterator[str]:
    """One sync worker serving `application`; yields its address once `path` answers."""
    port = free_port()
    command = [
        sys.executable, "-m", "gunicorn", "--workers=1", f"--bind=127.0.0.1:{port}",
        "--log-level=error", application,
    ]  # fmt: skip
    surroundings = {**os.environ, "SAMEBOAT_DATA": data, "SAMEBOAT_URL": f"http://127.0.0.1:{port}"}
    pinned = ["taskset", "-c", "0"] if os.path.exists("/usr/bin/taskset") else []
    server = subprocess.Popen([*pinned, *command], env=surroundings)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(100):
            try:
                urllib.request.urlopen(address + path, timeout=2).read()
                break
            except OSError:
                time.sleep(0.1)
        yield address
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
