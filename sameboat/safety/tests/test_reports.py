"""Anything can be reported, as it was when somebody saw it; nobody learns of reports about themselves."""

import pytest
from django.http import Http404

from sameboat.circles.testing import make_circle
from sameboat.lib.refusal import Refusal
from sameboat.messages.commands import accept_conversation, ask_to_write
from sameboat.messages.models import Message
from sameboat.notices.models import Notice
from sameboat.people.models import Person
from sameboat.posts.commands import edit_post
from sameboat.posts.models import Picture
from sameboat.posts.testing import make_thread
from sameboat.safety.commands import report_thing
from sameboat.safety.models import Report


@pytest.fixture
def things(asha, chidi, settings):
    """One of each kind of thing, all chidi's, as asha meets them."""
    circle = make_circle("Kites", people=(asha, chidi))
    post = make_thread(chidi, circle, body="Buy my kites.").posts.get()
    settings.MEDIA_ROOT.mkdir(exist_ok=True)
    (settings.MEDIA_ROOT / "x.webp").write_bytes(b"dots")
    picture = Picture.objects.create(
        owner=chidi,
        post=post,
        file="x.webp",
        alt="A price list",
        width=1,
        height=1,
        added_at=post.written_at,
    )
    conversation = ask_to_write(asker=chidi, other=asha, note="Kites, cheap.")
    accept_conversation(person=asha, conversation=conversation)
    Person.objects.filter(pk=chidi.pk).update(about="I sell kites.")
    letter = Message.objects.get()
    return {
        "post": post, "picture": picture, "profile": chidi, "circle": circle, "message": letter,
    }  # fmt: skip


SEEN = {
    "post": "Buy my kites.",
    "picture": "A price list",
    "profile": "I sell kites.",
    "circle": "A circle.",
    "message": "Kites, cheap.",
}


@pytest.mark.parametrize("thing", sorted(SEEN))
def test_anything_can_be_reported_as_it_is_now(thing, things, asha, chidi, as_):
    path = f"/report/{thing}/{things[thing].pk}/"

    form = as_(asha).get(path)
    sent = as_(asha).post(path, {"reason": "selling", "words": "Again.", "with_snapshot": "on"})

    made = Report.objects.get()
    assert form.status_code == 200
    assert (sent.status_code, sent.headers["Location"]) == (302, made.path)
    assert SEEN[thing] in made.snapshot
    assert made.about == (None if thing == "circle" else chidi)
    assert not Notice.objects.filter(person=chidi, kind__contains="report").exists()


def test_somebody_can_report_from_their_first_minute(things, ben, as_):
    ben.onboarded_at = None
    ben.save()

    sent = as_(ben).post(f"/report/post/{things['post'].pk}/", {"reason": "selling"})

    assert sent.status_code == 302
    assert Report.objects.get().reporter == ben


def test_a_report_keeps_what_was_seen_when_the_words_change(things, asha, chidi):
    made = report_thing(reporter=asha, thing="post", thing_id=things["post"].pk, reason="selling")

    edit_post(person=chidi, post=things["post"], body="Nice weather.")

    made.refresh_from_db()
    assert "Buy my kites." in made.snapshot


def test_reporting_again_adds_to_what_was_said(things, asha, as_):
    path = f"/report/post/{things['post'].pk}/"

    for words in ("It sells.", "It still sells."):
        as_(asha).post(path, {"reason": "selling", "words": words})

    assert Report.objects.get().words == "It sells.\n\nIt still sells."


def test_two_people_may_report_the_same_thing(things, asha, ben):
    for reporter in (asha, ben):
        report_thing(reporter=reporter, thing="post", thing_id=things["post"].pk, reason="other")

    assert Report.objects.count() == 2


def test_a_report_without_a_reason_is_asked_for_one(things, asha, as_):
    page = as_(asha).post(f"/report/post/{things['post'].pk}/", {"words": "Hm."})

    assert page.status_code == 422
    with pytest.raises(Refusal, match="Choose"):
        report_thing(reporter=asha, thing="post", thing_id=things["post"].pk, reason="dull")
    assert not Report.objects.exists()


def test_there_is_no_report_of_what_does_not_exist(things, asha, as_):
    for path in ("/report/weather/1/", "/report/post/1/", "/report/picture/1/"):
        assert as_(asha).get(path).status_code == 404, path


@pytest.mark.parametrize("thing", sorted(SEEN))
def test_a_stranger_cannot_report_what_they_cannot_see(thing, things, ben, as_):
    type(things["circle"]).objects.update(door="by_invitation")
    Person.objects.update(page_audience="my_circles")

    assert as_(ben).get(f"/report/{thing}/{things[thing].pk}/").status_code == 404
    with pytest.raises(Http404):
        report_thing(reporter=ben, thing=thing, thing_id=things[thing].pk, reason="other")
