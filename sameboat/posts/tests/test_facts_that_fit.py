"""Whoever looks after a claim finds the fitting fact on the shelf, and puts it under the post with one tap."""

import pytest
from django.utils import timezone

from sameboat.moderation.testing import noticed_case
from sameboat.posts.commands import edit_post
from sameboat.posts.commands.background import read_posts
from sameboat.posts.models import Footnote, Look
from sameboat.posts.testing import make_answer
from sameboat.safety.commands.facts import add_starting_facts
from sameboat.safety.models import Fact

CLAIM = "You should stop your lithium at once, you will be fine."
pytestmark = pytest.mark.usefixtures("screen")


@pytest.fixture
def post(asha, thread):
    return make_answer(asha, thread, CLAIM)


@pytest.fixture
def lithium(db):
    add_starting_facts()
    return Fact.objects.get(key="lithium-stopping")


class _Encoder:
    """Finds everything like everything, so that words decide."""

    name, dim = "of a test", 1

    def encode(self, texts):
        import numpy as np

        return np.ones((len(texts), 1), np.float32)


def _notes(client, post, more=""):
    return client.get(f"/posts/{post.pk}/notes/{more}").content.decode()


def test_the_case_of_a_claim_shows_what_may_fit_and_why(as_, dora, post, lithium):
    case = noticed_case(post, kind="claim")

    page = as_(dora).get(case.get_absolute_url()).content.decode()

    assert lithium.words[:40] in page
    assert "both speak of: " in page
    assert f"/posts/{post.pk}/notes/?fact={lithium.pk}" in page


def test_one_tap_fills_the_note_and_another_puts_it_there(as_, dora, post, lithium):
    client = as_(dora)

    form = _notes(client, post, f"?fact={lithium.pk}")
    client.post(f"/posts/{post.pk}/notes/", {"words": lithium.words, "source": lithium.address})

    assert lithium.words[:40] in form
    assert lithium.address in form
    assert "<details open" in form.replace(' class="plain"', "")
    assert Footnote.objects.get(post=post).words == lithium.words


def test_members_are_shown_no_facts_and_fill_no_note_with_one(as_, chidi, post, lithium):
    for more in ("", f"?fact={lithium.pk}", "?fact=x", "?fact=99999999999999999999999"):
        assert lithium.words[:40] not in _notes(as_(chidi), post, more)


def test_what_the_background_reader_found_is_shown_and_goes_with_the_words(
    as_, asha, dora, post, lithium
):
    read_posts(timezone.now(), _Encoder())
    kept = Look.objects.get(post=post).facts
    Look.objects.filter(post=post).update(facts=[Fact.objects.get(key="grapefruit").pk, 1])
    found = _notes(as_(dora), post)

    edit_post(person=asha, post=post, body="I like tea.")
    read_posts(timezone.now(), _Encoder())

    assert lithium.pk in kept
    assert "Grapefruit" in found
    assert Look.objects.get(post=post).facts == []


def test_a_fault_in_looking_for_facts_costs_no_look(post, matters, monkeypatch):
    monkeypatch.setattr("sameboat.posts.commands.background.fitting_facts", lambda *_told: 1 / 0)

    read_posts(timezone.now(), _Encoder())

    assert [matter.kind for matter in matters] == ["claim"]
    assert Look.objects.get(post=post).deeper_at
