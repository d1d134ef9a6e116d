import html
from datetime import timedelta

import pytest
from django import forms
from django.utils import timezone

from sameboat.lib.templatetags.house import ago


def test_a_form_left_empty_answers_in_the_houses_words(as_, asha):
    sent = as_(asha).post("/circles/propose/", {"name": "", "about": ""})

    assert sent.status_code == 422
    assert "This is still needed." in sent.content.decode()
    assert "This field is required" not in sent.content.decode()


@pytest.mark.parametrize(
    ("page", "told", "said"),
    [
        ("/me/profile/", {"pronouns": "x" * 41}, "That is too long: 40 letters fit, yours has 41."),
        ("/me/look/", {"theme": "plaid"}, "Please choose one from the list."),
        ("/me/place/", {"country": "ZZ"}, "Please choose one from the list."),
        ("/me/email/", {"email": "nowhere"}, "Write an e-mail address, such as name@example.org."),
        ("/desk/invitations/", {"uses": "501", "days": "2"}, "That is too much: 500 is the most."),
        ("/desk/invitations/", {"uses": "0", "days": "2"}, "That is too little: 1 is the least."),
        ("/desk/invitations/", {"uses": "many", "days": "2"}, "Write a whole number."),
        ("/desk/house/", {"leave_to": "http://["}, "Write a web address, such as"),
        ("/desk/helplines/", {"verified_on": "soon"}, "Write a day, such as 2026-03-05."),
    ],
)
def test_what_does_not_fit_is_told_in_the_houses_words(as_, olu, page, told, said):
    answer = as_(olu).post(page, told)

    text = html.unescape(answer.content.decode())
    assert answer.status_code == 422
    assert said in text
    for of_django in ("Ensure this value", "Select a valid choice", "Enter a "):
        assert of_django not in text


def test_no_form_of_the_house_keeps_a_sentence_of_djangos():
    fields = [
        field
        for form in every(forms.BaseForm)
        if form.__module__.startswith("sameboat.")
        for field in form.base_fields.values()
    ]

    said = {str(words) for field in fields for words in field.error_messages.values()}
    said |= {
        str(check.message)
        for field in fields
        for check in field.validators
        if hasattr(check, "message")
    }
    assert len(fields) > 50
    assert not [
        words for words in said if words.startswith(("Ensure", "Select a valid", "This field"))
    ]


def every(kind):
    for each in kind.__subclasses__():
        yield each
        yield from every(each)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "just now"), (89, "just now"), (100, "a minute ago"), (130, "2 minutes ago")],
)
def test_a_moment_is_told_as_one_would_say_it(seconds, said):
    assert ago(timezone.now() - timedelta(seconds=seconds)) == said
