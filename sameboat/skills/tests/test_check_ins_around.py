"""How check-ins changed around something that was tried: only after a yes, and only by more than chance."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sameboat.consent.research.commands import publish_research_words, take_no_part, take_part
from sameboat.measures.testing import answered
from sameboat.people.testing import make_person
from sameboat.skills.learned.around import change_in_check_ins
from sameboat.skills.learned.commands import tell_what_was_learned
from sameboat.skills.learned.queries import learned_of
from sameboat.skills.learned.testing import try_and_say
from sameboat.skills.testing import make_skill

pytestmark = pytest.mark.django_db


@pytest.fixture
def words(olu):
    """What research means here."""
    return publish_research_words(by=olu, body="A lot decides.")


def low_then_well(person, begun, *, first="2", then="0"):
    """A PHQ-9 three days before, and ten days after."""
    answered(person, "phq-9", *[first] * 8, "0", at=begun - timedelta(days=3))
    answered(person, "phq-9", *[then] * 8, "0", at=begun + timedelta(days=10))


def around(person, begun):
    return change_in_check_ins(person.pk, begun, timezone.now().date())


def test_better_by_more_than_chance_is_better_and_worse_is_worse(asha, ben, words):
    begun = timezone.now() - timedelta(days=12)
    for person in (asha, ben):
        take_part(person=person, words=words, at=begun - timedelta(days=30))

    low_then_well(asha, begun)
    low_then_well(ben, begun, first="0", then="2")

    better, worse = around(asha, begun), around(ben, begun)
    assert (better.points, better.is_better, better.is_worse) == (16, True, False)
    assert (worse.points, worse.is_better, worse.is_worse) == (-16, False, True)


def test_a_small_change_is_neither(asha, words):
    begun = timezone.now() - timedelta(days=12)
    take_part(person=asha, words=words, at=begun - timedelta(days=30))
    answered(asha, "phq-9", *["1"] * 8, "0", at=begun - timedelta(days=3))
    answered(asha, "phq-9", *["1"] * 7, "0", "0", at=begun + timedelta(days=10))

    found = around(asha, begun)

    assert (found.points, found.is_better, found.is_worse) == (1, False, False)


def test_without_a_yes_and_before_it_nothing_is_looked_at(asha, words):
    begun = timezone.now() - timedelta(days=12)
    low_then_well(asha, begun)
    assert around(asha, begun) is None

    take_part(person=asha, words=words, at=begun)
    assert around(asha, begun) is None

    take_no_part(person=asha)
    assert around(asha, begun) is None


def test_it_stands_on_the_page_once_it_is_known_of_five(chidi, dora, words):
    skill = make_skill(chidi, seen_by=dora)
    begun = timezone.now() - timedelta(days=12)
    for n in range(8):
        person = make_person(f"Person {n}x")
        take_part(person=person, words=words, at=begun - timedelta(days=30))
        low_then_well(person, begun)
        try_and_say(person, skill, at=begun)

    tell_what_was_learned(timezone.now())

    assert "who also answer check-ins" in learned_of(skill).change
