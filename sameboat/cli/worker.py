"""`sameboat worker`: what the house does by itself. `serve` starts it; alone it is for larger set-ups."""

import argparse
import logging
import os
import signal
import subprocess
import sys
import threading

from django.db import close_old_connections
from django.utils import timezone

from sameboat.cli import exports, reader
from sameboat.lib import clock

EVERY_SECONDS = 20
_log = logging.getLogger("sameboat.clock")


def run(argv: list[str]) -> int:
    """Tick until asked to stop, or until whoever started us is gone."""
    parser = argparse.ArgumentParser("sameboat worker", description=__doc__)
    parser.add_argument("--once", action="store_true", help="do what is due now, then stop")
    wanted = parser.parse_args(argv)
    if wanted.once:
        done = {
            **clock.tick(timezone.now()), "read_posts": reader.read_once(), "read_exports": exports.read_all(),
        }  # fmt: skip
        for step, count in done.items():
            print(f"{step}: {count}")
        return 0
    stopped, parent = threading.Event(), os.getppid()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_told: stopped.set())
    reading, reading_exports = Reader(), exports.Exports()
    while not stopped.is_set() and os.getppid() == parent:
        reading.keep_going()
        close_old_connections()
        clock.tick(timezone.now())
        keep_exports_going(reading_exports)
        stopped.wait(EVERY_SECONDS)
    reading.stop()
    reading_exports.stop()
    return 0


def keep_exports_going(reading: exports.Exports) -> None:
    """Like a step of the clock: where it fails, it is written down and the others go on."""
    try:
        reading.keep_going()
    except Exception:
        _log.exception("the files from devices are not being read")


class Reader:
    """The look at what was posted, in a process of its own: its model is C, and may bring down only itself."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def keep_going(self) -> None:
        """Start it, and start it again where it has ended."""
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "sameboat", "reader", f"--of={os.getpid()}"]
            )

    def stop(self) -> None:
        """Let it finish the post it reads."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            self._process.kill()
