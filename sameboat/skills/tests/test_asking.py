"""May I keep this as something that helps? The writer says, and the asker learns little."""

import pytest

from sameboat.circles.testing import make_circle
from sameboat.lib.refusal import Refusal
from sameboat.moderation.models import Case
from sameboat.notices.models import Notice
from sameboat.posts.commands import hide_post, remove_post
from sameboat.posts.testing import make_answer, make_thread
from sameboat.safety.commands import block_person, mute_person, report_thing
from sameboat.safety.models import Report
from sameboat.skills.commands.asking import agree_to_keep, decline_to_keep, take_asking_back
from sameboat.skills.commands.telling import take_skill_away
from sameboat.skills.leaving import take_skills
from sameboat.skills.models import KeepRequest, Skill
from sameboat.skills.queries.asking import asked_of
from sameboat.skills.queries.skills import skill_page, skills_for
from sameboat.skills.testing import make_asking, make_skill


@pytest.fixture
def circle(asha, chidi):
    return make_circle("Kites", people=(asha, chidi), door="by_invitation")


@pytest.fixture
def story(asha, circle):
    return make_thread(asha, circle, kind="story", title="The tap").posts.get(number=1)


def told(person):
    return [notice.words for notice in Notice.objects.filter(person=person, kind="asking")]


def test_the_writer_is_asked_once_however_often_somebody_asks(asha, chidi, story):
    first = make_asking(chidi, story)
    again = make_asking(chidi, story, title="Other words")

    assert first == again
    assert len(told(asha)) == 1
    assert asked_of(asha) == [first]


def test_a_yes_makes_it_the_writers_own_read_in_its_circle(asha, ben, chidi, story):
    asking = make_asking(chidi, story)

    skill = agree_to_keep(person=asha, asking=asking, reach="circle", as_someone=False)

    assert (skill.told_by, skill.made_by, skill.from_post) == (asha, chidi, story)
    (line,) = skills_for(chidi).lines
    assert (line.words.title, line.who) == ("Cold water on the wrists", "Asha")
    assert skills_for(ben).lines == []
    assert "said yes" in told(chidi)[0]


def test_saying_yes_twice_is_one_skill(asha, chidi, story):
    asking = make_asking(chidi, story)

    for _time in range(2):
        agree_to_keep(person=asha, asking=asking, reach="circle", as_someone=False)

    assert Skill.objects.count() == 1
    assert len(told(chidi)) == 1


def test_a_no_tells_only_not_this_one_and_keeps_no_words(asha, chidi, story):
    asking = make_asking(chidi, story)

    decline_to_keep(person=asha, asking=asking)
    decline_to_keep(person=asha, asking=asking)

    asking.refresh_from_db()
    assert asking.as_text == ""
    assert told(chidi) == ["Not this one. There is more that helps to be found"]
    assert not Skill.objects.exists()


def test_only_the_writer_answers_and_no_stranger_finds_it(asha, ben, chidi, story, as_):
    asking = make_asking(chidi, story)

    with pytest.raises(Refusal, match="Only the writer"):
        agree_to_keep(person=ben, asking=asking, reach="all", as_someone=False)
    with pytest.raises(Refusal, match="Only the writer"):
        decline_to_keep(person=chidi, asking=asking)
    assert as_(ben).get(f"/skills/asked/{asking.pk}/").status_code == 404


def test_what_was_told_without_a_name_stays_without_one_whatever_is_ticked(asha, chidi, circle):
    unnamed = make_thread(asha, circle, as_someone=True).posts.get(number=1)
    asking = make_asking(chidi, unnamed)

    skill = agree_to_keep(person=asha, asking=asking, reach="circle", as_someone=False)

    assert skill.as_someone
    assert skill_page(chidi, skill.pk).who == "someone here"
    assert skill_page(chidi, skill.pk).from_path


def test_a_skill_without_a_name_does_not_lead_to_a_post_with_one(asha, chidi, story):
    skill = agree_to_keep(
        person=asha, asking=make_asking(chidi, story), reach="circle", as_someone=True
    )

    assert skill_page(chidi, skill.pk).from_path == ""
    assert skill_page(asha, skill.pk).from_path


def test_who_cannot_read_the_thread_is_not_led_there(asha, ben, chidi, dora, circle, story):
    skill = make_skill(asha, circle=circle, seen_by=dora, from_post=story)

    assert skill_page(ben, skill.pk).from_path == ""
    assert skill_page(chidi, skill.pk).from_path


def test_nobody_asks_for_their_own_words_or_of_nobody(asha, chidi, circle, story, dora):
    with pytest.raises(Refusal, match="your own words"):
        make_asking(asha, story)

    answer = make_answer(asha, story.thread)
    hide_post(moderator=dora, post=answer, reason="No.")
    answer.refresh_from_db()
    with pytest.raises(Refusal, match="nobody to ask"):
        make_asking(chidi, answer)


def test_somebody_who_was_muted_asks_and_is_not_heard(asha, chidi, story):
    mute_person(person=asha, muted=chidi)

    asking = make_asking(chidi, story)

    assert told(asha) == []
    assert asked_of(asha) == []
    assert asking.is_open


def test_a_block_takes_what_was_asked_out_of_sight(asha, chidi, story):
    make_asking(chidi, story)

    block_person(blocker=asha, blocked=chidi)

    assert asked_of(asha) == []
    assert told(asha) == []


def test_nobody_takes_along_what_somebody_they_muted_asked(asha, chidi, story):
    make_asking(chidi, story)
    assert any("asked_of_me" in row for row in take_skills(asha).rows)

    mute_person(person=asha, muted=chidi)

    assert not any("asked_of_me" in row for row in take_skills(asha).rows)


def test_nothing_is_made_of_a_post_that_was_taken_back(asha, chidi, story):
    asking = make_asking(chidi, story)
    remove_post(person=asha, post=story)

    with pytest.raises(Refusal, match="no longer there"):
        agree_to_keep(person=asha, asking=asking, reach="circle", as_someone=False)


def test_taking_it_back_leaves_nothing(asha, chidi, story):
    asking = make_asking(chidi, story)

    take_asking_back(person=chidi, asking=asking)

    assert not KeepRequest.objects.exists()
    assert told(asha) == []


def test_five_at_a_time_and_no_more(asha, chidi, circle):
    posts = [make_thread(asha, circle, title=f"T{n}").posts.get(number=1) for n in range(6)]
    for post in posts[:5]:
        make_asking(chidi, post)

    with pytest.raises(Refusal, match="You wait for 5 answers"):
        make_asking(chidi, posts[5])


def test_who_is_asked_can_report_it_and_who_asked_cannot(asha, chidi, story, as_):
    asking = make_asking(chidi, story)

    report = report_thing(reporter=asha, thing="asking", thing_id=asking.pk, reason="hostile")

    assert report.about == chidi
    assert "Cold water" in report.snapshot
    assert as_(chidi).get(f"/report/asking/{asking.pk}/").status_code == 404
    assert Report.objects.count() == 1


def test_the_pages_lead_from_a_story_to_a_yes(asha, chidi, story, as_):
    thread = as_(chidi).get(f"/threads/{story.thread_id}/").content.decode()
    assert f"/skills/from/{story.pk}/" in thread
    assert (
        f"/skills/from/{story.pk}/"
        not in as_(asha).get(f"/threads/{story.thread_id}/").content.decode()
    )

    form = {"title": "The tap", "what_for": ["worry"], "body": "Open it.\n\nWait.", "costs": ""}
    sent = as_(chidi).post(f"/skills/from/{story.pk}/", form)
    asking = KeepRequest.objects.get()
    assert sent.headers["Location"].startswith(asking.get_absolute_url())
    page = as_(asha).get(asking.get_absolute_url())
    assert "Chidi read what you wrote" in page.content.decode()
    said = as_(asha).post(asking.get_absolute_url(), {"yes": "1", "reach": "circle"})

    skill = Skill.objects.get()
    assert said.headers["Location"] == skill.get_absolute_url()
    assert skill.newest.steps == ["Open it.", "Wait."]


def test_a_claim_about_medicines_that_is_agreed_to_goes_before_humans(asha, chidi, story, as_):
    claim = ["Stop your lithium, you do not need it. It is poison."]
    asking = make_asking(chidi, story, steps=claim)

    as_(asha).post(asking.get_absolute_url(), {"yes": "1", "reach": "circle"})

    case = Case.objects.get()
    assert (case.kind, case.thing) == ("claim", "skill")


def test_a_yes_that_was_taken_away_since_is_not_called_a_no(asha, chidi, story, as_):
    asking = make_asking(chidi, story)
    skill = agree_to_keep(person=asha, asking=asking, reach="circle", as_someone=False)

    take_skill_away(person=asha, skill=skill)

    page = as_(asha).get(asking.get_absolute_url()).content.decode()
    assert "You said yes, and took it away since." in page
    assert "Not this one" not in page
    assert "Not this one" in as_(chidi).get(asking.get_absolute_url()).content.decode()


def test_a_form_that_does_not_fit_loses_nothing(chidi, story, as_):
    form = {"title": "The tap", "what_for": ["worry"], "body": "\n".join(["Walk."] * 8)}

    page = as_(chidi).post(f"/skills/from/{story.pk}/", form)

    assert page.status_code == 422
    assert "At most 7 steps fit; yours has 8." in page.content.decode()
    assert page.content.decode().count("Walk.") == 8
    assert 'value="The tap"' in page.content.decode()
