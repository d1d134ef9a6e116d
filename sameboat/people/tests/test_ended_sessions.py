import json

import pytest
from django.test import Client

from sameboat.people.testing import PASSPHRASE


def test_a_form_sent_after_the_session_ended_is_carried_to_the_sign_in_page(db):
    client = Client()

    sent_on = client.post("/circles/propose/", {"name": "Lamps", "about": "Light in winter"})
    door = client.post(sent_on.headers["Location"], {"name": "Lamps", "about": "Light in winter"})

    assert sent_on.status_code == 307
    assert door.status_code == 403
    assert b"What you wrote is kept" in door.content
    assert json.loads(door.context["kept"]) == [["name", "Lamps"], ["about", "Light in winter"]]


def test_after_signing_in_it_stands_there_to_be_sent_again(asha):
    client = Client()
    kept = json.dumps([["name", "Lamps"], ["about", "Light in winter " * 6]])

    page = client.post(
        "/sign-in/",
        {"name": "Asha", "passphrase": PASSPHRASE, "kept": kept, "kept_path": "/circles/propose/"},
    )

    assert page.status_code == 200
    assert b'action="/circles/propose/"' in page.content
    assert b"Light in winter" in page.content


def test_what_is_carried_is_never_sent_to_another_site(asha):
    client = Client()
    kept = json.dumps([["name", "Lamps"]])

    page = client.post(
        "/sign-in/",
        {"name": "Asha", "passphrase": PASSPHRASE, "kept": kept, "kept_path": "//evil.example/"},
    )

    assert page.status_code == 302
    assert page.headers["Location"] == "/today/"


def test_a_passphrase_is_not_carried(db):
    client = Client()

    door = client.post(
        "/sign-in/kept/?next=/me/passphrase/", {"old_passphrase": "x", "passphrase": "secret"}
    )

    assert b"secret" not in door.content


def test_a_form_put_together_by_another_site_is_not_offered_for_sending(asha):
    client = Client(enforce_csrf_checks=True)
    client.force_login(asha)

    page = client.post(
        "/circles/propose/",
        {"name": "Lamps", "about": "x"},
        headers={"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"},
    )

    assert page.status_code == 403
    assert b"Nothing was sent" in page.content
    assert b"Lamps" not in page.content


@pytest.mark.parametrize("button", ["close", "open", "find"])
def test_a_button_whose_session_had_ended_is_offered_again(asha, client, button):
    sent_on = client.post(f"/alike/{button}/")
    door = client.post(sent_on.headers["Location"])
    kept = {name: door.context[name] for name in ("kept", "kept_path")}

    page = client.post("/sign-in/", {"name": "Asha", "passphrase": PASSPHRASE, **kept})

    assert f'action="/alike/{button}/"' in page.content.decode()
    assert "Nothing was done yet." in page.content.decode()
