"""The pages of what helps: writing, looking after it, drafts, and what stands where."""

import pytest
from django.utils import timezone

from sameboat.circles.testing import make_circle
from sameboat.moderation.models import Case
from sameboat.moderation.testing import decide_on
from sameboat.notices.models import Notice
from sameboat.posts.models import Draft
from sameboat.posts.testing import make_thread
from sameboat.safety.commands import report_thing
from sameboat.safety.commands.facts import add_starting_facts
from sameboat.safety.models import Fact, WordWanted
from sameboat.skills.commands.looking import put_note, take_note_away
from sameboat.skills.commands.telling import Shown, change_skill
from sameboat.skills.commands.thanking import thank
from sameboat.skills.models import Skill, SkillNote
from sameboat.skills.queries.skills import skills_for
from sameboat.skills.testing import make_skill, make_trial, words

FORM = {
    "title": "Tea first",
    "what_for": ["low_days", "sleep"],
    "body": "Put the kettle on.\n\nSit down.",
    "costs": "A tea bag.",
    "not_when": "",
    "harms": "",
    "shown_to": "mine",
    "once_key": "k1",
}


def test_somebody_tells_something_and_sending_it_twice_is_one(asha, as_):
    for _time in range(2):
        sent = as_(asha).post("/skills/new/", FORM)

    skill = Skill.objects.get()
    assert sent.headers["Location"] == f"{skill.get_absolute_url()}?wrote=skill:0"
    assert skill.newest.steps == ["Put the kettle on.", "Sit down."]
    assert skill.newest.what_for == ["sleep", "low_days"]
    page = as_(asha).get(skill.get_absolute_url()).content.decode()
    assert "Sit down." in page
    assert "A tea bag." in page


def test_the_circles_one_may_write_in_are_offered_and_no_others(asha, ben, as_):
    kites = make_circle("Kites", people=(asha,))
    boats = make_circle("Boats", people=(ben,))

    page = as_(asha).get("/skills/new/").content.decode()
    sent = as_(asha).post("/skills/new/", {**FORM, "shown_to": f"circle:{boats.pk}"})

    assert "The people of Kites" in page
    assert "Boats" not in page
    assert sent.status_code == 422
    as_(asha).post("/skills/new/", {**FORM, "shown_to": f"circle:{kites.pk}"})
    assert Skill.objects.get().circle == kites


def test_whoever_may_be_in_danger_is_asked_once_and_loses_nothing(asha, as_):
    dark = {**FORM, "body": "I want to kill myself tonight.\nSit down."}

    asked = as_(asha).post("/skills/new/", dark)
    page = asked.content.decode()

    assert asked.status_code == 422
    assert "are you safe right now?" in page
    assert "I want to kill myself tonight." in page
    assert Draft.objects.get(person=asha).fields["body"].startswith("I want")
    assert not Skill.objects.exists()
    as_(asha).post("/skills/new/", {**dark, "asked": "crisis", "write_to_me": "yes"})
    assert Skill.objects.exists()
    assert WordWanted.objects.filter(person=asha).exists()
    assert not Draft.objects.exists()


def test_a_claim_about_medicines_in_what_others_read_goes_before_humans(asha, as_):
    circle = make_circle("Kites", people=(asha,))
    claim = {**FORM, "body": "Stop your lithium, you do not need it. It is poison.",
             "shown_to": f"circle:{circle.pk}"}  # fmt: skip

    as_(asha).post("/skills/new/", claim)

    case = Case.objects.get()
    assert (case.kind, case.thing) == ("claim", "skill")


def test_the_same_claim_for_oneself_goes_nowhere(asha, as_):
    as_(asha).post("/skills/new/", {**FORM, "body": "Stop your lithium, you do not need it."})

    assert Skill.objects.exists()
    assert not Case.objects.exists()


def test_what_is_typed_is_kept_as_a_draft_and_found_again(asha, as_):
    fields = '{"title": "Tea", "body": "Kettle", "what_for": "sleep"}'
    kept = as_(asha).post("/drafts/", {"place": "skill:0", "fields": fields})

    page = as_(asha).get("/skills/new/").content.decode()

    assert kept.status_code == 204
    assert 'value="Tea"' in page
    assert 'value="sleep" id="id_what_for_0" checked' in page
    assert as_(asha).get("/drafts/skill:0/").headers["Location"] == "/skills/new/"


def test_a_variation_names_what_it_is_a_variation_of(asha, ben, dora, as_):
    first = make_skill(asha, seen_by=dora)

    page = as_(ben).get(f"/skills/{first.pk}/vary/").content.decode()
    assert "Hold your wrists under it" in page
    as_(ben).post(f"/skills/{first.pk}/vary/", FORM)

    skill = Skill.objects.get(told_by=ben)
    page = as_(ben).get(skill.get_absolute_url()).content.decode()
    assert "A variation of" in page
    assert "Cold water on the wrists" in page


def test_ones_own_way_is_read_by_nobody_else(asha, ben, dora, as_):
    skill = make_skill(asha, seen_by=dora)

    as_(ben).post(f"/skills/{skill.pk}/my-way/", {"body": "Only the left wrist."})

    assert "Only the left wrist." in as_(ben).get(skill.get_absolute_url()).content.decode()
    for other in (asha, dora):
        page = as_(other).get(skill.get_absolute_url()).content.decode()
        assert "Only the left wrist." not in page


def test_thanks_tell_that_somebody_did_and_never_how_many(asha, ben, chidi, dora, as_):
    skill = make_skill(asha, seen_by=dora)

    for person in (ben, chidi, ben):
        as_(person).post(f"/skills/{skill.pk}/thank/")
    thank(person=asha, skill=skill)

    assert Notice.objects.filter(person=asha, kind="thanks").count() == 1
    page = as_(asha).get(skill.get_absolute_url()).content.decode()
    assert "Somebody thanked you for this." in page
    assert "Ben" not in page
    assert "Thank whoever told it" not in page


def test_a_moderator_looks_lets_through_and_puts_a_note_under_it(asha, ben, dora, as_):
    add_starting_facts()
    skill, fact = make_skill(asha, reach="all"), Fact.objects.get(key="sleep-mania")
    look = f"/skills/{skill.pk}/look/"
    assert "Let it through" in as_(dora).get(look).content.decode()

    as_(dora).post(f"{look}done/", {"say": "let_through", "version": skill.newest_id})
    as_(dora).post(f"{look}done/", {"say": "note", "fact": fact.pk})

    page = as_(ben).get(skill.get_absolute_url()).content.decode()
    assert fact.words[:40] in page
    assert not Case.objects.open().exists()
    take_note_away(by=dora, skill=skill, fact=fact)
    put_note(by=dora, skill=skill, fact=fact)
    put_note(by=dora, skill=skill, fact=fact)
    assert SkillNote.objects.count() == 1


def test_sending_it_back_needs_a_reason(asha, dora, as_):
    skill = make_skill(asha, reach="all")
    look = f"/skills/{skill.pk}/look/"

    as_(dora).post(f"{look}done/", {"say": "send_back", "reason": " ", "version": skill.newest_id})
    skill.newest.refresh_from_db()
    assert skill.newest.is_waiting
    why = {"reason": "Leave the ward's name out.", "version": skill.newest_id}
    as_(dora).post(f"{look}done/", {"say": "send_back", **why})

    page = as_(asha).get(skill.get_absolute_url()).content.decode()
    assert "Leave the ward&#x27;s name out." in page


def test_no_moderator_finds_what_is_told_for_oneself(asha, dora, as_):
    skill = make_skill(asha)

    assert as_(dora).get(f"/skills/{skill.pk}/look/").status_code == 404
    assert as_(dora).get(skill.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("as_someone", [True, False])
def test_what_is_hidden_is_gone_until_a_decision_is_undone(asha, ben, dora, as_, as_someone):
    skill = make_skill(asha, seen_by=dora, as_someone=as_someone)
    report = report_thing(reporter=ben, thing="skill", thing_id=skill.pk, reason="misleading")
    case = report.case_reason.case
    assert case.about == (None if as_someone else asha)

    decide_on(case, dora, "hide")

    assert skills_for(ben).lines == []
    assert as_(ben).get(skill.get_absolute_url()).status_code == 404
    assert (
        "A moderator has hidden this." in as_(asha).get(skill.get_absolute_url()).content.decode()
    )


def test_the_first_page_asks_and_one_tap_answers(asha, dora, as_):
    trial = make_trial(asha, make_skill(asha, seen_by=dora), hour=None, is_reminded=False)
    page = as_(asha).get("/skills/").content.decode()
    assert "Did you get to it?" in page

    day = timezone.localdate().isoformat()
    as_(asha).post(f"/skills/trials/{trial.pk}/answer/", {"did": "not", "day": day})

    assert "Did you get to it?" not in as_(asha).get("/skills/").content.decode()


def test_a_plan_that_is_not_whole_loses_nothing(asha, dora, as_):
    skill = make_skill(asha, seen_by=dora)
    plan = {"when": "the kettle is on", "then": "tea", "how_often": "days", "is_reminded": "on"}

    page = as_(asha).post(f"/skills/{skill.pk}/try/", {**plan, "from_day": "tomorrow"})
    assert page.status_code == 422
    assert 'value="the kettle is on"' in page.content.decode()
    plan["from_day"] = timezone.localdate().isoformat()
    page = as_(asha).post(f"/skills/{skill.pk}/try/", plan)

    assert page.status_code == 422
    assert "Please choose on which days." in page.content.decode()


def test_pages_ask_the_database_little(asha, ben, dora, as_, django_assert_max_num_queries):
    skills = [make_skill(asha, seen_by=dora, title=f"Thing {n}") for n in range(5)]
    for skill in skills:
        make_trial(ben, skill)
    client = as_(ben)
    # What is asked once after coming in is not the page's.
    client.get("/skills/")

    for path, most in (
        ("/skills/", 19),
        ("/skills/record/", 14),
        (skills[0].get_absolute_url(), 18),
    ):
        with django_assert_max_num_queries(most):
            client.get(path)


def test_a_story_that_was_kept_says_so_beside_it(asha, ben, chidi, dora, as_):
    circle = make_circle("Kites", people=(asha, chidi))
    story = make_thread(asha, circle, kind="story").posts.get(number=1)
    skill = make_skill(asha, circle=circle, from_post=story, title="The tap")

    page = as_(chidi).get(f"/posts/{story.pk}/").content.decode()
    assert "The tap" in page
    change_skill(
        person=asha, skill=skill, words=words("The tap"), shown=Shown("circle", circle, True)
    )

    page = as_(chidi).get(f"/posts/{story.pk}/").content.decode()
    assert "The tap" not in page, "it would tell whose the skill without a name is"
