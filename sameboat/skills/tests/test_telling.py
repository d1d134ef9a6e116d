"""Telling what helps: who reads it, when it waits, and what becomes of new words."""

import pytest

from sameboat.circles.testing import make_circle
from sameboat.lib.refusal import Refusal
from sameboat.moderation.commands.closing import let_through, send_back
from sameboat.moderation.models import Case
from sameboat.notices.models import Notice
from sameboat.safety.commands import block_person, mute_person
from sameboat.skills.commands.looking import let_skill_through, send_skill_back
from sameboat.skills.commands.telling import (
    Shown,
    bring_skill_back,
    change_skill,
    take_skill_away,
    tell_skill,
)
from sameboat.skills.models import Skill
from sameboat.skills.queries.skills import skills_for
from sameboat.skills.testing import make_skill, words


def titles(viewer, **looking):
    return [line.words.title for line in skills_for(viewer, **looking).lines]


def test_what_is_told_for_oneself_is_read_by_nobody_else(asha, ben, dora):
    make_skill(asha)

    assert titles(asha) == ["Cold water on the wrists"]
    assert titles(ben) == titles(dora) == []
    assert not Case.objects.exists()


def test_a_circle_reads_what_was_told_there_and_nobody_outside(asha, ben, chidi):
    circle = make_circle("Kites", people=(asha, chidi), door="by_invitation")

    make_skill(asha, circle=circle)

    assert titles(chidi) == ["Cold water on the wrists"]
    assert titles(ben) == []


def test_everybody_reads_it_only_once_a_moderator_has_looked(asha, ben, chidi, dora):
    circle = make_circle("Kites", people=(asha, chidi), door="by_invitation")
    skill = make_skill(asha, circle=circle, reach="all")
    assert titles(chidi) == ["Cold water on the wrists"]
    assert titles(ben) == []

    case = Case.objects.get(kind="waiting", thing="skill_waiting")
    let_through(case=case, by=dora)

    skill.refresh_from_db()
    assert skill.shown_at
    assert skill.version == skill.newest
    assert titles(ben) == ["Cold water on the wrists"]
    assert Case.objects.open().count() == 0
    assert Notice.objects.filter(person=asha, kind="seen").count() == 1


def test_letting_it_through_twice_changes_nothing(asha, dora):
    skill = make_skill(asha, reach="all")

    let_skill_through(by=dora, version=skill.newest)
    shown_at = Skill.objects.get().shown_at
    let_skill_through(by=dora, version=skill.newest)

    assert Skill.objects.get().shown_at == shown_at
    assert Notice.objects.filter(person=asha, kind="seen").count() == 1


def test_nobody_lets_through_what_is_their_own(dora, olu):
    skill = make_skill(dora, reach="all")

    with pytest.raises(Refusal, match="your own"):
        let_skill_through(by=dora, version=skill.newest)

    assert Skill.objects.get().version is None


def test_somebody_alone_at_the_desk_looks_themselves(olu, ben):
    skill = make_skill(olu, reach="all")

    let_skill_through(by=olu, version=skill.newest)

    assert titles(ben) == ["Cold water on the wrists"]


def test_a_member_lets_nothing_through(asha, ben):
    skill = make_skill(asha, reach="all")

    with pytest.raises(Refusal, match="Only a moderator"):
        let_skill_through(by=ben, version=skill.newest)


def test_what_comes_back_says_why_and_nobody_reads_it(asha, ben, dora):
    skill = make_skill(asha, reach="all")

    send_back(case=Case.objects.get(), by=dora, words="Please leave the name of the ward out.")

    skill.newest.refresh_from_db()
    assert skill.newest.sent_back_because == "Please leave the name of the ward out."
    assert titles(ben) == []
    assert "name of the ward" in Notice.objects.get(person=asha).words


def test_new_words_wait_while_the_old_ones_stand(asha, ben, dora):
    skill = make_skill(asha, seen_by=dora)

    change_skill(
        person=asha, skill=skill, words=words("Warm water on the wrists"), shown=Shown("all")
    )

    assert titles(ben) == ["Cold water on the wrists"]
    assert titles(asha) == ["Warm water on the wrists"]
    let_through(case=Case.objects.open().get(), by=dora)
    assert titles(ben) == ["Warm water on the wrists"]


def test_the_same_words_again_make_no_version_and_wait_for_nobody(asha, dora):
    skill = make_skill(asha, seen_by=dora)

    change_skill(person=asha, skill=skill, words=words(), shown=Shown("all"))

    assert skill.versions.count() == 1
    assert not Case.objects.open().exists()


def test_changing_what_waits_leaves_one_case(asha, ben, dora):
    skill = make_skill(asha, reach="all")

    change_skill(person=asha, skill=skill, words=words("Ice"), shown=Shown("all"))

    assert Case.objects.open().count() == 1
    assert "Ice" in Case.objects.open().get().snapshot
    with pytest.raises(Refusal, match="does not wait any more"):
        send_skill_back(by=dora, version=skill.versions.get(number=1), reason="No.")


def test_showing_it_to_fewer_takes_it_out_of_the_queue_and_out_of_sight(asha, ben, dora):
    skill = make_skill(asha, seen_by=dora)
    change_skill(person=asha, skill=skill, words=words("Ice"), shown=Shown("all"))

    change_skill(person=asha, skill=skill, words=words("Ice"), shown=Shown("mine"))

    assert titles(ben) == []
    assert not Case.objects.open().exists()


def test_in_a_circle_that_sees_everything_first_it_waits_there_too(asha, chidi, dora):
    circle = make_circle("Kites", people=(asha, chidi))
    circle.posts_wait = True
    circle.save()
    skill = make_skill(asha, circle=circle)
    assert titles(chidi) == []

    let_skill_through(by=dora, version=skill.newest)

    assert titles(chidi) == ["Cold water on the wrists"]
    assert Skill.objects.get().shown_at is None


def test_a_block_hides_what_is_told_by_name_and_not_what_is_told_by_someone(asha, ben, dora):
    make_skill(asha, seen_by=dora, title="By name")
    make_skill(asha, seen_by=dora, title="As someone", as_someone=True)

    block_person(blocker=ben, blocked=asha)

    assert titles(ben) == ["As someone"]


def test_a_mute_hides_it_from_the_one_who_mutes(asha, ben, dora):
    make_skill(asha, seen_by=dora)

    mute_person(person=ben, muted=asha)

    assert titles(ben) == []


def test_a_form_that_is_sent_twice_is_one_skill(asha):
    for _time in range(2):
        tell_skill(person=asha, words=words(), shown=Shown(), once_key="abc")

    assert Skill.objects.count() == 1


def test_what_is_taken_away_is_gone_and_can_come_back(asha, ben, dora):
    skill = make_skill(asha, seen_by=dora)

    take_skill_away(person=asha, skill=skill)
    take_skill_away(person=asha, skill=skill)
    assert titles(ben) == titles(asha) == []
    bring_skill_back(person=asha, skill=skill)

    assert titles(ben) == ["Cold water on the wrists"]


def test_nobody_changes_what_is_somebody_elses(asha, ben, dora):
    skill = make_skill(asha, seen_by=dora)

    with pytest.raises(Refusal, match="Only the person it is from"):
        change_skill(person=ben, skill=skill, words=words("Mine"), shown=Shown("all"))
    with pytest.raises(Refusal):
        take_skill_away(person=ben, skill=skill)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"title": " \u200b"}, "a few words as a name"),
        ({"what_for": ["nothing we know"]}, "Say what it is for"),
        ({"steps": ["", " "]}, "one step on each line"),
        ({"steps": ["Walk."] * 8}, "At most 7 steps"),
        ({"steps": ["Walk.", "far " * 100]}, "Step 2 is too long"),
    ],
)
def test_what_is_no_skill_is_refused_in_words(asha, changes, says):
    with pytest.raises(Refusal, match=says):
        make_skill(asha, **changes)

    assert not Skill.objects.exists()


def test_nobody_tells_in_a_circle_where_they_may_not_write(asha, ben):
    circle = make_circle("Kites", people=(asha,))

    with pytest.raises(Refusal, match="Take a place"):
        make_skill(ben, circle=circle)


def test_it_is_found_by_its_words_and_by_what_it_is_for(asha):
    make_skill(asha)
    make_skill(
        asha,
        title="The same time each morning",
        what_for=["sleep", "low_days"],
        steps=["Set the clock."],
    )

    assert titles(asha, words="wris cold") == ["Cold water on the wrists"]
    assert titles(asha, what_for="sleep") == ["The same time each morning"]
    assert titles(asha, words="low days") == ["The same time each morning"]
    assert titles(asha, words="volcano") == []
