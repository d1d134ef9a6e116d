"""A group from its opening to its end: its circle, its mail, who writes a great deal."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sameboat.notices.models import Notice
from sameboat.people.testing import make_person
from sameboat.posts.testing import make_answer, make_thread
from sameboat.programmes.commands.cohorts import tell_of_ends
from sameboat.programmes.queries.places import way_page
from sameboat.programmes.testing import make_cohort, make_place, shipped_edition
from sameboat.programmes.tests.walking_with import signed_in, text
from sameboat.safety.commands import block_person

pytestmark = pytest.mark.django_db


def test_a_host_sees_who_wrote_a_great_deal_under_their_name_and_not_as_someone(place, cohort):
    ben = make_person("Ben")
    make_place(ben, cohort)
    thread = make_thread(place.person, cohort.circle)
    for number in range(12):
        make_answer(place.person, thread, body=f"And another thing, {number}.")
        make_answer(ben, thread, body=f"I too, {number}.", as_someone=True)
    host = cohort.carers.get(role="host").person

    page = text(signed_in(host).get(f"/programmes/{cohort.pk}/people/"))

    assert page.count("ask how they are") == 1


def test_organisers_hear_once_when_a_group_has_been_over_for_four_weeks(cohort):
    last = timezone.now() + timedelta(days=28 + 28)

    assert tell_of_ends(last) == 0
    assert tell_of_ends(last + timedelta(days=1)) == 1
    assert tell_of_ends(last + timedelta(days=2)) == 0
    assert Notice.objects.filter(key=f"over:{cohort.pk}").exists()


def test_a_group_without_its_circle_leaves_talks_out_and_nothing_waits_for_them():
    edition = shipped_edition("high-and-low-tides")
    cohort = make_cohort(edition, hosts=[make_person("Rush")], with_circle=False, at=timezone.now() - timedelta(days=80))  # fmt: skip
    place = make_place(make_person("Asha"), cohort, at=timezone.now() - timedelta(days=80))

    kinds = [line.now.step.kind for _module, lines in way_page(place).modules for line in lines]

    assert cohort.circle is None
    assert kinds
    assert not {"talk", "meeting"} & set(kinds)
    assert signed_in(place.person).get(place.get_absolute_url()).status_code == 200


def test_a_programme_that_is_its_circle_is_not_held_without_it():
    cohort = make_cohort("a-circle-on-the-web", hosts=[make_person("Rush")], with_circle=False)

    assert cohort.circle


def test_a_programme_lived_by_mail_has_its_circle_open_to_mail_where_the_house_takes_any(settings):
    settings.EMAIL_HOST, settings.MAILING_DOMAIN = "localhost", "post.example"
    place = make_place(make_person("Asha"), make_cohort("a-circle-by-email"))

    page = text(signed_in(place.person).get(place.get_absolute_url()))

    assert f"/by-mail/circles/{place.cohort.circle_id}/" in page


def test_a_talk_opened_by_somebody_one_blocked_is_gone_on_without(place, cohort):
    host = cohort.carers.get(role="host").person
    block_person(blocker=place.person, blocked=host)
    place.began_on -= timedelta(days=10)
    place.save()

    answer = signed_in(place.person).post(f"/programmes/{cohort.pk}/steps/tell-it/talk/", follow=True)  # fmt: skip

    assert answer.status_code == 200
    assert "You can go on without it" in text(answer)
