"""A number for text messages: confirmed by a code, sealed, stopped with one word."""

import json
import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from sameboat.lib.refusal import Refusal
from sameboat.notices.models import TextNumber
from sameboat.notices.texts.commands import number_in, send_text, take_in_text, take_in_texts
from sameboat.people.testing import make_person

pytestmark = pytest.mark.django_db
NUMBER = "+44 7700 900123"


@pytest.fixture
def folder(settings, tmp_path):
    settings.TEXT_FOLDER = str(tmp_path / "texts")
    return tmp_path / "texts"


@pytest.fixture
def asha():
    return make_person("Asha")


@pytest.fixture
def page(asha):
    client = Client()
    client.force_login(asha)
    return client


def sent(folder):
    return [json.loads(file.read_text()) for file in (folder / "out").glob("*.json")]


def give(page, folder, capture, number=NUMBER):
    with capture(execute=True):
        page.post("/notices/texts/", {"number": number})
    return re.search(r"[0-9]{6}", sent(folder)[-1]["words"])[0]


def test_nothing_goes_to_a_number_before_its_code_came_back(
    page, asha, folder, django_capture_on_commit_callbacks
):
    code = give(page, folder, django_capture_on_commit_callbacks)
    assert not send_text(asha, "Look out of the window.")
    wrong = "000000" if code != "000000" else "111111"
    assert page.post("/notices/texts/confirm/", {"code": wrong}).status_code == 422

    page.post("/notices/texts/confirm/", {"code": code})

    assert send_text(asha, "Look out of the window.")
    assert {"to": "+447700900123", "words": "Look out of the window."} in sent(folder)


def test_the_number_stands_nowhere_as_it_is(page, folder, django_capture_on_commit_callbacks):
    give(page, folder, django_capture_on_commit_callbacks)

    row = TextNumber.objects.values().get()

    assert not any("7700" in str(value) for value in row.values())


def test_guessing_a_code_ends_after_five_tries_and_codes_after_three_a_day(
    page, folder, django_capture_on_commit_callbacks
):
    code = give(page, folder, django_capture_on_commit_callbacks)
    for guess in range(5):
        page.post("/notices/texts/confirm/", {"code": f"{(int(code) + 1 + guess) % 10**6:06d}"})
    assert "too old" in page.post("/notices/texts/confirm/", {"code": code}).content.decode()

    for _again in range(3):
        answer = page.post("/notices/texts/", {"number": NUMBER})
    assert "three codes" in answer.content.decode()


@pytest.mark.parametrize("words", ["STOP", "stop please", "Stopp!", "  baja", "Halt.", "PARAR"])
def test_one_word_stops_everything_to_a_number(
    page, asha, folder, words, django_capture_on_commit_callbacks
):
    page.post("/notices/texts/confirm/", {"code": give(page, folder, django_capture_on_commit_callbacks)})  # fmt: skip
    (folder / "in").mkdir()
    (folder / "in" / "a.json").write_text(json.dumps({"from": "447700900123", "words": words}))

    assert take_in_texts(timezone.now()) == 1

    assert not send_text(asha, "Another line.")
    assert not list((folder / "in").iterdir())


def test_what_else_comes_in_changes_nothing_and_breaks_nothing(folder, asha):
    (folder / "in").mkdir(parents=True)
    for number, words in enumerate(("{", "[]", '{"from": 1}', '{"from": "x", "words": "stop"}')):
        (folder / "in" / f"{number}.json").write_text(words)

    assert take_in_texts(timezone.now()) == 0
    assert not take_in_text(number="+447700900123", words="Thank you, I do not want to stop")


def test_a_gateway_takes_them_as_mails(page, asha, settings, django_capture_on_commit_callbacks):
    settings.TEXT_MAIL, settings.EMAIL_HOST = "{number}@texts.example", "localhost"
    with django_capture_on_commit_callbacks(execute=True):
        page.post("/notices/texts/", {"number": NUMBER})

    (letter,) = mail.outbox
    assert letter.to == ["447700900123@texts.example"]
    assert letter.subject == ""
    code = re.search(r"[0-9]{6}", letter.body)[0]
    page.post("/notices/texts/confirm/", {"code": code})
    assert send_text(asha, "A line.")
    assert mail.outbox[-1].body == "A line."


def test_without_a_carrier_nobody_is_offered_any(page):
    assert "sends no text messages" in page.get("/notices/texts/").content.decode()
    assert page.post("/notices/texts/", {"number": NUMBER}).status_code == 422


@pytest.mark.parametrize("typed", ["07700 900123", "hello", "+0 123", "+44" + "7" * 30, ""])
def test_a_number_needs_its_country(typed):
    with pytest.raises(Refusal):
        number_in(typed)


def test_an_old_code_is_no_code(page, folder, django_capture_on_commit_callbacks):
    code = give(page, folder, django_capture_on_commit_callbacks)
    TextNumber.objects.update(code_until=timezone.now() - timedelta(minutes=1))

    assert page.post("/notices/texts/confirm/", {"code": code}).status_code == 422
    page.post("/notices/texts/forget/")
    assert not TextNumber.objects.exists()
    assert page.post("/notices/texts/confirm/", {"code": code}).status_code == 404


def test_forgetting_a_number_in_between_gives_no_more_codes(
    page, folder, django_capture_on_commit_callbacks
):
    for _time in range(3):
        give(page, folder, django_capture_on_commit_callbacks)
        page.post("/notices/texts/forget/")

    assert "three codes" in page.post("/notices/texts/", {"number": NUMBER}).content.decode()
    assert len(sent(folder)) == 3


def test_whoever_stopped_them_gets_no_code_because_somebody_else_typed_their_number(
    page, folder, django_capture_on_commit_callbacks
):
    page.post("/notices/texts/confirm/", {"code": give(page, folder, django_capture_on_commit_callbacks)})  # fmt: skip
    take_in_text(number="+447700900123", words="STOP")
    before = len(sent(folder))
    other = Client()
    other.force_login(make_person("Ben"))

    with django_capture_on_commit_callbacks(execute=True):
        other.post("/notices/texts/", {"number": NUMBER})

    assert len(sent(folder)) == before


def test_a_file_nested_without_end_keeps_no_stop_waiting(folder):
    (folder / "in").mkdir(parents=True)
    (folder / "in" / "a.json").write_text("[" * 3900)

    assert take_in_texts(timezone.now()) == 0
    assert not list((folder / "in").iterdir())
