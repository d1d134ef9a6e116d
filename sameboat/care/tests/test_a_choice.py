"""Weighing a choice: reasons in three steps of words, no sum, no push; private; looked at again once."""

from datetime import date

import pytest
from cryptography.fernet import Fernet
from django.db import connection
from django.utils.safestring import SafeString

from sameboat.care import ports
from sameboat.care.commands.choices import (
    begin_choice,
    forget_choice,
    name_options,
    note_decision,
    weigh_option,
)
from sameboat.care.commands.services import choose_story, drop_story
from sameboat.care.leaving import take_care
from sameboat.care.models import Choice, ChosenStory
from sameboat.care.queries.choices import can_open_choices, choice_for
from sameboat.care.testing import make_choice
from sameboat.circles.testing import make_circle
from sameboat.lib.refusal import Refusal
from sameboat.posts.commands import hide_post, open_daily
from sameboat.posts.testing import make_thread
from sameboat.safety.commands import block_person
from sameboat.safety.commands.facts import add_starting_facts
from sameboat.safety.commands.pausing import pause_person


def page_of(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_treatment_is_weighed_step_by_step(as_, asha):
    client = as_(asha)
    begin = page_of(client, "/choices/begin/treatment/")
    path = client.post("/choices/begin/treatment/", {"about": "The evening tablet"}).headers["Location"]  # fmt: skip
    told = {"about": "The evening tablet", "option-1": "Stay", "option-2": "Less, with Dr Okoro"}
    path = client.post(path, told).headers["Location"]

    weighed = {"for-0": "I sleep", "for-0-matters": "little", "for-1": "No voices", "for-1-matters": "much",
               "against-0": "Mornings are soup", "against-0-matters": "some"}  # fmt: skip
    path = client.post(path, weighed).headers["Location"]
    path = client.post(path, {"for-0": "Clearer mornings"}).headers["Location"]
    path = client.post(path, {"know": "How small are the steps?", "sure": "leaning"}).headers["Location"]  # fmt: skip
    path = client.post(path, {"decided": "Ask first.", "look_again_on": ""}).headers["Location"]

    page = page_of(client, path)
    assert "Do not stop all at once" in begin
    assert "Do not stop all at once" in page
    assert page.index("No voices") < page.index("I sleep") < page.index("Mornings are soup")
    assert "(matters a great deal)" in page
    assert "Clearer mornings" in page
    assert "How small are the steps?" in page
    assert "I lean one way" in page
    assert "Ask first." in page
    assert "Nothing is added up here." in page


def test_telling_people_is_never_pushed(as_, asha):
    client = as_(asha)
    path = client.post("/choices/begin/telling/", {"about": "My boss"}).headers["Location"]

    sheet = choice_for(asha, Choice.objects.get().pk)
    page = page_of(client, f"/choices/{sheet.pk}/")

    assert sheet.sheet.options[0].name == "Tell nobody for now"
    assert "You owe it to nobody to tell" in page
    assert "Whom, how much, when" in page
    assert "Do not stop all at once" not in page
    assert path.endswith("/step/options/")


def test_one_s_own_begins_empty(as_, asha):
    choice = make_choice(asha, about="The move", kind="own")

    page = page_of(as_(asha), f"/choices/{choice.pk}/")

    assert choice_for(asha, choice.pk).sheet.options == ()
    assert "Do not stop" not in page
    assert "You owe it to nobody" not in page


def test_there_is_no_such_worksheet(as_, asha):
    assert as_(asha).get("/choices/begin/money/").status_code == 404
    with pytest.raises(Refusal):
        begin_choice(person=asha, kind="money", about="None")


def test_the_same_form_twice_is_one(asha):
    told = {"person": asha, "kind": "own", "about": "The move", "once_key": "k"}

    assert begin_choice(**told) == begin_choice(**told)


def test_a_name_with_reasons_beneath_it_is_not_lost(as_, asha):
    choice = make_choice(asha, reasons=[("I sleep", "much")])

    answer = as_(asha).post(
        f"/choices/{choice.pk}/step/options/",
        {"about": "The tablet", "option-1": "", "option-2": "Change"},
    )

    assert answer.status_code == 422
    assert "Reasons stand beneath" in answer.content.decode()
    assert choice_for(asha, choice.pk).sheet.options[0].has_reasons


def test_an_empty_name_takes_its_place_away_and_renaming_keeps_reasons(asha):
    choice = make_choice(asha, reasons=[("I sleep", "much")])

    name_options(person=asha, choice=choice, about="It", names=["Go on", "", "Stop slowly", ""])

    sheet = choice_for(asha, choice.pk).sheet
    assert [option.name for option in sheet.options] == ["Go on", "Stop slowly"]
    assert sheet.options[0].reasons_for[0].words == "I sleep"


def test_weighing_what_is_no_longer_there_is_refused(as_, asha):
    choice = make_choice(asha, kind="own")

    assert as_(asha).get(f"/choices/{choice.pk}/step/option-1/").status_code == 404
    with pytest.raises(Refusal):
        weigh_option(person=asha, choice=choice, number=1, reasons={})


def test_nothing_stands_in_the_database_in_clear_but_the_day(asha):
    choice = make_choice(asha, reasons=[("Because of the tremor", "much")])
    note_decision(person=asha, choice=choice, decided="Go on.", look_again_on=date(2027, 1, 4))

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM care_choice")
        kept = str(cursor.fetchall())

    assert "tremor" not in kept
    assert "Go on" not in kept
    assert "tablet" not in kept


def test_nobody_else_finds_it(as_, asha, ben, dora, olu):
    choice = make_choice(asha)

    for person in (ben, dora, olu):
        for path in ("", "step/options/", "step/option-1/", "step/decided/"):
            assert as_(person).get(f"/choices/{choice.pk}/{path}").status_code == 404
        assert as_(person).post(f"/choices/{choice.pk}/forget/").status_code == 404


def test_with_another_key_nothing_is_written_over(as_, asha, settings):
    choice = make_choice(asha)
    settings.PLAN_KEY = Fernet.generate_key().decode()

    page = page_of(as_(asha), f"/choices/{choice.pk}/")
    refused = as_(asha).post(f"/choices/{choice.pk}/step/decided/", {"decided": "New words."})

    assert "cannot be opened now" in page
    assert refused.status_code == 422
    assert "New words." in refused.content.decode()
    assert Choice.objects.get().sealed == choice.sealed
    assert not can_open_choices()


def test_a_day_that_is_over_is_refused_and_the_words_stay(as_, asha):
    choice = make_choice(asha)

    answer = as_(asha).post(
        f"/choices/{choice.pk}/step/decided/",
        {"decided": "Go on.", "look_again_on": "2020-01-01"},
    )

    assert answer.status_code == 422
    assert "That day is over." in answer.content.decode()
    assert "Go on.</textarea>" in answer.content.decode()
    assert choice_for(asha, choice.pk).sheet.decided == ""


def test_facts_that_fit_stand_beside_a_treatment_and_nowhere_else(as_, asha):
    add_starting_facts()
    treatment = make_choice(asha, about="Stopping lithium suddenly")
    own = make_choice(asha, about="Stopping lithium suddenly", kind="own")

    assert "Stopping lithium suddenly</b>" in page_of(as_(asha), f"/choices/{treatment.pk}/")
    assert "From the fact shelf" not in page_of(as_(asha), f"/choices/{own.pk}/")


@pytest.fixture
def story(asha, chidi, olu):
    """Chidi's story, in a circle of his and asha's, beside worksheets about telling."""
    circle = make_circle("Kites", people=(asha,), hosts=(chidi,), door="by_invitation")
    circle.memberships.create(person=olu, joined_at=circle.memberships.first().joined_at)
    thread = make_thread(chidi, circle, title="When I told my sister", kind="story")
    return choose_story(by=olu, thread=thread, kind="telling")


def test_stories_stand_beside_their_worksheet_for_whoever_may_read_them(as_, asha, ben, story):
    shown = page_of(as_(asha), make_choice(asha, kind="telling").get_absolute_url())
    other = page_of(as_(asha), make_choice(asha, kind="own").get_absolute_url())
    stranger = page_of(as_(ben), make_choice(ben, kind="telling").get_absolute_url())

    assert "When I told my sister" in shown
    assert "When I told my sister" not in other
    assert "When I told my sister" not in stranger
    assert "wish they had known" not in stranger


@pytest.mark.parametrize("end", ["a block", "a pause", "hidden", "taken away"])
def test_a_story_is_no_longer_there_after(as_, asha, chidi, dora, olu, story, end):
    choice = make_choice(asha, kind="telling")
    ends = {
        "a block": lambda: block_person(blocker=chidi, blocked=asha),
        "a pause": lambda: pause_person(by=dora, person=asha, because="Rest.", days=1),
        "hidden": lambda: hide_post(
            moderator=dora, post=story.thread.posts.get(number=1), reason="No."
        ),
        "taken away": lambda: drop_story(by=olu, story=story),
    }

    ends[end]()

    assert "When I told my sister" not in page_of(as_(asha), choice.get_absolute_url())


def test_only_an_organiser_chooses_stories_and_none_of_the_day(asha, chidi, dora, olu):
    circle = make_circle("Kites", people=(asha,), hosts=(chidi,))
    thread, daily = make_thread(chidi, circle), open_daily(by=chidi, circle=circle)

    for by, what in ((dora, thread), (asha, thread), (olu, daily)):
        with pytest.raises(Refusal):
            choose_story(by=by, thread=what, kind="telling")
    first = choose_story(by=olu, thread=thread, kind="telling")
    assert choose_story(by=olu, thread=thread, kind="telling") == first
    assert ChosenStory.objects.count() == 1


def test_what_skills_bring_stands_there_too(as_, asha, monkeypatch):
    brought = [lambda person, kind: SafeString(f"<p>A skill about {kind}</p>")]
    monkeypatch.setattr(ports, "peers_wish", brought)

    page = page_of(as_(asha), make_choice(asha, kind="telling").get_absolute_url())

    assert "<p>A skill about telling</p>" in page


def test_it_is_taken_along_and_let_go(asha):
    choice = make_choice(asha, reasons=[("I sleep", "much")])
    taken = str(take_care(asha).rows)

    forget_choice(person=asha, choice=choice)
    forget_choice(person=asha, choice=choice)

    assert "I sleep (matters a great deal)" in taken
    assert not Choice.objects.exists()


def test_a_day_that_nobody_can_plan_for_is_refused(asha):
    choice = make_choice(asha)
    far = date(2040, 1, 1)

    with pytest.raises(Refusal, match="very far away"):
        note_decision(person=asha, choice=choice, decided="", look_again_on=far)
