"""Every address of the house and who may open it.

A route without a row fails. The cast: a guest, ben (a member elsewhere), asha (in the circle),
chidi (its host), dora (a moderator), olu (the organiser), and fay, whom asha blocked.
"""

from contextlib import contextmanager

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from tests.access_table import CHANGES_THE_WORLD, IN, NO, OUT, TABLE, WHO
from tests.access_world import address, client_of, make_world, routes
from tests.lives import lived


def test_every_route_has_a_row_and_every_row_a_route():
    names = {name for name, _pattern in routes()}

    assert names - set(TABLE) == set(), "Say in TABLE who may open these."
    assert set(TABLE) - names == set(), "These routes are gone: take their rows out."


@pytest.fixture(scope="module")
def _world(django_db_setup, django_db_blocker, tmp_path_factory):
    with lived(make_world, tmp_path_factory.mktemp("world"), django_db_blocker) as as_it_was:
        yield as_it_was


@pytest.fixture
def world(_world, db, tmp_path):
    """The world as it was made."""
    return _world(tmp_path)


def ask(name, values, signed_in):
    client = Client()
    client.cookies.load(signed_in.cookies.output(header="", attrs=[]))
    path = address(name, values)
    answer = client.get(path)
    if answer.status_code == 405:
        answer = client.post(path)
    if answer.status_code == 404:
        return NO
    if answer.status_code in {302, 307} and "next=%2F" in answer.headers["Location"].replace(
        "=/", "=%2F"
    ):
        return OUT
    assert answer.status_code in {200, 302, 400, 422}, (path, answer.status_code)
    return IN


@contextmanager
def undone():
    """Whatever is done within this never was: the next finds the world as it stood."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize("part", sorted({name.partition(":")[0] for name in TABLE}))
def test_each_door_opens_for_these_and_no_others(part, world, tmp_path):
    (tmp_path / "pictures").mkdir(exist_ok=True)
    (tmp_path / "pictures" / "x.webp").write_bytes(b"dots")
    wrong, clients = [], {who: client_of(world["people"].get(who)) for who in WHO}
    for name in sorted(each for each in TABLE if each.partition(":")[0] == part):
        with undone():
            wrong += try_door(name, world, clients)
        cache.clear()
        (tmp_path / "pictures" / "x.webp").write_bytes(b"dots")

    assert not wrong, wrong


def try_door(name, world, clients):
    """Everybody at one door: what is not as the table says."""
    values = dict(world["values"])
    if name in {"desk:open_proposal", "desk:decline_proposal"}:
        values["circle_id"] = world["proposal"]
    if name == "people:confirm_email":
        values["token"] = "nobody"

    # Those who may not come first: whoever is let in may change what the next would find.
    order = sorted(range(len(WHO)), key=lambda place: TABLE[name][place] == IN)
    found = {}
    for place in order:
        found[place] = ask(name, values, clients[WHO[place]])
        if TABLE[name][place] == IN and name in CHANGES_THE_WORLD:
            break
    if name in {"notices:stop", "mailing:stop", "home:leave_quickly"}:
        return []
    return [
        f"{WHO[place]} at {name}: {answer}, not {TABLE[name][place]}"
        for place, answer in found.items()
        if answer != TABLE[name][place]
    ]


def test_no_address_tells_a_guest_whether_anything_is_there(world):
    client = Client()

    real = client.get(f"/threads/{world['values']['thread_id']}/")
    made_up = client.get("/threads/1234567890123/")

    assert real.status_code == made_up.status_code == 302
    assert real.content == made_up.content
