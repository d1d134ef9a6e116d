"""Names by which people could be taken for somebody else, or for somebody on duty."""

from importlib import import_module

import pytest
from django.apps import apps
from django.test import Client

from sameboat.lib.refusal import Refusal
from sameboat.people.commands.joining import join_house
from sameboat.people.models import Person
from sameboat.people.testing import PASSPHRASE, make_person

pytestmark = pytest.mark.django_db


def refusal_of(name):
    with pytest.raises(Refusal) as refused:
        join_house(name=name, passphrase=PASSPHRASE)
    return str(refused.value)


@pytest.mark.parametrize(
    ("taken", "name"),
    [
        ("Mo", "Мо"), ("Mo", "Μο"), ("Mo", "ᴍo"), ("Mo", "M0"), ("Olive", "OIive"), ("Olive", "0live"),
        ("Olive", "O1ive"), ("Juniper", "Junlper"), ("Juniper", "Jսniper"), ("Мария", "Mария"),
    ],
)  # fmt: skip
def test_a_name_drawn_in_other_letters_is_the_same_name(taken, name):
    make_person(taken)

    assert "or one that looks like it, is taken" in refusal_of(name)
    assert Person.objects.count() == 1


@pytest.mark.parametrize(
    "name",
    [
        "Mo Moderator", "MoModerator", "mo_mod", "Admin2", "Adm1n", "The Support Cat", "Host Mo",
        "m.o.d.e.r.a.t.o.r", "Организатор", "Moderadora Ana", "Modératrice", "Wren Gastgeberin",
        "Quản trị viên", "小管理员", "مشرف", "ᴀdmin", "S0meone calm", "Asha (earlier)",
    ],
)  # fmt: skip
def test_a_name_that_sounds_like_somebody_on_duty_is_refused(name):
    assert "would mislead people" in refusal_of(name)


@pytest.mark.parametrize(
    "name",
    ["Ghost", "House Sparrow", "Modest Mouse", "Hostie", "Mo D", "Staffan", "Мария", "Ελένη"],
)
def test_a_harmless_name_is_welcome(name):
    join_house(name=name, passphrase=PASSPHRASE)

    signed_in = Client().post("/sign-in/", {"name": name, "passphrase": PASSPHRASE})
    assert signed_in.status_code == 302


def test_letters_of_two_alphabets_in_one_name_are_refused():
    assert "letters of one alphabet" in refusal_of("Wrеn")


@pytest.mark.parametrize("name", ["Mo\u3164", "Mo\u115f", "\u3164\u3164\u3164"])
def test_letters_that_nobody_sees_are_refused(name):
    assert "would mislead people" in refusal_of(name)


def test_names_from_before_that_look_alike_stay_and_still_open_the_door():
    for name, before in (("Juniper", "Finch"), ("Junlper", "Heron")):
        person = make_person(before)
        Person.objects.filter(pk=person.pk).update(
            name=name, name_key=name.lower(), name_skeleton=""
        )

    import_module("sameboat.people.migrations.0002_name_skeleton").see_each_name(apps, None)

    assert Person.objects.filter(name_skeleton="junlper").count() == 2
    for name in ("Juniper", "Junlper"):
        signed_in = Client().post("/sign-in/", {"name": name, "passphrase": PASSPHRASE})
        assert signed_in.status_code == 302
    assert "taken" in refusal_of("Jun1per")
