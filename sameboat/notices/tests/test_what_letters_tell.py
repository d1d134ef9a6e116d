import re

import pytest
from django.core import mail
from django.test import Client

from sameboat.circles.testing import make_circle
from sameboat.lib.sealed import unseal
from sameboat.messages.commands import ask_to_write
from sameboat.notices.clock import send_due_mail
from sameboat.notices.commands import save_wishes, stop_token
from sameboat.notices.models import Notice, Wishes
from sameboat.notices.tests.conftest import moment
from sameboat.people.models import House
from sameboat.people.queries.house import forget_the_house
from sameboat.people.testing import make_person
from sameboat.posts.commands import answer_warmly
from sameboat.posts.testing import make_answer, make_thread


@pytest.fixture
def letter(rosa):
    """The letter Rosa gets after an answer, a warm answer and somebody who would like to write."""
    House.objects.update_or_create(id=1, defaults={"name": "Hillshire Recovery College"})
    forget_the_house()
    chidi = make_person("Chidi")
    circle = make_circle("Hearing voices", people=(rosa, chidi))
    thread = make_thread(rosa, circle, title="Clozapine", body="It keeps me up.")
    make_answer(chidi, thread, "The same with me.")
    answer_warmly(person=chidi, post=thread.posts.first(), kind="hear")
    ask_to_write(asker=chidi, other=rosa, note="May I?")
    save_wishes(person=rosa, by_mail="at_once", quiet_from=0, quiet_until=0)
    assert Notice.objects.filter(person=rosa).count() == 3
    send_due_mail(moment("2036-03-10 12:00"))
    return mail.outbox[0]


def everything_in(letter):
    return letter.message().as_string()


def stop_path(letter):
    return re.search(r"<https?://[^/]+(/\S+)>", letter.extra_headers["List-Unsubscribe"]).group(1)


def test_a_letter_tells_nothing_of_person_place_or_words(letter, rosa):
    text = everything_in(letter)

    for told in (
        "Rosa", "Chidi", "Hearing", "voices", "Clozapine", "keeps me up", "The same", "Hillshire",
        "Recovery", "Sameboat", "circle", "thread", "answer", str(rosa.pk),
    ):  # fmt: skip
        assert told.lower() not in text.lower().replace("rosa@letters.example", "")


def test_every_letter_has_the_same_subject_and_words_whatever_happened(letter, rosa):
    wren = make_person("Wren")
    make_answer(wren, make_thread(rosa, make_circle("Lamps", people=(rosa, wren))))
    send_due_mail(moment("2036-03-11 12:00"))

    def bare(one):
        return one.subject, re.sub(r"/notices/stop/\S+", "", one.body)

    assert bare(mail.outbox[0]) == bare(mail.outbox[1])


def test_the_way_out_of_letters_stands_in_the_headers_as_mail_programs_want_it(letter):
    headers = letter.extra_headers

    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert headers["List-Unsubscribe"].startswith("<http")
    assert stop_path(letter) in letter.body
    assert headers["Auto-Submitted"] == "auto-generated"


def test_one_click_stops_letters_without_a_session_or_a_form_token(letter, rosa):
    client = Client(enforce_csrf_checks=True)

    answer = client.post(stop_path(letter), {"List-Unsubscribe": "One-Click"})

    assert answer.status_code == 200
    assert Wishes.objects.get(person=rosa).by_mail == "never"
    assert client.post(stop_path(letter)).status_code == 200


def test_only_looking_at_the_link_stops_nothing(letter, rosa):
    page = Client().get(stop_path(letter))

    assert b"Send me no more" in page.content
    assert Wishes.objects.get(person=rosa).by_mail == "at_once"


def test_the_link_names_nobody_and_another_one_cannot_be_made_up(rosa):
    token = stop_token(rosa)

    assert str(rosa.pk) not in token
    assert unseal(token, "confirm", moment("2036-01-01") - moment("2026-01-01")) is None
    assert Client().post(f"/notices/stop/{token[:-3]}abc/").status_code == 404
    assert Client().post("/notices/stop/abc/").status_code == 404


def test_a_link_of_somebody_who_is_gone_stops_nothing(rosa):
    token = stop_token(rosa)
    rosa.delete()

    assert Client().post(f"/notices/stop/{token}/").status_code == 404
