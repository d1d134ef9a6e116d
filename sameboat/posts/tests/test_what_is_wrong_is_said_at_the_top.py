"""A form that comes back says at its beginning what is wrong, with the way to the field."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sameboat.circles.commands import pause_circle


@pytest.fixture
def forms(kites, thread):
    """The three long forms: where each is sent, and what it needs."""
    told = {"circle": kites.pk, "kind": "talk", "title": "My title", "body": "All my words"}
    return {
        "write": ("/write/", told),
        "answer": (f"/threads/{thread.pk}/answer/", told),
        "edit": (f"/posts/{thread.posts.get().pk}/edit/", told),
    }


def _said(page):
    """The summary, once, before every field that can be seen."""
    html = page.content.decode()
    form = html[html.index('id="write"') :]
    (summary,) = re.findall(r'<div class="problems".*?</div>', form, re.DOTALL)
    fields = re.search(r"<textarea|<select|<input (?!type=\"hidden\")", form)
    assert form.index(summary) < fields.start()
    assert 'role="alert" tabindex="-1" autofocus' in summary
    for place in re.findall(r'href="#(\w+)"', summary):
        assert f'id="{place}"' in form, place
    return summary


@pytest.mark.parametrize("which", ["write", "answer", "edit"])
def test_a_picture_that_cannot_be_read_is_named_at_the_top(which, forms, as_, asha):
    address, told = forms[which]

    page = as_(asha).post(address, told | {"picture": SimpleUploadedFile("x.jpg", b"no")})

    assert '<a href="#id_picture">A picture: We could not read that picture.' in _said(page)


@pytest.mark.parametrize("which", ["write", "answer", "edit"])
def test_missing_words_are_named_at_the_top_and_under_their_own_label(which, forms, as_, asha):
    address, told = forms[which]

    page = as_(asha).post(address, told | {"body": ""})

    assert 'href="#id_body"' in _said(page)
    html = page.content.decode()
    own = html[html.index('<label for="id_body">') :]
    assert own.index("This is still needed.") < own.index("<textarea")


def test_the_empty_form_names_each_field_and_leads_to_it(as_, asha, forms):
    page = as_(asha).post("/write/", {})

    summary = _said(page)
    places = re.findall(r'href="#(\w+)"', summary)
    assert places == ["id_circle", "id_kind_0", "id_title", "id_body"]
    assert "A few words as a title: This is still needed." in summary


def test_what_no_field_is_to_blame_for_is_said_too(as_, asha, chidi, kites, forms):
    pause_circle(by=chidi, circle=kites)

    address, told = forms["answer"]
    page = as_(asha).post(address, told)

    assert "<li>This circle is resting for now." in _said(page)


def test_a_form_without_errors_has_nothing_to_say(as_, asha, thread):
    for path in ("/write/", f"/threads/{thread.pk}/"):
        assert b"problems" not in as_(asha).get(path).content
