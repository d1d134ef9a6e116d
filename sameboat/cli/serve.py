"""`sameboat serve`: the web pages and the background worker together, until stopped."""

import argparse
import os
import signal
import subprocess
import sys
from threading import Event

from django.conf import settings
from django.core.management import call_command

_ENOUGH_FOR_A_SMALL_HOUSE = 2


def web_command(bind: str, workers: int) -> list[str]:
    """How gunicorn is started: threads, so that a slow phone keeps nobody waiting.

    A connection is kept for longer than a page in a quiet meeting waits between two looks.
    """
    return [
        sys.executable, "-m", "gunicorn", "sameboat.wsgi:application", f"--bind={bind}", f"--workers={workers}",
        "--threads=4", "--worker-class=gthread", "--keep-alive=6", "--timeout=60", "--graceful-timeout=20", "--log-level=error",
        "--max-requests=20000", "--max-requests-jitter=2000",
    ]  # fmt: skip


def prepare() -> None:
    """Bring the tables and what comes with the program up to date, and put the static files where they are served from."""
    from sameboat.measures.commands.instruments import take_in_shipped

    call_command("migrate", verbosity=0)
    take_in_shipped()
    call_command("collectstatic", verbosity=0, interactive=False)


def _stop(children: list[subprocess.Popen[bytes]]) -> None:
    for child in children:
        child.terminate()
    for child in children:
        try:
            child.wait(timeout=25)
        except subprocess.TimeoutExpired:
            child.kill()


def listen_for_the_end() -> Event:
    """An event that is set once we are asked to stop. Asked again, nothing more happens."""
    asked = Event()
    for name in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        if signal.getsignal(name) is not signal.SIG_IGN:
            signal.signal(name, lambda *_told: asked.set())
    return asked


def keep_running(children: list[subprocess.Popen[bytes]], asked: Event) -> int:
    """Wait until one of them ends or we are told to stop; then stop the others."""
    while all(child.poll() is None for child in children) and not asked.wait(0.3):
        pass
    _stop(children)
    if asked.is_set():
        return 0
    print("One part of the house stopped by itself; the rest was stopped too.", file=sys.stderr)
    return 1


def run(argv: list[str]) -> int:
    """Start both parts. Returns 0 when asked to stop, 1 when one part failed."""
    parser = argparse.ArgumentParser("sameboat serve", description=__doc__)
    parser.add_argument("--bind", default=os.environ.get("SAMEBOAT_BIND", "127.0.0.1:8000"))
    parser.add_argument("--workers", type=int, default=_ENOUGH_FOR_A_SMALL_HOUSE)
    wanted = parser.parse_args(argv)
    prepare()
    asked = listen_for_the_end()
    children = [
        subprocess.Popen(web_command(wanted.bind, wanted.workers)),
        subprocess.Popen([sys.executable, "-m", "sameboat", "worker"]),
    ]
    print(f"The house is open on {settings.SITE_URL}. Stop it with Ctrl-C.", flush=True)
    return keep_running(children, asked)
