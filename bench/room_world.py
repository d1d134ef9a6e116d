"""A house with one circle, so many people in it, and a meeting that is on: printed as JSON, with a session for each."""

import json
import os
import sys
from datetime import timedelta

import django


def main() -> None:
    """Make it in the house of SAMEBOAT_DATA."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sameboat.settings")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    print(json.dumps(_made(int(sys.argv[1]))))


def _made(people: int) -> dict[str, object]:
    from django.utils import timezone

    from sameboat.circles.models import Circle, Membership
    from sameboat.circles.testing import make_circle
    from sameboat.consent.commands import agree, publish_agreement
    from sameboat.people.commands.house import open_house
    from sameboat.people.commands.joining import join_house
    from sameboat.rooms.testing import make_meeting

    open_house()
    circle = make_circle("A full room", places=people + 1)
    agreement = publish_agreement(by=circle.proposed_by or _organiser(), body="Be kind.")
    now, sessions = timezone.now(), []
    for number in range(people):
        joined = now - timedelta(days=60)
        person = join_house(name=f"{_name(number)} Heron", passphrase=None, at=joined)
        person.onboarded_at = joined
        person.save()
        agree(person=person, agreement=agreement, at=joined)
        Membership.objects.create(circle=circle, person=person, joined_at=joined)
        sessions.append(_session(person))
    meeting = make_meeting(Circle.objects.get(pk=circle.pk), began=1, minutes=240)
    return {"meeting": meeting.pk, "sessions": sessions}


def _organiser() -> object:
    from sameboat.circles.testing import an_organiser

    return an_organiser()


def _name(number: int) -> str:
    """Letters alone, so that no two names look alike."""
    return "".join(chr(ord("a") + int(digit)) for digit in f"{number:04d}").title()


def _session(person: object) -> str:
    """A session as signing in leaves it, without spending a quarter of a second on each passphrase."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from sameboat.people.sessions import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return str(session.session_key)


if __name__ == "__main__":
    main()
