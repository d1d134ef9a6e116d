"""Instruments, schedules, and what was asked and answered."""

from sameboat.measures.models.check_in import Answer, CheckIn, Score
from sameboat.measures.models.instrument import Instrument
from sameboat.measures.models.schedule import Asking, Schedule

__all__ = ["Answer", "Asking", "CheckIn", "Instrument", "Schedule", "Score"]
