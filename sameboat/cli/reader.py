"""`sameboat reader`: looks at what was posted, within seconds, with the encoder. The worker starts it."""

import argparse
import os
import signal
import threading
import time
from collections.abc import Callable

from django.db import close_old_connections
from django.utils import timezone

from sameboat.cli.answering import answering
from sameboat.posts.commands.background import read_posts
from sameboat.posts.commands.background_waiting import read_waiting
from sameboat.safety import screening
from sameboat.safety.commands.watching import note_screen
from sameboat.similar.lines.meanings import read_lines
from sameboat.similar.threads.meanings import read_meanings
from sameboat.text.encoder import Encoder, EncoderMissing, SharedEncoder, load_encoder

EVERY_SECONDS, MEANINGS_EVERY_SECONDS, NOTES_EVERY_SECONDS = 0.8, 5, 60
_A_SENTENCE = "A quiet morning, and tea."


def an_encoder() -> tuple[Encoder | None, list[str]]:
    """The encoder of this house, or what is wrong with it."""
    try:
        return load_encoder(), []
    except EncoderMissing as fault:
        return None, [f"the encoder ({fault})"]


def missing_with(encoder: Encoder | None) -> list[str]:
    """What the screen has to do without when it looks at a sentence."""
    return list(screening.the_screen().look_deeper(_A_SENTENCE, encoder).missing)


def what_is_missing() -> list[str]:
    """Every part of the screen that is not there or damaged. For `doctor`."""
    encoder, missing = an_encoder()
    return missing + missing_with(encoder)


def read_once() -> int:
    """Read what waits, then stop. How many posts there were."""
    encoder, missing = an_encoder()
    note_screen(missing=missing + missing_with(encoder), at=timezone.now())
    read = 0
    while some := _read_some(encoder):
        read += some
    while read_lines(timezone.now(), encoder) or read_meanings(timezone.now(), encoder):
        pass
    return read


def _read_some(encoder: Encoder | None, goes_on: Callable[[], bool] = lambda: True) -> int:
    """Some of what is new, and some of what waits to be seen."""
    now = timezone.now()
    return read_waiting(now, encoder, goes_on=goes_on) + read_posts(now, encoder, goes_on=goes_on)


def run(argv: list[str]) -> int:
    """Read until asked to stop, or until whoever started us is gone."""
    parser = argparse.ArgumentParser("sameboat reader", description=__doc__)
    # Asked of us it would come too late: who started us may be gone before we have begun.
    parser.add_argument("--of", type=int, default=os.getppid(), help="end when this one does")
    stopped, parent = threading.Event(), parser.parse_args(argv).of
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_told: stopped.set())
    _read_on(stopped, lambda: not stopped.is_set() and os.getppid() == parent)
    return 0


def _read_on(stopped: threading.Event, goes_on: Callable[[], bool]) -> None:
    encoder, missing = an_encoder()
    encoder = SharedEncoder(encoder) if encoder else None
    with answering(encoder):
        _read_with(encoder, missing, stopped, goes_on)


def _read_with(
    encoder: Encoder | None,
    missing: list[str],
    stopped: threading.Event,
    goes_on: Callable[[], bool],
) -> None:
    noted = meant = 0.0
    while goes_on():
        close_old_connections()
        if time.monotonic() - noted > NOTES_EVERY_SECONDS or not noted:
            note_screen(missing=missing + missing_with(encoder), at=timezone.now())
            noted = time.monotonic()
        some = _read_some(encoder, goes_on) or read_lines(timezone.now(), encoder, goes_on=goes_on)
        # What may be dangerous goes before what is alike; with nothing to do, this is asked for less often.
        if not some and time.monotonic() - meant > MEANINGS_EVERY_SECONDS:
            some = read_meanings(timezone.now(), encoder, goes_on=goes_on)
            meant = 0.0 if some else time.monotonic()
        if not some:
            stopped.wait(EVERY_SECONDS)
