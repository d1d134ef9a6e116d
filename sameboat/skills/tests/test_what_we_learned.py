"""What came of a skill, told from five people on, in groups that nobody can be told apart in."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sameboat.people.testing import make_person
from sameboat.similar.testing import make_open
from sameboat.skills.commands.answering import answer_day
from sameboat.skills.learned.commands import tell_what_was_learned
from sameboat.skills.learned.queries import learned_by_people_like, learned_of, overview
from sameboat.skills.learned.testing import many_try, try_and_say
from sameboat.skills.models import Block, Counted, Everyone
from sameboat.skills.testing import make_skill

pytestmark = pytest.mark.django_db


@pytest.fixture
def skill(chidi, dora):
    """A skill of chidi's that everyone here may read."""
    return make_skill(chidi, seen_by=dora)


def people(count, name="Person"):
    return [make_person(f"{name} {chr(97 + n)}") for n in range(count)]


def next_week(weeks=1):
    return timezone.now() + timedelta(weeks=weeks)


def test_four_people_are_told_of_nowhere(skill, as_, asha, olu):
    many_try(people(4), skill, helped=4)

    tell_what_was_learned(timezone.now())

    assert not Block.objects.exists()
    assert "Nothing can be told yet" in as_(asha).get(skill.get_absolute_url()).content.decode()
    assert overview().rows == []


def test_from_five_on_it_stands_on_the_skills_page_harm_first_and_with_how_unsure_it_is(
    skill, as_, asha
):
    many_try(people(8), skill, helped=6, harmed=1)

    tell_what_was_learned(timezone.now())

    page = as_(asha).get(skill.get_absolute_url()).content.decode()
    assert "At least 5 people here tried it" in page
    assert page.index("something bad came of it") < page.index("said it helped")
    assert "no proof" in page
    assert "Of ten people, " in page


def test_the_teller_does_not_count_for_what_they_told_themselves(skill, chidi):
    many_try([chidi, *people(4)], skill)

    tell_what_was_learned(timezone.now())

    assert not Block.objects.exists()


def test_whoever_began_within_the_week_waits(skill):
    many_try(people(5), skill, at=timezone.now() - timedelta(days=2))

    tell_what_was_learned(timezone.now())
    assert not Block.objects.exists()
    tell_what_was_learned(next_week())

    assert Block.objects.get().people == 5


def test_within_a_week_nothing_changes_and_a_second_count_counts_nobody_twice(skill):
    many_try(people(5), skill, helped=5)
    tell_what_was_learned(timezone.now())

    many_try(people(5, "Another"), skill)
    again = tell_what_was_learned(timezone.now())

    assert again == 0
    assert learned_of(skill).people == 5
    tell_what_was_learned(next_week())
    assert Everyone.objects.get().people == 10 == Counted.objects.count()


def test_one_person_more_changes_nothing_until_there_are_five(skill):
    many_try(people(5), skill, helped=5)
    tell_what_was_learned(timezone.now())
    before = Everyone.objects.values().get()

    for week, person in enumerate(people(4, "Late"), 1):
        try_and_say(person, skill, harmed="yes")
        tell_what_was_learned(next_week(week))

        assert Everyone.objects.values().get() == before


def test_harm_that_shows_later_is_added_once_five_people_say_more(skill):
    now, five = timezone.now(), people(5)
    trials = [try_and_say(person, skill, at=now - timedelta(days=8)) for person in five]
    tell_what_was_learned(now)

    for trial in trials:
        said = {"did": "yes", "helped": "not", "harmed": "yes"}
        answer_day(person=trial.person, trial=trial, day=now.date(), said=said, at=now)
    tell_what_was_learned(next_week())

    block = Block.objects.get()
    # what they said first of help stays, or two weeks could be told apart by one person
    assert (block.harmed, block.helped) == (5, 5)


def test_people_like_me_are_of_the_kind_that_i_told_with_a_yes(skill):
    voices = [make_open(f"Voice {n}", "hearing_voices") for n in "abcde"]
    low = [make_open(f"Low {n}", "depression") for n in "abcde"]
    silent = make_person("Silent")
    many_try(voices, skill, helped=5)
    many_try(low, skill, helped=0)

    tell_what_was_learned(timezone.now())

    like_voices, like_low = (learned_by_people_like(who[0], skill) for who in (voices, low))
    assert like_voices.who == "people who know voices or psychosis"
    assert like_voices.help != like_low.help
    assert not learned_by_people_like(silent, skill).is_told
    assert learned_of(skill).people == 10


def test_what_nobody_may_read_makes_no_kind(skill):
    hidden = [make_open(f"Hidden {n}", "hearing_voices", "birds") for n in "abcde"]
    for person in hidden[:1]:
        person.traits.filter(term="hearing_voices").update(shown_to="nobody")
    many_try(hidden, skill)

    tell_what_was_learned(timezone.now())

    assert Block.objects.get().kind == ""


def test_kinds_with_fewer_than_five_are_counted_as_everyone_else(skill):
    few = [make_open(f"Voice {n}", "hearing_voices") for n in "abc"]
    many_try([*few, *people(3)], skill)

    tell_what_was_learned(timezone.now())

    assert Block.objects.get().kind == ""
    assert not learned_by_people_like(few[0], skill).is_told


def test_counts_stay_when_somebody_leaves_and_nothing_points_at_them(skill):
    from sameboat.skills.leaving_learned import forget_learned

    five = people(5)
    many_try(five, skill, helped=5)
    tell_what_was_learned(timezone.now())

    forget_learned(five[0])

    assert Everyone.objects.get().people == 5
    assert not Counted.objects.filter(person=five[0]).exists()


def test_the_organisers_page_names_nobody_and_orders_by_name(chidi, dora, as_, olu):
    worse = make_skill(chidi, seen_by=dora, title="A walk at dawn")
    better = make_skill(chidi, seen_by=dora, title="Brown bread")
    few = make_skill(chidi, seen_by=dora, title="Counting stairs")
    many_try(people(5), worse, helped=0, harmed=2)
    many_try(people(6, "Other"), better, helped=6)
    many_try(people(3, "Third"), few)

    tell_what_was_learned(timezone.now())

    page = as_(olu).get("/desk/learned/").content.decode()
    assert page.index("A walk at dawn") < page.index("Brown bread")
    assert "Counting stairs" not in page
    assert "At least 10 times" in page
    assert "Other a" not in page
    assert as_(dora).get("/desk/learned/").status_code == 404


def test_a_skill_of_one_circle_stands_on_no_page_of_the_organisers(chidi):
    from sameboat.circles.testing import make_circle

    circle = make_circle("Kites", people=(), hosts=(chidi,))
    skill = make_skill(chidi, circle=circle)
    many_try(people(5), skill)

    tell_what_was_learned(timezone.now())

    assert overview().rows == []
    assert overview().everywhere.people == 5
