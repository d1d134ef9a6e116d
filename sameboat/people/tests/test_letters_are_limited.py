"""Nobody can fill somebody else's letter box through the house, nor learn who is here by trying."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from sameboat.lib.post import wait_for_letters
from sameboat.lib.refusal import Refusal
from sameboat.people.commands.email import change_email, send_way_back
from sameboat.people.limits import DAY, HOUR, LETTERS_BY_ONE, LETTERS_TO_ONE, forget_old_tries
from sameboat.people.models import Attempt, House
from sameboat.people.queries.house import forget_the_house
from sameboat.people.testing import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_house_that_can_write(settings, db):
    settings.EMAIL_HOST = "mail.example.org"
    House.objects.update_or_create(id=1, defaults={"door": "open"})
    forget_the_house()


@pytest.fixture(autouse=True)
def hour(monkeypatch):
    """`hour(2)` lets it be two hours later; it starts a minute after midnight."""
    start = timezone.now().replace(hour=0, minute=1)

    def later(hours):
        monkeypatch.setattr("sameboat.people.limits.timezone.now", lambda: start + hours * HOUR)

    later(0)
    return later


def ask_way_back(email):
    return Client().post("/recover/by-mail/", {"email": email})


def test_one_address_gets_a_few_letters_an_hour_and_a_few_a_day(hour):
    make_person("Rosa", email="rosa@example.org", email_confirmed_at=timezone.now())

    answers = []
    for hours in range(5):
        hour(hours)
        answers += [ask_way_back("rosa@example.org") for _try in range(LETTERS_TO_ONE[HOUR] + 1)]
    wait_for_letters()

    assert len(mail.outbox) == LETTERS_TO_ONE[DAY]
    assert b"enough letters for this hour" in answers[LETTERS_TO_ONE[HOUR]].content
    assert b"enough letters for today" in answers[-2].content


def test_whether_an_address_is_known_makes_no_difference_to_the_limit():
    make_person("Rosa", email="rosa@example.org", email_confirmed_at=timezone.now())

    def answers(email):
        return [ask_way_back(email).status_code for _try in range(6)]

    assert answers("rosa@example.org") == answers("nobody@example.org") == [302] * 3 + [422] * 3


def test_a_plus_in_an_address_makes_no_other_letter_box():
    for number in range(LETTERS_TO_ONE[HOUR]):
        send_way_back(email=f"rosa+{number}@example.org")

    with pytest.raises(Refusal):
        send_way_back(email="Rosa@example.org")


def test_one_person_causes_only_a_few_letters_to_whomever(asha):
    for number in range(LETTERS_BY_ONE[HOUR]):
        change_email(person=asha, email=f"victim{number}@example.org")

    with pytest.raises(Refusal, match="enough letters for this hour"):
        change_email(person=asha, email="another@example.org")
    asha.refresh_from_db()
    assert asha.waiting_email == f"victim{LETTERS_BY_ONE[HOUR] - 1}@example.org"


def test_many_newcomers_cannot_write_to_one_address_either(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        pages = [
            Client().post(
                "/join/",
                {
                    "name": f"Robin {n}x",
                    "passphrase": "five small brown birds",
                    "email": "v@example.org",
                },
            )
            for n in range(2, 7)
        ]
    wait_for_letters()

    assert len(mail.outbox) == LETTERS_TO_ONE[HOUR]
    assert b"You can also join without an address" in pages[-1].content


def test_counts_of_letters_are_kept_for_a_day_and_name_nobody(hour):
    ask_way_back("rosa@example.org")
    keys = list(Attempt.objects.values_list("key", flat=True))
    start = timezone.now().replace(hour=0, minute=1)

    forget_old_tries(start + timedelta(hours=23))
    for_the_day = Attempt.objects.count()
    forget_old_tries(start + timedelta(hours=25))

    assert for_the_day == 1
    assert not Attempt.objects.exists()
    assert all("rosa" not in key for key in keys)
