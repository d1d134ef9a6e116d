from datetime import UTC, datetime

import pytest

from sameboat.notices.commands import save_wishes, tell
from sameboat.people.testing import make_person


@pytest.fixture
def can_write(settings):
    """The house has a mail server."""
    settings.EMAIL_HOST = "mail.example.org"


@pytest.fixture
def rosa(db, can_write):
    """A member in London who gave an address and confirmed it."""
    return make_person(
        "Rosa",
        email="rosa@letters.example",
        email_confirmed_at=moment("2026-03-01 10:00"),
        time_zone="Europe/London",
    )


@pytest.fixture
def told(rosa):
    """`told("2026-03-10 10:00")`: something is told to Rosa at that moment of the world's clock."""

    def tell_rosa(when, key="thread:1", person=rosa):
        words = "Somebody answered in “Kite weather”"
        return tell(
            person=person,
            kind="answered",
            key=key,
            words=words,
            path="/threads/1/",
            at=moment(when),
        )

    return tell_rosa


@pytest.fixture
def wishes(rosa):
    """`wishes(by_mail="daily")`: how Rosa wants to be told."""

    def wish(**changes):
        return save_wishes(person=rosa, **changes)

    return wish


def moment(text):
    """A moment of the world's clock (UTC)."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
