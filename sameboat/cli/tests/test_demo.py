"""The demonstration: forty people, eight circles, three groups in programmes and some hundred threads that read like a real place."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from sameboat.circles.models import Circle
from sameboat.moderation.models import Case
from sameboat.people.models import House, Person
from sameboat.posts.models import Post, Thread
from sameboat.programmes.models import Cohort

pytestmark = pytest.mark.django_db
SIGN_IN = re.compile(r"^  (\w+) +(an? \w+) +passphrase: (.+)$", re.MULTILINE)
FIRST_PAGE = {"a member": "/today/", "a host": "/today/", "a moderator": "/desk/", "an organiser": "/desk/house/"}  # fmt: skip


def counts():
    return [model.objects.count() for model in (Person, Circle, Thread, Post)]


def test_a_community_stands_there_and_its_sign_ins_work(sameboat):
    code, said, wrong = sameboat("demo")

    people, circles, threads, posts = counts()
    assert (code, wrong) == (0, "")
    assert Person.objects.filter(role=Person.Role.MEMBER).count() == 40
    assert people == 42
    # Three groups go through programmes, each in a circle of its own.
    assert Cohort.objects.count() == 3
    assert circles == 8 + 3
    assert 90 <= threads <= 140
    assert posts > 3 * threads
    assert Thread.objects.values("author").distinct().count() >= 30
    assert set(Thread.objects.values_list("kind", flat=True)) >= {"talk", "question", "story"}
    assert Thread.objects.unanswered().exists()
    assert Case.objects.open().count() == 3
    assert not Post.objects.filter(written_at__gt=timezone.now()).exists()
    signs = {who: (name, passphrase) for name, who, passphrase in SIGN_IN.findall(said)}
    assert set(signs) == set(FIRST_PAGE)
    for who, (name, passphrase) in signs.items():
        client = Client()
        signed = client.post("/sign-in/", {"name": name, "passphrase": passphrase, "next": ""})
        assert signed.status_code == 302, who
        assert client.get(FIRST_PAGE[who]).status_code == 200, who

    before, (code, again, _wrong) = counts(), sameboat("demo")

    assert (code, counts()) == (0, before)
    assert SIGN_IN.findall(again) == SIGN_IN.findall(said)


def test_a_house_with_people_in_it_is_left_alone(sameboat, asha):
    code, _said, wrong = sameboat("demo")

    assert code == 1
    assert "needs an empty one" in wrong
    assert list(Person.objects.all()) == [asha]


def test_a_real_house_that_is_open_is_left_alone(sameboat, asha):
    House.objects.update_or_create(id=1, defaults={"opened_at": asha.joined_at})

    code, said, _wrong = sameboat("demo")

    assert (code, said) == (0, "This house is open already; nothing was changed.\n")
    assert list(Person.objects.all()) == [asha]
