from datetime import timedelta

import pytest
from django.utils import timezone

from sameboat.lib.templatetags.house import ago


def test_a_form_left_empty_answers_in_the_houses_words(as_, asha):
    sent = as_(asha).post("/circles/propose/", {"name": "", "about": ""})

    assert sent.status_code == 422
    assert "This is still needed." in sent.content.decode()
    assert "This field is required" not in sent.content.decode()


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "just now"), (89, "just now"), (100, "a minute ago"), (130, "2 minutes ago")],
)
def test_a_moment_is_told_as_one_would_say_it(seconds, said):
    assert ago(timezone.now() - timedelta(seconds=seconds)) == said
