"""`sameboat receive-mail`: takes answers by mail in, from a mail server in front of it or out of a mailbox."""

import argparse
import imaplib
import os
import signal
import sys
from collections import Counter
from threading import Event

from django.conf import settings
from django.db import close_old_connections

from sameboat.mailing.receiving.mailbox import look_into_mailbox
from sameboat.mailing.receiving.server import Server
from sameboat.safety.screening import warm


def run(argv: list[str]) -> int:
    """Listen, or look again and again, until asked to stop."""
    parser = argparse.ArgumentParser("sameboat receive-mail", description=__doc__)
    parser.add_argument("--bind", default=os.environ.get("SAMEBOAT_MAILING_BIND", "127.0.0.1:8025"))
    parser.add_argument("--imap", action="store_true", help="look into a mailbox instead")
    parser.add_argument("--once", action="store_true", help="with --imap: look once, then stop")
    parser.add_argument("--every", type=int, default=60, help="with --imap: seconds between looks")
    wanted = parser.parse_args(argv)
    missing = _missing(by_imap=wanted.imap)
    if missing:
        print(f"Not set: {', '.join(missing)}. Look at docs/how/mail.md.", file=sys.stderr)
        return 1
    stopped = Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_told: stopped.set())
    if wanted.imap:
        return _look(stopped, every=0 if wanted.once else wanted.every)
    return _listen(stopped, wanted.bind)


def _missing(*, by_imap: bool) -> list[str]:
    needed = {"SAMEBOAT_MAILING_DOMAIN": settings.MAILING_DOMAIN}
    if by_imap:
        needed |= {
            "SAMEBOAT_IMAP_HOST": settings.IMAP_HOST,
            "SAMEBOAT_IMAP_NAME": settings.IMAP_NAME,
            "SAMEBOAT_IMAP_PASSPHRASE": settings.IMAP_PASSPHRASE,
        }
    return [name for name, value in needed.items() if not value]


def _listen(stopped: Event, bind: str) -> int:
    warm()
    host, _colon, port = bind.rpartition(":")
    try:
        server = Server(host.strip("[]"), int(port))
    except (OSError, ValueError) as error:
        print(f"Cannot listen on {bind}: {error}", file=sys.stderr)
        return 1
    print(f"Mail is taken in on {bind}. Stop it with Ctrl-C.", flush=True)
    stopped.wait()
    server.stop()
    return 0


def _look(stopped: Event, *, every: int) -> int:
    while True:
        close_old_connections()
        try:
            became = Counter(look_into_mailbox())
        except (OSError, imaplib.IMAP4.error) as error:
            print(f"The mailbox cannot be looked into: {type(error).__name__}", file=sys.stderr)
            if not every:
                return 1
        else:
            for taken, count in became.items():
                print(f"{taken}: {count}", flush=True)
        if not every or stopped.wait(every):
            return 0
