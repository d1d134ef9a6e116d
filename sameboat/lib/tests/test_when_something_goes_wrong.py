import pytest

from sameboat.lib import failures

pytestmark = pytest.mark.django_db


def test_a_form_that_is_too_large_is_answered_in_plain_words(as_, asha):
    large = as_(asha).post(
        "/write/", "body=" + "a" * 3_000_000, content_type="application/x-www-form-urlencoded"
    )

    assert large.status_code == 413
    assert "more than we can take at once" in large.content.decode()
    assert "/help/" in large.content.decode()


def test_a_request_that_no_browser_makes_is_answered_in_plain_words(client):
    answer = client.post("/sign-in/", b"<script>", content_type="multipart/form-data")

    assert answer.status_code == 400
    assert "could not make sense" in answer.content.decode()
    assert "script" not in answer.content.decode()


def test_when_something_of_ours_breaks_the_page_needs_nothing_of_ours(
    rf, django_assert_num_queries
):
    with django_assert_num_queries(0):
        answer = failures.broken(rf.get("/"))

    assert answer.status_code == 500
    assert "It was not you" in answer.content.decode()
    assert "/help/" in answer.content.decode()
