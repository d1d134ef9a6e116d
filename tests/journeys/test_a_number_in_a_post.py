"""Somebody types their number at night: they are asked once, and one tap takes it out."""

import pytest
from playwright.sync_api import expect

from sameboat.circles.commands import join_circle
from sameboat.circles.models import Circle
from sameboat.consent.commands import agree_to_current
from sameboat.people.testing import make_person
from sameboat.posts.models import Post
from tests.journeys.furnished import come_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_number_is_shown_first_and_taken_out_with_one_tap(someone, house):
    asha = make_person("Asha")
    agree_to_current(asha)
    join_circle(person=asha, circle=Circle.objects.get(name="Kites"))
    here = someone()
    come_in(here.context, house, asha)
    here.goto(f"{house}/write/")
    here.get_by_label("A few words as a title").fill("Up all night")
    here.get_by_label("What you would like to say").fill("Ring me on 07700 900123, please.")

    here.get_by_role("button", name="Post it").click()
    here.get_by_text("this would tell strangers").wait_for()
    asked = Post.objects.filter(author=asha).exists()
    here.get_by_role("button", name="Take it out and post").click()
    here.wait_for_url("**/threads/**")

    assert not asked
    assert Post.objects.get(author=asha).body == "Ring me on [–], please."
    expect(here.get_by_text("Ring me on [–], please.")).to_be_visible()
