"""Programmes as they were taken in, cohorts that go through them, and somebody's own way."""

from sameboat.programmes.models.cohort import Carer, Cohort, CohortQuerySet, Talk
from sameboat.programmes.models.company import Buddies, CoachNote, ReadAlong, Walk
from sameboat.programmes.models.edition import Edition, EditionFile
from sameboat.programmes.models.place import MEASURE, DayNumber, Place, SentLine, StepRecord

__all__ = [
    "MEASURE", "Buddies", "Carer", "CoachNote", "Cohort", "CohortQuerySet", "DayNumber", "Edition", "EditionFile", "Place", "ReadAlong", "SentLine", "StepRecord", "Talk", "Walk",
]  # fmt: skip
