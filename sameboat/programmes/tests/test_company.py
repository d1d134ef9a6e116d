"""Company on the way: a coach one asked for, a supervisor with one's yes, a handover."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sameboat.circles.testing import an_organiser
from sameboat.lib.refusal import Refusal
from sameboat.messages.commands import save_letter_draft, write_letter
from sameboat.messages.models import Conversation
from sameboat.notices.models import Notice
from sameboat.people.commands.leaving import leave_house
from sameboat.people.testing import make_person
from sameboat.programmes.commands.carers import let_carer_go, name_carer
from sameboat.programmes.commands.coaching import ask_for_coach, be_away, let_read_along
from sameboat.programmes.models import Carer, Walk
from sameboat.programmes.testing import make_place
from sameboat.programmes.tests.walking_with import signed_in, text
from sameboat.safety import ports as safety_ports
from sameboat.safety.commands import block_person

pytestmark = pytest.mark.django_db


def test_whoever_asks_gets_the_coach_with_the_fewest_and_a_letter_begun(place, cohort, moss, fern):
    walk = ask_for_coach(person=place.person, place=place, wishes="Ask me how mornings are.")
    other = ask_for_coach(
        person=(ben := make_person("Ben")), place=make_place(ben, cohort), wishes="Hello."
    )

    assert (walk.coach, other.coach) == (moss, fern)
    begun = Conversation.objects.get(asker=place.person)
    assert begun.accepted_at
    assert begun.messages.get().body == "Ask me how mornings are."
    page = text(signed_in(moss).get(walk.get_absolute_url()))
    assert "Ask me how mornings are." in page


def test_a_coach_walks_with_no_more_people_than_the_programme_says(cohort):
    for number in range(12):
        person = make_person(f"Mole {number}")
        ask_for_coach(person=person, place=make_place(person, cohort), wishes="Hello.")

    assert sorted(
        Walk.objects.filter(coach=each).count() for each in {w.coach for w in Walk.objects.all()}
    ) == [6, 6]
    cohort.places = 13
    cohort.save()
    last = make_person("Last")
    with pytest.raises(Refusal, match="No coach is free"):
        ask_for_coach(person=last, place=make_place(last, cohort), wishes="Hello.")


def test_a_coach_never_reads_what_is_written_in_steps(place, moss):
    walk = ask_for_coach(person=place.person, place=place, wishes="Hello.")
    signed_in(place.person).post(f"/programmes/{place.cohort_id}/steps/welcome/done/")

    page = text(signed_in(moss).get(walk.get_absolute_url()))

    assert "welcome" in page
    assert "I saw that you did" in page


def test_an_opening_becomes_a_draft_that_can_be_changed(place, moss):
    walk = ask_for_coach(person=place.person, place=place, wishes="Hello.")
    coach = signed_in(moss)

    answer = coach.post(f"{walk.get_absolute_url()}letter/", {"words": "Hello Asha, how was it?"})

    assert "Hello Asha, how was it?" in text(coach.get(answer["Location"]))
    assert Conversation.objects.get().messages.count() == 1


def test_who_waits_for_an_answer_stands_first_and_a_letter_just_written_asks_for_none(
    place, cohort, moss
):
    walk = ask_for_coach(person=place.person, place=place, wishes="Hello.")
    coach = signed_in(moss)
    assert "time to write" in text(coach.get("/programmes/coaching/"))

    write_letter(writer=moss, conversation=Conversation.objects.get(), body="Hello Asha.", at=timezone.now() + timedelta(seconds=1))  # fmt: skip

    assert "time to write" not in text(coach.get("/programmes/coaching/"))
    assert walk.coach == moss


def test_a_supervisor_reads_along_only_after_a_yes_and_only_what_came_after_it(place, ada, moss):
    walk = ask_for_coach(person=place.person, place=place, wishes="A word before.")
    supervisor, address = signed_in(ada), f"{walk.get_absolute_url()}along/"
    assert supervisor.get(address).status_code == 404

    let_read_along(person=place.person, place=place, by=ada, may=True)
    write_letter(writer=moss, conversation=Conversation.objects.get(), body="A word after.", at=timezone.now() + timedelta(seconds=1))  # fmt: skip
    page = text(supervisor.get(address))
    assert "A word after." in page
    assert "A word before." not in page
    assert "Ada reads along" in text(signed_in(moss).get(walk.get_absolute_url()))

    let_read_along(person=place.person, place=place, by=ada, may=False)
    assert supervisor.get(address).status_code == 404


def test_a_yes_is_to_one_supervisor_and_ends_with_them(cohort, place, ada, moss):
    walk = ask_for_coach(person=place.person, place=place, wishes="Hello.")
    let_read_along(person=place.person, place=place, by=ada, may=True)
    let_carer_go(by=an_organiser(), carer=Carer.objects.get(person=ada))
    sol = make_person("Sol")
    name_carer(by=an_organiser(), cohort=cohort, person=sol, role="supervisor")

    assert signed_in(sol).get(f"{walk.get_absolute_url()}along/").status_code == 404
    assert "reads along" not in text(signed_in(moss).get(walk.get_absolute_url()))
    mine = text(signed_in(place.person).get(f"{place.get_absolute_url()}coach/"))
    assert "Sol helps coaches with hard questions." in mine


def test_yes_and_no_longer_are_pressed_for_each_supervisor(place, ada, moss):
    walk = ask_for_coach(person=place.person, place=place, wishes="Hello.")
    me, address = signed_in(place.person), f"{place.get_absolute_url()}coach/change/"
    me.post(address, {"wish": "along", "who": ada.pk})
    assert [each.by for each in walk.read_alongs.all()] == [ada]
    me.post(address, {"wish": "along", "who": moss.pk})
    me.post(address, {"wish": "not-along", "who": ada.pk})

    assert not walk.read_alongs.exists()


def test_when_a_coach_falls_ill_everybody_goes_to_another_with_the_notes(place, moss, fern):
    walk = ask_for_coach(person=place.person, place=place, wishes="Hello.")
    signed_in(moss).post(walk.get_absolute_url(), {"words": "Likes the river."})

    assert be_away(coach=moss, away=True) == 0

    new = Walk.objects.get(place=place, ended_at=None)
    assert new.coach == fern
    assert "Likes the river." in text(signed_in(fern).get(new.get_absolute_url()))
    assert signed_in(moss).get(walk.get_absolute_url()).status_code == 404
    assert Notice.objects.filter(person=place.person, kind="coaching").exists()
    assert "Likes the river." in text(
        signed_in(place.person).get(f"/programmes/{place.cohort_id}/coach/")
    )


def test_where_no_other_coach_has_room_the_organisers_hear_of_it(place, moss, fern):
    ask_for_coach(person=place.person, place=place, wishes="Hello.")
    be_away(coach=fern, away=True)

    assert be_away(coach=moss, away=True) == 1

    assert Notice.objects.filter(key="no-coach").exists()
    assert Walk.objects.get(place=place, ended_at=None).coach == moss


def test_a_blocked_coach_is_not_given(place, moss, fern):
    block_person(blocker=place.person, blocked=moss)

    assert ask_for_coach(person=place.person, place=place, wishes="Hello.").coach == fern


def test_when_a_coach_leaves_the_house_another_walks_on(place, moss, fern):
    ask_for_coach(person=place.person, place=place, wishes="Hello.")

    leave_house(person=moss, leaves_posts=True)

    assert Walk.objects.get(place=place, ended_at=None).coach == fern


def test_after_a_block_nobody_walks_with_the_other_and_neither_page_tells_why(place, moss):
    walk = ask_for_coach(person=place.person, place=place, wishes="Hello.")
    block_person(blocker=place.person, blocked=moss)

    assert signed_in(moss).get(walk.get_absolute_url()).status_code == 404
    assert "Asha" not in text(signed_in(moss).get("/programmes/coaching/"))
    assert "Would you like a coach?" in text(signed_in(place.person).get(f"/programmes/{place.cohort_id}/coach/"))  # fmt: skip


def test_a_letter_that_was_begun_is_not_overwritten_by_an_opening(place, moss):
    walk = ask_for_coach(person=place.person, place=place, wishes="Hello.")
    save_letter_draft(person=moss, to=place.person, body="Half an hour of work.")

    answer = signed_in(moss).post(f"{walk.get_absolute_url()}letter/", {"words": "Hello Asha."}, follow=True)  # fmt: skip

    assert "Half an hour of work." in text(answer)


def test_a_step_that_an_answer_opened_is_named_to_nobody_else(place, moss):
    walk = ask_for_coach(person=place.person, place=place, wishes="Hello.")
    hers, steps = signed_in(place.person), f"/programmes/{place.cohort_id}/steps/"
    hers.post(f"{steps}which-way/", {"choice": "alone"})
    hers.post(f"{steps}alone/done/")
    host = place.cohort.carers.get(role="host").person

    for reader, address in (
        (moss, walk.get_absolute_url()),
        (host, f"/programmes/{place.cohort_id}/people/"),
        (an_organiser(), f"/desk/cohorts/{place.cohort_id}/"),
    ):
        page = text(signed_in(reader).get(address))
        assert "which way" in page
        assert "alone" not in page


def test_what_sounds_like_danger_on_leaving_or_to_a_coach_brings_help_and_reaches_humans(place, monkeypatch):  # fmt: skip
    sent = []
    monkeypatch.setattr(safety_ports, "needs_a_human", [sent.append])
    hers = signed_in(place.person)

    answer = hers.post(f"/programmes/{place.cohort_id}/coach/", {"wishes": "I will kill myself tonight."})  # fmt: skip
    assert answer["Location"] == "/help/"
    answer = hers.post(f"/programmes/{place.cohort_id}/leave/", {"because": "I will kill myself tonight."})  # fmt: skip
    assert answer["Location"] == "/help/"

    assert [each.kind for each in sent] == ["crisis", "crisis"]


def test_what_is_written_for_oneself_brings_help_and_reaches_nobody(place, monkeypatch):
    sent = []
    monkeypatch.setattr(safety_ports, "needs_a_human", [sent.append])

    answer = signed_in(place.person).post(
        f"/programmes/{place.cohort_id}/steps/where-you-are/",
        {"f-why": "I will kill myself tonight."},
    )

    assert answer["Location"] == "/help/"
    assert not sent


def test_what_one_told_in_a_step_goes_into_a_letter_that_is_not_sent(place, moss):
    me, step = signed_in(place.person), f"{place.get_absolute_url()}steps/where-you-are/"
    me.post(step, {"f-why": "To the mill pond"})
    assert "Put what I wrote into a letter to Moss" in text(me.get(step))

    page = text(me.post(f"{step}letter/", follow=True))

    assert "To the mill pond" in page
    assert not Conversation.objects.get().messages.exists()


def test_behind_a_block_a_coach_sees_nothing_of_somebodys_way_nor_are_they_named(
    cohort, place, moss
):
    block_person(blocker=place.person, blocked=moss)

    assert "Asha" not in text(signed_in(moss).get(f"/programmes/{cohort.pk}/people/"))
    assert "Moss" not in text(signed_in(place.person).get(place.get_absolute_url()))
