"""Asking the reader process what a text means: it alone has the encoder. Nothing of a text is kept or logged.

Over a Unix socket in the data folder that only the house itself can open: four bytes that say how long, then as many;
a text in UTF-8 one way, half-precision numbers the other.
"""

import socket
import struct
import time
from pathlib import Path

import numpy as np
from django.conf import settings

from sameboat.text.nearness import Floats

SECONDS, MOST_BYTES, MOST_LETTERS = 1.0, 8000, 2000
_LENGTH = struct.Struct(">I")


class TooSlow(OSError):
    """The reader has something else to do."""


def socket_path() -> Path:
    """Where the reader listens."""
    return Path(settings.DATA) / "reader.socket"


def meaning_of(text: str) -> Floats | None:
    """A text's vector in the form for passages; None where the reader does not answer within a second."""
    until = time.monotonic() + SECONDS
    try:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(SECONDS)
            line.connect(str(socket_path()))
            send(line, text[:MOST_LETTERS].encode("utf-8", "replace"))
            vector = np.frombuffer(receive(line, until), dtype=np.float16).astype(np.float32)
    except (OSError, ValueError):
        return None
    return vector if len(vector) else None


def send(line: socket.socket, content: bytes) -> None:
    """How long, and then the content."""
    line.sendall(_LENGTH.pack(len(content)) + content)


def receive(line: socket.socket, until: float) -> bytes:
    """What the other side sent, whole, before a moment."""
    (length,) = _LENGTH.unpack(_exactly(line, _LENGTH.size, until))
    if length > MOST_BYTES:
        raise ValueError("too long")
    return _exactly(line, length, until)


def _exactly(line: socket.socket, count: int, until: float) -> bytes:
    content = b""
    while len(content) < count:
        left = until - time.monotonic()
        if left <= 0:
            raise TooSlow
        line.settimeout(left)
        some = line.recv(count - len(content))
        if not some:
            raise ValueError("cut short")
        content += some
    return content
