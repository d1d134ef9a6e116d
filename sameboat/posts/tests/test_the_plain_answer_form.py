import re
from html.parser import HTMLParser

import pytest
from django.test import Client

from sameboat.people.testing import PASSPHRASE
from sameboat.posts.commands import save_draft
from sameboat.posts.testing import make_thread
from sameboat.posts.views.plain_answer import _BODY, _ONCE, _THREAD, _WHOSE

ODD = [
    "hole-body",
    f"{_BODY} {_ONCE} {_THREAD} {_WHOSE} {{once}} {{ once }} {{% csrf_token %}}",
    '"></textarea><script>alert(1)</script>',
    "'\"&amp;&lt;<>{}",
    "{0} %s %(body)s \\1 \\g<0> $1",
    "\n\nblank lines first",
    "line\nline\n\n  indented",
    "&quot;already&quot; &#x27;escaped&#x27;",
    "مرحبا 👩‍👩‍👧‍👦",
]


class _Form(HTMLParser):
    """What a browser makes of the answer form: its own attributes, its fields, the words in it."""

    def __init__(self, page):
        super().__init__()
        self.form, self.fields, self.body, self.depth = {}, [], "", ""
        self.feed(page[page.index('<form method="post" action="/threads/') :].split("</form>")[0])

    def handle_starttag(self, tag, attrs):
        if tag == "form":
            self.form = dict(attrs)
        elif tag == "textarea":
            self.depth = tag
        elif tag in {"input", "button"}:
            self.fields.append(dict(attrs))

    def handle_endtag(self, tag):
        self.depth = ""

    def handle_data(self, data):
        if self.depth:
            self.body += data

    def value(self, name):
        return next(field.get("value") for field in self.fields if field.get("name") == name)


def _open(client, thread):
    return _Form(client.get(f"/threads/{thread.pk}/").content.decode())


@pytest.mark.parametrize("words", ODD)
def test_words_come_back_exactly_and_safely(as_, asha, thread, words):
    save_draft(person=asha, place=f"thread:{thread.pk}", fields={"body": words})

    form = _open(as_(asha), thread)

    # A browser drops the first line break in a textarea.
    assert form.body.removeprefix("\n").replace("\r\n", "\n") == words


@pytest.mark.parametrize("words", ["", *ODD])
def test_the_kept_form_and_the_template_agree(as_, asha, thread, words, monkeypatch):
    from sameboat.posts.views import compose

    save_draft(person=asha, place=f"thread:{thread.pk}", fields={"body": words})
    client = as_(asha)
    plain = client.get(f"/threads/{thread.pk}/").content.decode()

    def from_template(page, *, once_key, token, body):
        form = compose.AnswerForm(initial={"once_key": once_key, "body": body})
        context = {"form": form, "page": page, "me": page.viewer, "csrf_token": token}
        return compose.render_to_string("posts/_answer.html", context)

    monkeypatch.setattr(compose, "plain_answer_html", from_template)
    whole = client.get(f"/threads/{thread.pk}/").content.decode()

    drawn = r'name="(csrfmiddlewaretoken|once_key)" value="[^"]*"'
    assert re.sub(drawn, "", plain) == re.sub(drawn, "", whole)


def test_the_form_sends(asha, thread):
    client = Client(enforce_csrf_checks=True)
    signing = client.get("/sign-in/").content.decode()
    token = re.search(r'csrfmiddlewaretoken" value="([^"]+)', signing)[1]
    client.post(
        "/sign-in/", {"name": "Asha", "passphrase": PASSPHRASE, "csrfmiddlewaretoken": token}
    )
    form = _open(client, thread)

    sent = client.post(
        form.form["action"],
        {
            "body": "Sent",
            "csrfmiddlewaretoken": form.value("csrfmiddlewaretoken"),
            "once_key": form.value("once_key"),
        },
    )

    assert sent.status_code == 302
    assert thread.posts.get(number=2).body == "Sent"


def test_nothing_of_one_reader_stands_in_the_form_of_another(as_, asha, chidi, kites, thread):
    other = make_thread(chidi, kites, "Another")
    save_draft(person=asha, place=f"thread:{thread.pk}", fields={"body": "Only mine"})

    first = _open(as_(asha), thread)
    second = _open(as_(chidi), thread)
    third = _open(as_(chidi), other)

    assert second.body.strip() == third.body.strip() == ""
    assert first.form["data-draft-whose"] == str(asha.pk)
    assert second.form["data-draft-whose"] == str(chidi.pk)
    assert third.form["action"] == f"/threads/{other.pk}/answer/"
    assert third.form["data-draft"] == f"thread:{other.pk}"
    for name in ("csrfmiddlewaretoken", "once_key"):
        assert len({first.value(name), second.value(name), third.value(name)}) == 3


def test_no_hole_is_left_open(as_, asha, thread):
    page = as_(asha).get(f"/threads/{thread.pk}/").content.decode()

    for hole in (_BODY, _ONCE, str(_THREAD), str(_WHOSE), "{once}"):
        assert hole not in page


def test_what_needs_more_than_words_comes_from_the_template(as_, asha, thread):
    save_draft(
        person=asha, place=f"thread:{thread.pk}", fields={"body": "Half", "alt": "A red kite"}
    )

    page = as_(asha).get(f"/threads/{thread.pk}/").content.decode()

    assert 'value="A red kite"' in page
    assert '<details class="more" open>' in page
