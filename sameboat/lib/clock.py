"""What is done while nobody asks: an ordered list of steps, filled by `wiring.py`, run by the worker."""

import logging
from collections.abc import Callable
from datetime import datetime

Step = Callable[[datetime], int]
steps: list[Step] = []
_log = logging.getLogger("sameboat.clock")


def tick(at: datetime) -> dict[str, int]:
    """Run every step once; one that fails is logged and does not keep the others from running.

    Returns how many things each step did, by the step's name.
    """
    done = {}
    for step in steps:
        try:
            done[step.__name__] = step(at)
        except Exception:
            _log.exception("the clock's step %s failed", step.__name__)
    return done
