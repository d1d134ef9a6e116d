import pytest
from django.core import mail
from django.core.mail.backends import locmem
from django.test import Client

from sameboat.people.models import House
from sameboat.people.queries.house import forget_the_house


class RefusingServer(locmem.EmailBackend):
    """A mail server that cannot be reached."""

    def send_messages(self, messages):
        raise ConnectionRefusedError(111, "Connection refused")


@pytest.fixture(autouse=True)
def no_server(settings, db):
    """The house as it starts: nobody set up mail."""
    settings.EMAIL_HOST = ""
    House.objects.update_or_create(id=1, defaults={"door": "open"})
    forget_the_house()


def send_test(client):
    return client.post("/desk/mail/", {"to": "olu@letters.example"})


def test_one_can_join_and_look_round():
    client = Client()

    client.post("/join/", {"name": "Robin", "passphrase": "five small brown birds"})

    for path in ("/today/", "/me/", "/notices/", "/notices/wishes/", "/me/email/", "/me/codes/"):
        assert client.get(path).status_code == 200
    assert mail.outbox == []


def test_how_to_be_told_says_that_the_house_cannot_write(as_, asha):
    page = as_(asha).get("/notices/wishes/").content.decode()

    assert "This house cannot send mail yet. Your wish is kept" in page


def test_an_address_is_refused_in_words(as_, asha):
    page = as_(asha).post("/me/email/", {"email": "asha@letters.example"})

    asha.refresh_from_db()
    assert page.status_code == 422
    assert b"cannot send letters yet" in page.content
    assert asha.email == ""


def test_the_desk_says_what_is_missing(as_, olu):
    shown = as_(olu).get("/desk/mail/").content.decode()
    tried = send_test(as_(olu))

    for page in (shown, tried.content.decode()):
        assert "Mail is not set up" in page
        assert "SAMEBOAT_MAIL_HOST" in page
        assert "SAMEBOAT_MAIL_FROM" in page
    assert tried.status_code == 422


def test_without_a_sender_mail_is_not_set_up_either(as_, olu, settings):
    settings.EMAIL_HOST, settings.DEFAULT_FROM_EMAIL = "mail.example.org", ""

    assert "Mail is not set up" in send_test(as_(olu)).content.decode()


def test_a_test_letter_that_is_not_taken_says_what_the_server_said(as_, olu, settings):
    settings.EMAIL_HOST = "mail.example.org"
    settings.EMAIL_BACKEND = f"{__name__}.RefusingServer"

    page = send_test(as_(olu))

    assert page.status_code == 422
    assert b"Connection refused" in page.content
    assert b'value="olu@letters.example"' in page.content


def test_a_test_letter_goes_out(as_, olu, settings):
    settings.EMAIL_HOST = "mail.example.org"

    page = send_test(as_(olu))

    assert b"The mail server took it" in page.content
    assert [letter.to for letter in mail.outbox] == [["olu@letters.example"]]
    assert mail.outbox[0].subject == "A test"


def test_wishes_are_kept_and_wrong_hours_refused(as_, asha):
    good = {"by_mail": "daily", "daily_hour": "7", "quiet_from": "22", "quiet_until": "6"}

    kept = as_(asha).post("/notices/wishes/", good)
    wrong = as_(asha).post("/notices/wishes/", {**good, "daily_hour": "24"})

    asha.refresh_from_db()
    assert kept.status_code == 302
    assert wrong.status_code == 422
    assert (asha.wishes.by_mail, asha.wishes.daily_hour) == ("daily", 7)
