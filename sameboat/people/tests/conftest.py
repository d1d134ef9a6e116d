import pytest
from django.utils import timezone

from sameboat.people import limits


@pytest.fixture
def one_quarter_of_an_hour(monkeypatch):
    """Tries are counted from now on: a test that runs as the clock strikes begins no new count half way."""
    start = timezone.now()
    monkeypatch.setattr(limits, "_end_of", lambda window, _now: start + window)
