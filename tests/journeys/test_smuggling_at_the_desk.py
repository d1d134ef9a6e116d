"""The same ways of smuggling through circles, reports, pictures and everything an organiser writes."""

import io
from itertools import zip_longest

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image, PngImagePlugin

from sameboat.circles.models import Circle
from sameboat.circles.testing import make_circle
from sameboat.moderation.models import Case, Decision
from sameboat.people.models import Person
from sameboat.people.testing import make_person
from sameboat.posts.models import Picture, Thread
from sameboat.posts.testing import make_thread
from sameboat.similar.models import OwnTerm
from tests.journeys.smuggled import PAYLOADS, WITH_NULL_BYTES, fitting, names_taken, packed

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def writers(bare_house):
    """Clients of people whose names smuggle something."""
    clients = []
    for name in names_taken()[:40]:
        clients.append(Client())
        clients[-1].force_login(make_person(name))
    return clients


def test_circles_that_people_propose_and_look_after(look, organiser, writers):
    abouts, guidelines = packed(400), packed(4000)
    for n, name in enumerate(packed(80)):
        told = {"name": name, "about": abouts[n % len(abouts)], "door": "open"}
        assert writers[n % len(writers)].post("/circles/propose/", told).status_code == 302
    seen = look().as_(organiser).open("/desk/circles/")
    proposed = list(Circle.objects.order_by("proposed_at"))
    for circle, reason in zip(proposed, packed(100), strict=False):
        organiser.post(f"/desk/circles/{circle.pk}/decline/", {"reason": reason})
    for circle in proposed[30:]:
        organiser.post(f"/desk/circles/{circle.pk}/open/")
    for circle, rules in zip(proposed[-4:], guidelines, strict=False):
        told = {"name": circle.name, "about": circle.about, "guidelines": rules, "places": 30}
        answer = organiser.post(f"/circles/{circle.pk}/edit/", {**told, "door": "by_request"})
        assert answer.status_code == 302
    last = proposed[-1]
    for client, words in zip(writers, abouts, strict=False):
        client.post(f"/circles/{last.pk}/ask/", {"words": words})
    refused = writers[-1].post(
        "/circles/propose/", {"name": "".join(PAYLOADS), "about": PAYLOADS[1]}
    )

    seen.open(
        "/desk/circles/",
        f"/circles/{last.pk}/hosting/",
        f"/circles/{last.pk}/edit/",
        "/desk/audit/",
    )
    seen.open(*(f"/circles/{circle.pk}/about/" for circle in proposed[-4:]), "/circles/")
    seen.as_(writers[0]).open("/circles/", f"/circles/{proposed[-5].pk}/", "/notices/", "/today/")
    seen.read(writers[0], *(f"/circles/{circle.pk}/" for circle in proposed[30::3]))
    seen.open_answer(refused)

    assert not seen.empty


def test_reports_and_what_moderators_write_about_them(look, organiser, writers, as_, bare_house):
    ben = make_person("<img src=x onerror=alert(0)>")
    circle = make_circle("alert(1) <svg onload=alert(1)>", people=[ben])
    long, words, told = packed(2000), packed(500), {"title": PAYLOADS[0], "body": PAYLOADS[20]}
    threads = [make_thread(ben, circle, as_someone=n == 0, **told) for n in range(len(long))]
    dora = as_(make_person("Dora <script>alert(2)</script>", role="moderator"))
    for client, thread, said in zip(writers, threads, long, strict=False):
        path = f"/report/post/{thread.posts.get().pk}/"
        assert client.post(path, {"reason": "other", "words": said}).status_code == 302
    writers[0].post(f"/report/profile/{ben.pk}/", {"reason": "other", "words": long[1]})
    writers[0].post(f"/report/circle/{circle.pk}/", {"reason": "other", "words": long[2]})
    reports = list(Case.objects.order_by("opened_at"))
    for report in reports:
        for verb, said in zip(("claim", "note", "note"), words, strict=False):
            dora.post(f"/desk/cases/{report.pk}/{verb}/", {"words": said})
    for said in words:
        dora.post(f"/desk/cases/{reports[0].pk}/note/", {"words": said})
        told = {"verbs": ["word"], "rule": "The law", "what": said[:500], "why": said}
        assert dora.post(f"/desk/cases/{reports[1].pk}/decide/", told).status_code == 302
    revealed = dora.post(f"/desk/cases/{reports[0].pk}/reveal/", {"words": words[2]})
    closed = {"outcome": "helped", "words": words[3]}
    assert dora.post(f"/desk/cases/{reports[2].pk}/close/", closed).status_code == 302
    decisions = [decision.get_absolute_url() for decision in Decision.objects.all()]
    for path, said in zip(decisions, long, strict=False):
        assert as_(ben).post(path, {"words": said}).status_code == 302

    seen = look().as_(dora).open(*(f"/desk/cases/{report.pk}/" for report in reports))
    seen.open("/desk/").open_answer(revealed)
    seen.as_(organiser).open("/desk/audit/", "/desk/cases/", "/desk/cases/closed/")
    seen.open(*(case.get_absolute_url() for case in Case.objects.filter(kind="appeal")))
    seen.as_(as_(ben)).open("/notices/", "/notices/?page=2", "/today/", "/decisions/", *decisions)
    seen.as_(writers[20]).open(
        f"/report/post/{threads[1].posts.get().pk}/", f"/report/circle/{circle.pk}/"
    )

    assert "onerror=alert(0)" in revealed.content.decode()
    # Lists at the desk and notices of decisions repeat nobody's words.
    assert seen.empty <= {
        "/desk/", "/desk/cases/", "/desk/cases/closed/", "/decisions/", "/notices/", "/notices/?page=2",
    }  # fmt: skip


def test_what_the_house_says_of_itself(look, organiser, bare_house):
    welcomes, runners, contacts = packed(300), packed(120), packed(200)
    seen = look()
    for n, name in enumerate(packed(60)):
        told = {
            "name": name, "welcome": welcomes[n % len(welcomes)], "organiser_name": runners[n % len(runners)],
            "contact": contacts[n % len(contacts)], "countries": "", "door": "open", "leave_to": bare_house,
        }  # fmt: skip
        assert organiser.post("/desk/house/", told).status_code == 302
        seen.read(Client(), "/")
    tricks = [
        organiser.post("/desk/house/", {**told, "leave_to": trick})
        for trick in ("javascript:alert(1)", "data:text/html,alert(2)", "ftp://evil.example")
    ]  # fmt: skip
    for note in packed(120):
        made = organiser.post("/desk/invitations/", {"note": note, "uses": 3, "days": 3})

    seen.open("/", "/sign-in/", "/join/", "/help/")
    seen.as_(organiser).open("/desk/house/", "/desk/invitations/", "/today/", "/circles/")
    for answer in (*tricks, made):
        seen.open_answer(answer)
    seen.read(organiser, *(f"/desk/members/?q={n}" for n in range(3)))

    assert {answer.status_code for answer in tricks} == {422}
    assert not seen.empty


def test_helplines_and_the_agreement(look, organiser, writers):
    names, abouts, small = packed(80), packed(200), fitting(40)
    for n, name in enumerate(names):
        told = {
            "country": "GB", "name": name, "about": abouts[n % len(abouts)], "place": 1,
            "region": packed(60)[n], "phone": small[n % len(small)], "text_to": small[-n % len(small)],
            "hours": names[-n], "website": "https://evil.example/?\"onclick='alert(1)'<svg>",
        }  # fmt: skip
        if n:
            told["website"] = ""
        organiser.post("/desk/helplines/", told)
    tricks = [
        organiser.post("/desk/helplines/", {**told, "website": trick})
        for trick in ("javascript:alert(1)", "data:text/html,alert(2)", "ftp://evil.example/x")
    ]
    everything = packed(19_000)
    for n, body in enumerate([*everything, "alert(9)"]):
        organiser.post("/desk/agreement/", {"body": body, "what_changed": packed(400)[n]})

    seen = look().open("/help/")
    seen.as_(organiser).open("/desk/helplines/", "/desk/agreement/")
    seen.as_(writers[0]).open("/agreement/")
    for answer in tricks:
        seen.open_answer(answer)

    assert {answer.status_code for answer in tricks} == {422}
    assert not seen.empty


def test_terms_of_the_houses_own(look, organiser, writers):
    titles = [title for title in packed(80) if title.strip()]
    for title, also in zip_longest(titles, packed(400), fillvalue=""):
        words = "\n".join(part[:80] for part in also.splitlines()[:20])
        told = {"group": "offering", "title": title, "also": words}
        organiser.post("/desk/terms/add/", told)
    made = list(OwnTerm.objects.all())
    telling = {"told": [term.key for term in made], "shown_to": "introduced"}
    writers[0].post("/alike/tell/offering/", telling)
    refused = organiser.post("/desk/terms/add/", {"group": "offering", "title": made[0].title})

    seen = look().as_(organiser).open("/desk/terms/", "/desk/terms/add/", "/desk/audit/")
    seen.open(*(f"/desk/terms/{term.pk}/" for term in made[:6])).open_answer(refused)
    seen.as_(writers[0]).open("/alike/tell/offering/", "/alike/tell/answers/")

    assert refused.status_code == 422
    assert not seen.empty
    assert len(made) > len(titles) / 2


def _picture(kind, **kept):
    dots = io.BytesIO()
    Image.new("RGB", (8, 8), "teal").save(dots, kind, **kept)
    return dots.getvalue()


def test_pictures_that_are_something_else(look, writers, as_, bare_house):
    asha = make_person("Asha")
    circle, client = make_circle("Kites", people=[asha]), as_(asha)
    words = b"<script>alert(1)</script>"
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", words.decode())
    exif = Image.Exif()
    exif[0x010E] = exif[0x9286] = words.decode()
    pictures = [
        _picture("PNG", pnginfo=text), _picture("JPEG", exif=exif, comment=words),
        _picture("GIF", comment=words), _picture("PNG") + words,
    ]  # fmt: skip
    others = [
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(2)'/>", b"<html>" + words,
        b"GIF89a/*" + words + b"*/=alert(3)//", b"%PDF-1.7 " + words, b"\x89PNG\r\n\x1a\n" + words, b"",
    ]  # fmt: skip
    told = {"circle": circle.pk, "kind": "story", "title": "A kite alert(0)", "body": "alert(0)"}
    for n, alt in enumerate(packed(400)):
        name = fitting(80)[n].replace("/", "") + ".png"
        sent = SimpleUploadedFile(name, pictures[n % len(pictures)], content_type="text/html")
        assert client.post("/write/", {**told, "picture": sent, "alt": alt}).status_code == 302
    refused = [
        client.post("/write/", {**told, "alt": "alert(4)", "picture": SimpleUploadedFile(
            "<svg onload=alert(5)>.svg", each, content_type="image/svg+xml")})
        for each in others
    ]  # fmt: skip

    seen = look().as_(client)
    seen.open(*(f"/threads/{thread.pk}/" for thread in Thread.objects.all()))
    for answer in refused:
        seen.open_answer(answer)
    for picture in Picture.objects.all():
        answer = client.get(f"/pictures/{picture.pk}/")
        assert b"alert" not in b"".join(answer.streaming_content)
        assert answer["Content-Type"] == "image/webp"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
        seen.read_answer("posts", client.get(f"/report/picture/{picture.pk}/"))

    assert {answer.status_code for answer in refused} == {422}
    assert not seen.empty


def test_null_bytes_break_nothing(writers, organiser, look):
    client = writers[0]
    circle = make_circle("Kites", door="by_request").pk
    report = {"reason": "other", "words": "x"}
    client.post(f"/report/circle/{circle}/", report)
    number, other = Case.objects.get().pk, Person.objects.filter(role="organiser").get().pk

    for payload in (*WITH_NULL_BYTES, '{"body": "x\\u0000\\ud800"}'):
        sent = dict.fromkeys(("words", "reason", "fields", "q", "name", "kept", "next"), payload)
        for path in (
            f"/circles/{circle}/ask/", f"/circles/{circle}/invite/", f"/report/circle/{circle}/", "/drafts/",
            "/letters/draft/", "/me/profile/", "/drafts/drop/", "/sign-in/", "/recover/",
        ):  # fmt: skip
            place = f"letter:{other}" if path.startswith("/letters/") else "write"
            assert client.post(path, {**sent, "place": place}).status_code < 500, path
        for path in (f"/desk/cases/{number}/note/", f"/desk/circles/{circle}/close/"):
            assert organiser.post(path, sent).status_code < 500, path
        assert organiser.get("/search/", sent).status_code == 200
        assert organiser.get("/desk/members/", sent).status_code == 200
