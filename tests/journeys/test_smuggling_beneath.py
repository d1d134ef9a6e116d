"""Smuggling through what waits to be seen, and through notes under posts."""

import pytest
from django.test import Client

from sameboat.circles.models import Circle
from sameboat.circles.testing import make_circle
from sameboat.people.testing import make_person
from sameboat.posts.models import Footnote, Waiting
from sameboat.posts.testing import make_thread
from tests.journeys.smuggled import PAYLOADS, packed

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# What a note or its answer may be asked about, answered already.
ASKED = ["crisis", "hostility", "details"]


@pytest.fixture
def kites(bare_house):
    """A circle in which what members write is seen first, and a clinician looks on."""
    people = [make_person(name) for name in ("Asha", "Ben", "Gita", "Hana")]
    circle = make_circle("Kites", people=people)
    Circle.objects.update(posts_wait=True)
    clients = [Client() for _person in people]
    for client, person in zip(clients, people, strict=True):
        client.force_login(person)
    return circle, people, clients


def test_what_waits_and_what_it_is_sent_back_with(kites, look, organiser):
    circle, _people, clients = kites
    bodies, titles = packed(4000), packed(140)
    for n, client in enumerate(clients):
        for turn in range(5):
            told = {"circle": circle.pk, "kind": "talk", "title": titles[n * 5 + turn],
                    "body": bodies[(n + turn) % len(bodies)], "own_note": PAYLOADS[n][:40], "as_it_is": "1"}  # fmt: skip
            assert client.post("/write/", told).status_code == 302
    waiting = list(Waiting.objects.all())
    for n, each in enumerate(waiting[:8]):
        organiser.post(
            f"/unseen/{each.pk}/send-back/", {"reason": "".join(PAYLOADS[n * 9 :])[:500]}
        )

    for seen in (look(), look(without_policy=True)):
        seen.as_(organiser).open("/unseen/", *(each.get_absolute_url() for each in waiting))
        seen.as_(clients[0]).open("/unseen/", "/notices/", "/drafts/")
        own = Waiting.objects.filter(author__name="Asha")
        seen.open(*(each.get_absolute_url() for each in own))

    assert len(waiting) == 20


def test_notes_their_sources_and_answers(kites, look, organiser):
    circle, people, clients = kites
    thread = make_thread(people[0], circle)
    post = thread.posts.get()
    words = [payload for payload in PAYLOADS if sum(map(str.isalnum, payload)) > 3]
    for n, payload in enumerate(words):
        source = f"https://{payload}" if n % 2 else payload
        told = {"words": f"{n} {payload}"[:400], "source": source[:300], "asked": ASKED}
        assert organiser.post(f"/posts/{post.pk}/notes/", told).status_code in {302, 422}
    for note, payload in zip(Footnote.objects.all(), PAYLOADS, strict=False):
        clients[0].post(f"/footnotes/{note.pk}/answer/", {"words": payload, "asked": ASKED})
        clients[0].post(f"/footnotes/{note.pk}/agree/")

    for seen in (look(), look(without_policy=True)):
        seen.as_(clients[1]).open(f"/threads/{thread.pk}/", f"/posts/{post.pk}/notes/")
        seen.as_(clients[0]).open(f"/posts/{post.pk}/notes/", "/notices/")
        seen.as_(organiser).open(f"/posts/{post.pk}/notes/")

    assert Footnote.objects.count() > 100
