"""Fifty accounts of one hand, each claiming everything, against a house of a hundred."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sameboat.lib.refusal import Refusal
from sameboat.people.testing import make_person
from sameboat.similar.commands import find_people, open_to_introductions, put_by
from sameboat.similar.models import Introduction, Shown
from sameboat.similar.queries import introductions_for
from sameboat.similar.rules import A_DAY, CEILING
from sameboat.similar.testing import make_open, tell
from sameboat.similar.vocabulary import vocabulary

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
HIDDEN = ("self_harm", "after_prison")


def test_fifty_accounts_learn_no_more_than_the_ceilings_let_through_and_nothing_hidden():
    members = []
    for n in range(40):
        person = make_open(f"Member {n}", "birds", "tea_coffee")
        tell(person, *HIDDEN, shown_to=Shown.FINDING)
        members.append(person.pk)
    spies = []
    for n in range(50):
        spy = make_person(f"Spy {n}")
        tell(spy, "birds", "tea_coffee", *HIDDEN)
        open_to_introductions(person=spy)
        spies.append(spy)

    read = []
    start = timezone.now()
    for day in range(2):
        for spy in spies:
            read += _everything_in_a_day(spy, start + timedelta(days=day, minutes=day))

    shown = Introduction.objects.filter(to__in=spies, other__in=members)
    per_member = [shown.filter(other=member).count() for member in members]
    assert max(per_member) <= CEILING
    assert shown.count() <= len(spies) * A_DAY * 2
    titles = [vocabulary().terms[key].title for key in HIDDEN]
    of_members = [reason for name, reason in read if name.startswith("Member")]
    assert of_members
    assert not [reason for reason in of_members if any(title in reason for title in titles)]


def _everything_in_a_day(spy, at):
    read = []
    for _ in range(3):
        try:
            find_people(person=spy, at=at)
        except Refusal:
            break
        read += [(met.name, reason) for met in introductions_for(spy) for reason in met.reasons]
        for shown in Introduction.objects.open_for(spy):
            put_by(person=spy, introduction=shown, at=at)
    return read
