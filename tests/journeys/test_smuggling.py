"""A hundred and more ways of smuggling script, through everything people write to each other.

They are written in bulk with the test client; Chromium then opens the pages that show them, once as the
house sends them and once without the policy, so that each of the two locks holds on its own.
"""

import json
import zipfile
from urllib.parse import urlencode

import pytest
from django.test import Client

from sameboat.circles.models import Circle
from sameboat.circles.testing import make_circle
from sameboat.messages.models import Conversation
from sameboat.people.models import Person
from sameboat.people.testing import PASSPHRASE, make_person
from sameboat.posts.models import Post, Thread
from sameboat.safety.plan_steps import KEYS
from tests.journeys.smuggled import PAYLOADS, fitting, names_taken, packed

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SHORT = [name for name in names_taken() if sum(letter.isalnum() for letter in name) > 3]


@pytest.fixture
def names(bare_house):
    """People whose names smuggle something, each with a client that is signed in."""
    people, clients = [], []
    for name in SHORT[:12]:
        people.append(make_person(name))
        clients.append(Client())
        clients[-1].force_login(people[-1])
    return list(zip(people, clients, strict=True))


def test_more_than_a_hundred_ways_are_tried():
    assert len(set(PAYLOADS)) > 150


def test_what_is_smuggled_would_run_in_a_page_that_let_it(look):
    """Shows that the looking sees: the same words as HTML, unescaped, without the policy."""
    seen = look(without_policy=True)
    found = {}
    for payload in PAYLOADS:
        before = len(seen.wrong)
        seen.read_answer("bare", _Bare(f"<p>alert( {payload}"))
        found[payload] = len(seen.wrong) > before
    seen.page.goto(seen.address + "/sw.js")
    seen.page.set_content("".join(PAYLOADS[:22]))

    assert sum(found.values()) > 100, [payload for payload, is_seen in found.items() if not is_seen]
    assert any("ran: " in each for each in seen.wrong)
    seen.wrong.clear()


class _Bare:
    def __init__(self, html):
        self.content = html.encode("utf-8", "replace")


def test_names_and_what_people_say_of_themselves(bare_house, look, organiser):
    joined = []
    for n, name in enumerate(names_taken()):
        joined.append(Client(REMOTE_ADDR=f"10.0.{n}.1"))
        told = {"name": name, "passphrase": PASSPHRASE, "agree": "1"}
        assert joined[-1].post("/join/", told).status_code == 302
    taken = Client().post("/join/", {**told, "email": PAYLOADS[0]})
    abouts, pronouns, regions = packed(600), fitting(40), fitting(60)
    for n, client in enumerate(joined):
        said = {
            "about": abouts[n % len(abouts)], "about_audience": "members",
            "pronouns": pronouns[-n], "pronouns_audience": "members",
            "face_audience": "members", "page_audience": "members", "face": pronouns[n],
        }  # fmt: skip
        assert client.post("/me/profile/", said).status_code == 302
        words = "\n".join(PAYLOADS[n :: len(joined)])[:2000]
        assert client.post(f"/me/plan/step/{KEYS[n % 6]}/", {"words": words}).status_code == 302
        place = {"country": "GB", "region": regions[n], "time_zone": "UTC"}
        assert client.post("/me/place/", place).status_code == 302
    too_long = joined[0].post("/me/profile/", {"about": "".join(PAYLOADS), "pronouns": PAYLOADS[0]})
    people = [int(client.session["_auth_user_id"]) for client in joined]

    seen = look()
    for person in people:
        seen.read(organiser, f"/people/{person}/")
    for client in joined[::8]:
        seen.read(client, "/me/place/", "/me/profile/", "/me/plan/", "/me/plan/kept/")
    seen.as_(organiser).open(
        "/desk/members/", "/desk/members/?page=2", f"/desk/members/{people[0]}/"
    )
    seen.open(*(f"/people/{person}/" for person in people[: len(abouts)]))
    for client in joined[::20]:
        seen.as_(client).open("/me/plan/", "/me/plan/kept/")
    seen.as_(joined[1]).open("/me/", "/me/place/", "/today/", "/welcome/1/", "/welcome/2/")
    seen.open_answer(taken).open_answer(too_long)

    assert len(joined) > 80
    assert seen.empty <= {"/welcome/2/"}


def test_threads_and_answers(bare_house, look, names, as_):
    circle = make_circle("Kites", people=[person for person, _client in names])
    titles, notes = packed(140), fitting(40)
    for n, title in enumerate(titles):
        _person, client = names[n % len(names)]
        told = {
            "circle": circle.pk, "kind": "talk", "title": title, "body": PAYLOADS[n],
            "own_note": notes[n % len(notes)] if n % 3 else "", "as_it_is": "1",
        }  # fmt: skip
        assert client.post("/write/", told).status_code == 302
    threads = list(Thread.objects.order_by("opened_at")[:10])
    for n, body in enumerate(PAYLOADS):
        _person, client = names[n % len(names)]
        told = {
            "body": body, "own_note": "" if n % 3 else notes[n % len(notes)], "as_it_is": "1",
            "as_someone": "on" if n % 5 == 0 else "",
            "quote": threads[n % 10].posts.filter(number__lte=max(1, n // 10)).last().pk,
        }  # fmt: skip
        assert client.post(f"/threads/{threads[n % 10].pk}/answer/", told).status_code == 302
    found = [f"{body[:1500]} 07700 900123 {body[:300]}@example.org" for body in PAYLOADS[::5]]
    asked = [
        names[0][1].post(f"/threads/{threads[0].pk}/answer/", {"body": words}) for words in found
    ]
    assert {answer.status_code for answer in asked} == {200}
    assert Post.objects.filter(quotes__isnull=False).count() > 80
    ben = as_(make_person("Ben"))
    writer = names[0][1]

    for seen in (look(), look(without_policy=True)):
        seen.as_(writer).open(f"/threads/{threads[0].pk}/", "/new/", "/today/", "/drafts/")
        seen.as_(ben).open(*(f"/threads/{thread.pk}/" for thread in threads))
        seen.open(*(f"/circles/{circle.pk}/?page={page}" for page in (1, 2, 3, 4)), "/waiting/")
        seen.open("/search/?q=alert", "/search/?q=script&page=2")
    seen.read(ben, *(f"/posts/{pk}/" for pk in Post.objects.values_list("pk", flat=True)[::9]))
    seen.read(ben, *(f"/threads/{t.pk}/" for t in Thread.objects.all()[::3]))
    for quoted in threads[1].posts.all()[:20]:
        seen.read(writer, f"/threads/{threads[1].pk}/", sent={"quote": quoted.pk})
    for answer in asked:
        seen.open_answer(answer)


def test_drafts_changes_and_forms_that_came_too_late(bare_house, look, names):
    person, client = names[0]
    circle = make_circle("Kites", people=[person])
    bodies = packed(4000)
    told = {"circle": circle.pk, "kind": "talk", "title": PAYLOADS[0], "body": bodies[0]}
    client.post("/write/", {**told, "as_it_is": "1"})
    post, thread = Post.objects.get(), Thread.objects.get()
    for body in bodies[1:]:
        client.post(
            f"/posts/{post.pk}/edit/", {"title": PAYLOADS[5], "body": body, "as_it_is": "1"}
        )
    for place in ("write", f"thread:{thread.pk}", f"post:{post.pk}"):
        fields = dict.fromkeys(("body", "title", "own_note", "alt", "picture_id"), bodies[1])
        sent = {"place": place, "fields": json.dumps({**fields, PAYLOADS[0]: PAYLOADS[1]})}
        assert client.post("/drafts/", sent).status_code == 204
    late = Client(enforce_csrf_checks=True)
    late.force_login(person)
    fields = dict(zip(PAYLOADS, reversed(PAYLOADS), strict=True))
    form = {"data": urlencode(fields), "content_type": "application/x-www-form-urlencoded"}
    expired = late.post("/write/", **form)
    ended = Client().post(f"/sign-in/kept/?next=/threads/{thread.pk}/", **form)
    again = Client().post(
        "/sign-in/",
        {"name": PAYLOADS[1], "passphrase": PAYLOADS[2], "next": PAYLOADS[14], "kept_path": "/write/",
         "kept": json.dumps(list(fields.items()))},
    )  # fmt: skip
    refused = client.post(
        "/write/", {"title": bodies[2], "own_note": bodies[3], "picture_id": PAYLOADS[3]}
    )

    seen = look()
    seen.as_(client).open(f"/posts/{post.pk}/", f"/posts/{post.pk}/edit/", f"/threads/{thread.pk}/")
    seen.open("/drafts/", "/write/")
    for answer in (expired, ended, again, refused):
        seen.open_answer(answer)

    assert [expired.status_code, ended.status_code, refused.status_code] == [403, 403, 422]


def test_letters(bare_house, look, names, as_):
    asha = make_person("Asha")
    theirs = as_(asha)
    make_circle("Kites", people=[asha, *(person for person, _client in names)])
    for (_person, client), note in zip(names, packed(2000), strict=False):
        assert client.post(f"/letters/ask/{asha.pk}/", {"body": note}).status_code == 302
    person, client = names[0]
    conversation = Conversation.objects.get(asker=person)
    theirs.post(f"/letters/{conversation.pk}/accept/")
    for body in packed(200):
        assert client.post(f"/letters/{conversation.pk}/", {"body": body}).status_code == 302
    draft = json.dumps({"body": "".join(PAYLOADS)})
    theirs.post("/letters/draft/", {"place": f"letter:{person.pk}", "fields": draft})
    others = Conversation.objects.exclude(pk=conversation.pk)

    for seen in (look(), look(without_policy=True)):
        seen.as_(theirs).open("/letters/", "/notices/", *(f"/letters/{c.pk}/" for c in others))
        seen.open(*(f"/letters/{conversation.pk}/?page={page}" for page in (1, 2, 3)))
        seen.as_(client).open(f"/letters/{conversation.pk}/")


def test_what_stands_in_an_address(bare_house, look, names):
    _person, client = names[0]
    circle = make_circle("Kites", people=[names[0][0]])
    client.post("/write/", {"circle": circle.pk, "kind": "talk", "title": "alert(1)", "body": "x"})
    thread = Thread.objects.get()

    seen = look()
    for payload in PAYLOADS:
        seen.read(client, "/search/", sent={"q": payload})
        seen.read(
            client,
            f"/threads/{thread.pk}/",
            sent={"wrote": payload, "at": payload, "page": payload},
        )
    for payload in PAYLOADS[::2]:
        seen.read(Client(), "/sign-in/", sent={"next": f"/{payload}"})
        seen.read(Client(), "/join/", sent={"invitation": payload})
    missing = client.get("/" + "".join(PAYLOADS[:30]).replace("\x00", ""))

    assert missing.status_code == 404
    assert seen.seen > 3 * 150


def test_the_file_one_takes_along(bare_house, look, names, tmp_path):
    person, client = names[1]
    make_circle("Kites", people=[person])
    circle = Circle.objects.get().pk
    Person.objects.filter(pk=person.pk).update(about=packed(600)[0], region=fitting(60)[3])
    for n, body in enumerate(packed(2000)):
        client.post("/write/", {"circle": circle, "kind": "story", "title": PAYLOADS[n], "body": body, "as_it_is": "1",
                                "own_note": fitting(40)[n]})  # fmt: skip

    (tmp_path / "mine.zip").write_bytes(b"".join(client.post("/me/take/").streaming_content))
    zipfile.ZipFile(tmp_path / "mine.zip").extractall(tmp_path)
    seen = look()
    seen.open((tmp_path / "index.html").as_uri())

    assert "alert(1)" in seen.page.inner_text("body")
