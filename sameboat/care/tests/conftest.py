"""A service with its page, and a screen that sees certain words."""

import pytest

from sameboat.care.testing import make_service
from sameboat.safety import screening
from sameboat.safety.testing import a_screen


@pytest.fixture
def known_screen(monkeypatch):
    found = a_screen()
    monkeypatch.setattr(screening, "the_screen", lambda: found)


@pytest.fixture
def lamp(db):
    return make_service()


@pytest.fixture
def path(lamp):
    return f"/services/{lamp.pk}/"


@pytest.fixture
def reviews_at(path):
    """`reviews_at(client)` is what the service's page says of what it was like there."""

    def shown(client):
        answer = client.get(path)
        assert answer.status_code == 200
        return answer.content.decode().split("What it was like</h2>")[1]

    return shown
