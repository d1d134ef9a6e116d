"""`sameboat worker`: what the house does by itself. `serve` starts it; alone it is for larger set-ups."""

import argparse
import os
import signal
import threading

from django.db import close_old_connections
from django.utils import timezone

from sameboat.lib import clock

EVERY_SECONDS = 20


def run(argv: list[str]) -> int:
    """Tick until asked to stop, or until whoever started us is gone."""
    parser = argparse.ArgumentParser("sameboat worker", description=__doc__)
    parser.add_argument("--once", action="store_true", help="do what is due now, then stop")
    wanted = parser.parse_args(argv)
    if wanted.once:
        for step, count in clock.tick(timezone.now()).items():
            print(f"{step}: {count}")
        return 0
    stopped, parent = threading.Event(), os.getppid()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_told: stopped.set())
    while not stopped.is_set() and os.getppid() == parent:
        close_old_connections()
        clock.tick(timezone.now())
        stopped.wait(EVERY_SECONDS)
    return 0
