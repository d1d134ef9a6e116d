"""Instruments, schedules, and what was asked and answered."""

from sameboat.measures.models.check_in import Answer, CheckIn, Score
from sameboat.measures.models.instrument import Instrument
from sameboat.measures.models.readings import Export, Reading
from sameboat.measures.models.schedule import Asking, Schedule
from sameboat.measures.models.sharing import CourseReader

__all__ = [
    "Answer", "Asking", "CheckIn", "CourseReader", "Export", "Instrument", "Reading", "Schedule", "Score",
]  # fmt: skip
