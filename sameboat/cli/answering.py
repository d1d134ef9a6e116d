"""The reader's socket: what a text means, for the web processes, which have no encoder. Nothing is kept or logged."""

import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

import numpy as np

from sameboat.similar.threads.asking_reader import SECONDS, receive, send, socket_path
from sameboat.text.encoder import Encoder

_WAITING_MOST = 8


@contextmanager
def answering(encoder: Encoder | None) -> Iterator[None]:
    """Answer for as long as this lasts. Where it cannot be, the house goes by words instead."""
    line = _listening(socket_path()) if encoder else None
    if encoder is None or line is None:
        yield
        return
    stopped, mine = Event(), os.stat(socket_path()).st_ino
    thread = Thread(target=_answer_on, args=(line, encoder, stopped), daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join(2 * SECONDS)
        line.close()
        with suppress(OSError):
            # A reader that was started meanwhile has put its own here.
            if os.stat(socket_path()).st_ino == mine:
                socket_path().unlink()


def _listening(path: Path) -> socket.socket | None:
    """The socket, for nobody but the house; one that a reader left behind when it fell over is cleared away."""
    line = socket.socket(socket.AF_UNIX)
    before = os.umask(0o177)
    try:
        path.unlink(missing_ok=True)
        line.bind(str(path))
        line.listen(_WAITING_MOST)
        line.settimeout(SECONDS / 4)
    except OSError:
        line.close()
        return None
    finally:
        os.umask(before)
    return line


def _answer_on(line: socket.socket, encoder: Encoder, stopped: Event) -> None:
    while not stopped.is_set():
        with suppress(Exception):
            asked, _who = line.accept()
            with asked:
                _answer(asked, encoder)


def _answer(asked: socket.socket, encoder: Encoder) -> None:
    """One text, one vector. Whatever goes wrong with it, the line is closed and the next is heard."""
    asked.settimeout(SECONDS)
    text = receive(asked, time.monotonic() + SECONDS).decode("utf-8", "replace")
    send(asked, encoder.encode_passages([text])[0].astype(np.float16).tobytes())
