import pytest
from django.test import Client

from sameboat.circles.testing import make_circle
from sameboat.people.testing import PASSPHRASE
from sameboat.posts.models import Post
from sameboat.posts.testing import make_thread

LONG = "I was writing this for an hour, and then the line broke. " * 3


@pytest.fixture
def late(asha):
    """A client of Asha's whose form token is no longer known."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(asha)
    return client


@pytest.fixture
def path(asha):
    """Where an answer is sent."""
    return f"/threads/{make_thread(asha, make_circle(people=(asha,))).pk}/answer/"


def test_what_was_typed_is_offered_for_sending_again(late, path):
    page = late.post(path, {"body": LONG, "notes": ["loss", "sex"], "csrfmiddlewaretoken": "old"})

    text = page.content.decode()
    assert page.status_code == 403
    assert f'action="{path}"' in text
    assert LONG in text
    assert text.count('name="notes"') == 2
    assert 'value="old"' not in text


def test_sent_again_it_arrives(late, path):
    page = late.post(path, {"body": LONG})
    token = page.content.decode().partition('name="csrfmiddlewaretoken" value="')[2][:64]

    again = late.post(path, {"body": LONG, "csrfmiddlewaretoken": token})

    assert again.status_code == 302
    assert Post.objects.filter(body=LONG.strip()).count() == 1


def test_a_passphrase_never_comes_back_in_a_page(db):
    page = Client(enforce_csrf_checks=True).post(
        "/sign-in/", {"name": "Asha", "passphrase": PASSPHRASE}
    )

    assert page.status_code == 403
    assert PASSPHRASE not in page.content.decode()
    assert "Asha" in page.content.decode()


def test_what_was_typed_runs_nothing(late, path):
    page = late.post(path, {"body": '"><script>alert(1)</script>', '"><img src=x>': "x"})

    assert "<script>alert" not in page.content.decode()
    assert "<img src=x>" not in page.content.decode()


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Referer": "https://evil.example/page"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_what_another_site_put_together_is_never_offered(late, path, headers):
    page = late.post(path, {"body": "Not my words."}, headers=headers)

    assert page.status_code == 403
    assert b"Not my words." not in page.content


def test_a_page_that_is_not_there_has_the_ways_out(as_, asha):
    page = as_(asha).get("/nowhere/")

    assert page.status_code == 404
    assert b'href="/help/"' in page.content
    assert b'href="/leave/"' in page.content
