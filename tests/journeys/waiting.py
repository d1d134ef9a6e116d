"""Waiting for what a page only promises."""

import time


def until(page, says, about=None):
    """Ask until the promise comes true: Playwright's `wait_for_function` takes the promise itself for a yes."""
    end = time.monotonic() + 8
    while not page.evaluate(says, about):
        assert time.monotonic() < end, f"never came true: {says}"
        page.wait_for_timeout(50)
