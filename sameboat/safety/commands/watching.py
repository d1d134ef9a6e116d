"""Keeping what is known of the screen, so that the desk can say what does not work."""

from datetime import datetime

from sameboat.safety.models import ScreenState


def note_screen(*, missing: list[str], at: datetime) -> None:
    """Write down that the worker's look is alive, and what it has to do without."""
    ScreenState.objects.update_or_create(id=1, defaults={"looked_at": at, "missing": missing})
