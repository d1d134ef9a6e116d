"""Words that nobody has looked at are read by the people of their circle alone; a moderator lets through what they read."""

import pytest

from sameboat.circles.testing import make_circle
from sameboat.skills.commands.looking import send_skill_back
from sameboat.skills.commands.telling import Shown, change_skill
from sameboat.skills.testing import make_skill, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def open_circle(asha, ben, chidi):
    """Anybody in the house may read its threads; asha and ben have a place in it."""
    return make_circle("Kites", people=(asha, ben), hosts=(chidi,), door="open")


def reads(as_, viewer, skill):
    return as_(viewer).get(skill.get_absolute_url()).status_code == 200


def test_an_open_circles_skills_are_for_its_people_and_not_for_the_house(as_, asha, ben, olu, open_circle):  # fmt: skip
    skill = make_skill(asha, circle=open_circle)

    assert reads(as_, ben, skill)
    assert not reads(as_, olu, skill)
    assert skill.newest.title not in as_(olu).get("/skills/").content.decode()


def test_new_words_are_not_read_by_the_house_before_they_were_seen(as_, asha, dora, olu, open_circle):  # fmt: skip
    skill = make_skill(asha, circle=open_circle, seen_by=dora)

    change_skill(person=asha, skill=skill, words=words("Something nobody saw"), shown=Shown("all", open_circle, False))  # fmt: skip

    page = as_(olu).get(skill.get_absolute_url()).content.decode()
    assert "Cold water" in page
    assert "Something nobody saw" not in page


def test_what_was_sent_back_is_read_by_nobody_any_more(as_, asha, ben, dora, open_circle):
    skill = make_skill(asha, circle=open_circle, reach="all")
    assert reads(as_, ben, skill)

    send_skill_back(by=dora, version=skill.newest, reason="It is dangerous.")
    change_skill(person=asha, skill=skill, words=words(), shown=Shown("all", open_circle, True))

    assert not reads(as_, ben, skill)


def test_told_for_oneself_first_it_still_waits_in_a_circle_that_sees_everything_first(as_, asha, ben, chidi):  # fmt: skip
    circle = make_circle("Oars", people=(asha, ben), hosts=(chidi,))
    circle.posts_wait = True
    circle.save()
    skill = make_skill(asha)

    change_skill(person=asha, skill=skill, words=words(), shown=Shown("circle", circle, False))

    assert not reads(as_, ben, skill)


def test_a_moderator_lets_through_only_what_they_have_read(as_, asha, ben, dora):
    skill = make_skill(asha, reach="all")
    read = skill.newest
    change_skill(person=asha, skill=skill, words=words("Worse"), shown=Shown("all", None, False))

    for deed in ("let_through", "send_back"):
        as_(dora).post(f"/skills/{skill.pk}/look/done/", {"say": deed, "version": read.pk, "reason": "No."})  # fmt: skip

    assert not reads(as_, ben, skill)
    skill.refresh_from_db()
    assert not skill.newest.is_sent_back
    as_(dora).post(f"/skills/{skill.pk}/look/done/", {"say": "let_through", "version": skill.newest_id})  # fmt: skip
    assert reads(as_, ben, skill)
