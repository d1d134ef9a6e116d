"""`sameboat serve`: the web pages and the background worker together, until stopped."""

import argparse
import os
import signal
import subprocess
import sys
import time
from types import FrameType

from django.conf import settings
from django.core.management import call_command

_ENOUGH_FOR_A_SMALL_HOUSE = 2


def web_command(bind: str, workers: int) -> list[str]:
    """How gunicorn is started: threads, so that a slow phone keeps nobody waiting."""
    return [
        sys.executable, "-m", "gunicorn", "sameboat.wsgi:application", f"--bind={bind}", f"--workers={workers}",
        "--threads=4", "--worker-class=gthread", "--timeout=60", "--graceful-timeout=20", "--log-level=warning",
        "--max-requests=20000", "--max-requests-jitter=2000",
    ]  # fmt: skip


def prepare() -> None:
    """Bring the tables up to date and put the static files where they are served from."""
    settings.DATA.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)


def _stop(children: list[subprocess.Popen[bytes]]) -> None:
    for child in children:
        child.terminate()
    for child in children:
        try:
            child.wait(timeout=25)
        except subprocess.TimeoutExpired:
            child.kill()


def keep_running(children: list[subprocess.Popen[bytes]]) -> int:
    """Wait until one of them ends or we are told to stop; then stop the others."""

    def asked_to_stop(_signal: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, asked_to_stop)
    try:
        while all(child.poll() is None for child in children):
            time.sleep(0.3)
    except KeyboardInterrupt:
        _stop(children)
        return 0
    _stop(children)
    print("One part of the house stopped by itself; the rest was stopped too.", file=sys.stderr)
    return 1


def run(argv: list[str]) -> int:
    """Start both parts. Returns 0 when asked to stop, 1 when one part failed."""
    parser = argparse.ArgumentParser("sameboat serve", description=__doc__)
    parser.add_argument("--bind", default=os.environ.get("SAMEBOAT_BIND", "127.0.0.1:8000"))
    parser.add_argument("--workers", type=int, default=_ENOUGH_FOR_A_SMALL_HOUSE)
    wanted = parser.parse_args(argv)
    prepare()
    children = [
        subprocess.Popen(web_command(wanted.bind, wanted.workers)),
        subprocess.Popen([sys.executable, "-m", "sameboat", "worker"]),
    ]
    print(f"The house is open on {settings.SITE_URL}. Stop it with Ctrl-C.", flush=True)
    return keep_running(children)
