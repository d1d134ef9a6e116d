"""Changing what one told, whatever has happened around it since."""

import pytest
from django.utils import timezone

from sameboat.circles.commands import leave_circle
from sameboat.circles.testing import make_circle
from sameboat.lib.refusal import Refusal
from sameboat.moderation.models import Case
from sameboat.skills import rules
from sameboat.skills.commands.telling import (
    Shown,
    bring_skill_back,
    change_skill,
    take_skill_away,
    tell_skill,
)
from sameboat.skills.models import Skill
from sameboat.skills.queries.skills import skill_page
from sameboat.skills.testing import make_skill, words

FORM = {
    "title": "Tea first",
    "what_for": ["low_days"],
    "body": "Put the kettle on.",
    "shown_to": "mine",
}


def test_without_a_name_nothing_shows_that_its_teller_starts_to_leave(asha, ben, dora):
    unnamed = make_skill(asha, seen_by=dora, as_someone=True)
    named = make_skill(asha, seen_by=dora)
    before = skill_page(ben, unnamed.pk).who

    asha.leaving_at = timezone.now()
    asha.save()

    assert skill_page(ben, unnamed.pk).who == before == "someone here"
    assert skill_page(ben, named.pk).who == "someone who left"


def test_whoever_left_the_circle_can_take_their_name_off_and_mend_a_word(asha, chidi, as_):
    kites = make_circle("Kites", people=(asha, chidi))
    skill = make_skill(asha, circle=kites)
    leave_circle(person=asha, circle=kites)
    path = f"/skills/{skill.pk}/edit/"

    page = as_(asha).get(path).content.decode()
    sent = {**FORM, "title": "Warm water", "shown_to": f"circle:{kites.pk}", "as_someone": "on"}
    as_(asha).post(path, sent)

    assert f'value="circle:{kites.pk}" selected' in page
    read = skill_page(chidi, skill.pk)
    assert (read.words.title, read.who) == ("Warm water", "someone here")


def test_whoever_left_the_circle_cannot_choose_it_anew(asha):
    kites = make_circle("Kites", people=(asha,))
    skill = make_skill(asha)
    leave_circle(person=asha, circle=kites)

    with pytest.raises(Refusal, match="Take a place"):
        change_skill(person=asha, skill=skill, words=words(), shown=Shown("circle", kites))


def test_the_same_form_with_other_words_changes_what_it_told(asha):
    first = tell_skill(person=asha, words=words(), shown=Shown(), once_key="abc")

    again = tell_skill(person=asha, words=words("Ice"), shown=Shown(), once_key="abc")

    assert again == first
    assert Skill.objects.get().newest.title == "Ice"


def test_the_same_form_shown_to_fewer_is_shown_to_fewer(asha):
    for reach in ("all", "mine"):
        tell_skill(person=asha, words=words(), shown=Shown(reach), once_key="abc")

    assert Skill.objects.get().reach == "mine"


def test_what_was_taken_away_leaves_room_for_another(asha, monkeypatch):
    monkeypatch.setattr(rules, "MOST_SKILLS", 1)
    first = make_skill(asha)
    with pytest.raises(Refusal, match="very many"):
        make_skill(asha)

    take_skill_away(person=asha, skill=first)

    assert make_skill(asha).told_by == asha


def test_what_was_taken_away_can_be_changed_and_waits_for_nobody_until_it_is_back(asha, dora, as_):
    skill = make_skill(asha, seen_by=dora)
    take_skill_away(person=asha, skill=skill)

    sent = as_(asha).post(f"/skills/{skill.pk}/edit/", {**FORM, "shown_to": "all"}, follow=True)

    assert sent.status_code == 200
    assert sent.redirect_chain[0][0].startswith("/skills/mine/")
    assert "Nobody else reads it until you bring it back." in sent.content.decode()
    assert not Case.objects.open().exists()
    bring_skill_back(person=asha, skill=skill)
    assert Case.objects.open().count() == 1


def test_what_is_for_oneself_says_so_in_the_list(asha, dora, as_):
    make_skill(asha)
    assert "only you see this" in as_(asha).get("/skills/").content.decode()

    Skill.objects.all().delete()
    make_skill(asha, seen_by=dora)

    assert "only you see this" not in as_(asha).get("/skills/").content.decode()
