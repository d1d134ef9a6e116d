import pytest
from django.test import Client, RequestFactory
from django.utils import timezone

from sameboat.lib.refusal import Refusal
from sameboat.people.commands.house import save_house
from sameboat.people.commands.joining import join_house
from sameboat.people.commands.passkeys import remove_passkey
from sameboat.people.models import Passkey
from sameboat.people.passkeys import can_be_used, key_named
from sameboat.people.queries.house import forget_the_house

pytestmark = pytest.mark.django_db


def a_key(person, number="aa"):
    return Passkey.objects.create(
        person=person, name="Phone", credential_id=number, data=b"x", added_at=timezone.now()
    )


def test_the_only_way_in_is_not_taken_away():
    robin = join_house(name="Robin")
    key = a_key(robin)

    with pytest.raises(Refusal):
        remove_passkey(person=robin, passkey=key)

    other = a_key(robin, "bb")
    remove_passkey(person=robin, passkey=key)
    assert list(robin.passkeys.all()) == [other]


def test_with_a_passphrase_every_passkey_may_go(asha):
    key = a_key(asha)

    remove_passkey(person=asha, passkey=key)

    assert not asha.passkeys.exists()


def test_somebody_elses_passkey_is_not_found(as_, asha, ben):
    key = a_key(asha)

    answer = as_(ben).post(f"/me/passkeys/{key.pk}/remove/")

    assert answer.status_code == 404
    assert asha.passkeys.exists()


def test_passkeys_are_offered_only_where_a_browser_takes_them(settings):
    settings.ALLOWED_HOSTS = ["*"]
    asked = RequestFactory()

    assert can_be_used(asked.get("/", headers={"host": "localhost:8000"}))
    assert can_be_used(asked.get("/", headers={"host": "house.example.org"}, secure=True))
    assert not can_be_used(asked.get("/", headers={"host": "house.example.org"}))
    assert not can_be_used(asked.get("/", headers={"host": "127.0.0.1:8000"}))
    assert not can_be_used(asked.get("/", headers={"host": "[::1]:8000"}, secure=True))


def test_a_challenge_is_good_once(settings):
    client = Client(SERVER_NAME="localhost")
    begun = client.post("/passkeys/begin/", {"what": "sign in"})

    client.post("/sign-in/passkey/", {"key": "{}"})
    again = client.post("/sign-in/passkey/", {"key": "{}"}, follow=True)

    assert begun.json()["publicKey"]["userVerification"] == "required"
    assert b"That took too long" in again.content


@pytest.mark.parametrize(
    "answer", ["", "no json", "[]", '{"rawId": 5}', '{"rawId": "%%%"}', "null"]
)
def test_an_answer_that_makes_no_sense_opens_nothing(asha, answer):
    client = Client(SERVER_NAME="localhost")
    a_key(asha)
    client.post("/passkeys/begin/", {"what": "sign in"})

    page = client.post("/sign-in/passkey/", {"key": answer}, follow=True)

    assert b"was not understood" in page.content
    assert "_auth_user_id" not in client.session


def test_the_key_of_an_answer_is_its_raw_id():
    assert key_named('{"rawId": "qrs"}') == "aabb"


def test_joining_by_passkey_says_why_it_did_not_work_and_keeps_the_name():
    save_house(changes={"door": "open"})
    forget_the_house()
    client = Client(SERVER_NAME="localhost")

    page = client.post("/join/passkey/", {"name": "Robin", "key": "{}", "agree": "yes"})

    assert page.status_code == 422
    assert b"That took too long" in page.content
    assert b'value="Robin"' in page.content


def test_whoever_has_no_passphrase_can_set_one_without_an_old_one(as_):
    robin = join_house(name="Robin")

    page = as_(robin).get("/me/passphrase/")
    done = as_(robin).post("/me/passphrase/", {"passphrase": "brass kettle on the sill"})

    robin.refresh_from_db()
    assert b'name="old_passphrase"' not in page.content
    assert done.status_code == 302
    assert robin.check_password("brass kettle on the sill")
