"""Visit sheets and choices, each for its owner alone; services and what members say of them."""

from sameboat.care.models.choice import Choice, ChosenStory
from sameboat.care.models.service import Review, Service
from sameboat.care.models.visit import VisitSheet

__all__ = ["Choice", "ChosenStory", "Review", "Service", "VisitSheet"]
