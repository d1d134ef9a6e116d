"""Exports of a made-up life, made once."""

import io
from functools import cache

from bench.readings_life import Life


@cache
def made(write):
    """Twenty days of a life, as `write` writes them."""
    out = io.BytesIO()
    write(Life(20), out)
    return out.getvalue()
