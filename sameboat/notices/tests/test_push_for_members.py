"""A member lets their telephone show that something waits: no more than that, and only where they turned it on."""

from datetime import UTC, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric import ec

from sameboat.measures.commands.delivering import deliver_check_ins
from sameboat.measures.commands.schedules import say_yes
from sameboat.measures.testing import make_schedule
from sameboat.notices.models import PushAddress, WaitingPush
from sameboat.notices.push.sealing import public_point, to_text

PATH = "/notices/push/"
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


def _address(number=1):
    point = to_text(public_point(ec.generate_private_key(ec.SECP256R1())))
    return {"endpoint": f"https://push.example.com/{number}", "point": point, "secret": to_text(b"s" * 16)}  # fmt: skip


def test_a_member_turns_it_on_tries_it_and_turns_it_off(as_, asha):
    client = as_(asha)
    client.post(f"{PATH}on/", _address())
    listed = client.get(PATH).content.decode()

    client.post(f"{PATH}try/")
    wanted = WaitingPush.objects.get()
    client.post(f"{PATH}{PushAddress.objects.get().pk}/off/")

    assert "this one" in listed
    assert (wanted.kind, wanted.path) == ("waiting", "/today/")
    assert not PushAddress.objects.exists()


def test_what_is_shown_tells_nothing(as_, asha):
    words = str(WaitingPush(kind="waiting").get_kind_display())

    assert words == "Something waits for you, whenever you like."


def test_a_check_in_shows_on_a_telephone_that_was_turned_on_while_it_can_be_answered(as_, asha):
    as_(asha).post(f"{PATH}on/", _address())
    say_yes(person=asha, schedule=make_schedule(open_hours=5), hour=13, at=NOON)

    deliver_check_ins(NOON + timedelta(hours=1))

    push = WaitingPush.objects.get()
    assert (push.kind, push.is_urgent) == ("waiting", False)
    assert push.good_until == NOON + timedelta(hours=6)


def test_where_nothing_was_turned_on_nothing_is_sent(asha):
    say_yes(person=asha, schedule=make_schedule(), hour=13, at=NOON)

    deliver_check_ins(NOON + timedelta(hours=1))

    assert not WaitingPush.objects.exists()


def test_nobody_turns_off_what_is_anothers(as_, asha, ben):
    as_(asha).post(f"{PATH}on/", _address())

    answer = as_(ben).post(f"{PATH}{PushAddress.objects.get().pk}/off/")

    assert answer.status_code == 404
    assert PushAddress.objects.exists()
