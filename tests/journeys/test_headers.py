"""Every kind of answer, also those for when something went wrong, carries the house's headers."""

import pytest
from django.core.exceptions import SuspiciousOperation
from django.test import Client
from django.urls import include, path

from sameboat.circles.testing import make_circle
from sameboat.lib import failures
from sameboat.posts.testing import make_thread

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def broken(request):
    raise RuntimeError("for a test")


def refused(request):
    raise SuspiciousOperation("for a test")


urlpatterns = [
    path("broken/", broken),
    path("refused/", refused),
    path("", include("sameboat.urls")),
]
handler404, handler500 = failures.not_found, failures.broken

HEADERS = {
    "Cache-Control": "no-store, private",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}
PARTS = {
    "default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "img-src": "'self' data:",
    "connect-src": "'self'", "form-action": "'self'", "base-uri": "'none'", "frame-ancestors": "'none'",
}  # fmt: skip


def must_be_guarded(answer, **otherwise):
    wanted = {**HEADERS, **otherwise}
    assert {name: answer.get(name) for name in wanted} == wanted
    assert "camera=()" in answer["Permissions-Policy"]
    policy = dict(
        part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";")
    )
    assert {name: policy.get(name) for name in PARTS} == PARTS
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert "*" not in answer["Content-Security-Policy"]


@pytest.mark.parametrize("page", ["/", "/help/", "/join/", "/sign-in/", "/recover/", "/leave/"])
def test_pages_for_guests_are_guarded(client, page):
    must_be_guarded(client.get(page))


def test_pages_for_members_and_the_desk_are_guarded(as_, asha, olu):
    circle = make_circle("Kites", people=[asha])
    thread = make_thread(asha, circle)
    pages = [
        "/today/", "/circles/", f"/circles/{circle.pk}/", f"/threads/{thread.pk}/", "/write/", "/letters/",
        "/me/", f"/people/{asha.pk}/", "/search/?q=wind", "/drafts/", "/notices/", "/agreement/",
    ]  # fmt: skip

    for page in pages:
        must_be_guarded(as_(asha).get(page))
    for page in ("/desk/", "/desk/members/", "/desk/house/", "/desk/cases/", "/desk/audit/"):
        must_be_guarded(as_(olu).get(page))
    must_be_guarded(as_(asha).post("/me/take/"))


def test_what_is_not_there_or_not_for_you_is_guarded(as_, client, asha):
    here = as_(asha)

    for answer, status in (
        (client.get("/nowhere/"), 404),
        (here.get("/desk/"), 404),
        (here.get("/threads/1/"), 404),
        (client.get("/today/"), 302),
        (client.post("/write/"), 307),
        (client.put("/help/"), 405),
        (here.post("/write/", {"title": "Nothing else"}), 422),
        (client.post("/sign-in/", {"name": "nobody", "passphrase": "x"}), 422),
        (Client(enforce_csrf_checks=True).post("/sign-in/"), 403),
        (Client(enforce_csrf_checks=True).post("/sign-in/", headers={"Sec-Fetch-Site": "cross-site"}), 403),
    ):  # fmt: skip
        assert answer.status_code == status
        must_be_guarded(answer)


def test_what_broke_is_guarded(settings):
    settings.ROOT_URLCONF = __name__
    client = Client(raise_request_exception=False)

    for page, status in (("/broken/", 500), ("/refused/", 400)):
        answer = client.get(page)
        assert answer.status_code == status
        must_be_guarded(answer)


def test_who_left_quickly_is_guarded_too(client):
    client.cookies["away"] = "1"

    answer = client.get("/today/")

    assert answer["Location"] == "/leave/"
    must_be_guarded(answer)
    must_be_guarded(client.get("/"))


def test_the_service_worker_may_be_kept_but_is_asked_for_each_time(client):
    must_be_guarded(client.get("/sw.js"), **{"Cache-Control": "no-cache"})
