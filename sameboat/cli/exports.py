"""`sameboat exports`: reads the files that people brought from their devices, then ends. The worker starts it."""

import argparse
import os
import subprocess
import sys
from contextlib import suppress

from django.utils import timezone

from sameboat.measures.commands.exports import begin_again, read_next_export
from sameboat.measures.queries.exports import exports_wait


def run(argv: list[str]) -> int:
    """Read what waits, one after the other. A file takes minutes at most; whoever needs the machine goes first."""
    argparse.ArgumentParser("sameboat exports", description=__doc__).parse_args(argv)
    with suppress(OSError):
        os.nice(10)
    read_all()
    return 0


def read_all() -> int:
    """Read every file that waits, also those whose reader ended before it was done. How many there were."""
    begin_again(timezone.now())
    count = 0
    while read_next_export(timezone.now()):
        count += 1
    return count


class Exports:
    """The reading of files in a process of its own: a large one takes minutes, and the clock must not wait."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def keep_going(self) -> None:
        """Start it where something waits and it is not running."""
        if self._process is not None and self._process.poll() is None:
            return
        self._process = None
        if exports_wait():
            self._process = subprocess.Popen([sys.executable, "-m", "sameboat", "exports"])

    def stop(self) -> None:
        """End it; what it was reading is read again, from its beginning."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(timeout=15)
