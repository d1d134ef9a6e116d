"""Whether the screen works, for those who run the house."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sameboat.safety.models import ScreenState

ALIVE_FOR = timedelta(minutes=10)


@dataclass(frozen=True)
class ScreenHealth:
    """What is wrong with the looks at texts: the worker's has stopped, or parts are missing."""

    is_stopped: bool
    missing: list[str]

    @property
    def is_well(self) -> bool:
        """Whether there is nothing to say."""
        return not (self.is_stopped or self.missing)


def screen_health(at: datetime) -> ScreenHealth:
    """How the screen is, as the worker last found it."""
    state = ScreenState.objects.filter(id=1).first()
    if state is None:
        return ScreenHealth(True, [])
    return ScreenHealth(at - state.looked_at > ALIVE_FOR, state.missing)
