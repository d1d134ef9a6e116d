"""A house kept from SQLite comes back into whichever database the tests run on."""

import os
import subprocess
import sys

import pytest
from django.core.management import call_command

from sameboat.people.models import Person
from sameboat.people.testing import PASSPHRASE
from sameboat.posts.models import Post, Thread
from tests.tables import give_tables

KITES = "thread,post,author,body\n1,,Merle,The wind came round.\n1,a,,It did.\n"


def in_another_house(data, *words, told=""):
    surroundings = {**os.environ, "SAMEBOAT_DATA": str(data), "SAMEBOAT_DATABASE": ""}
    done = subprocess.run(
        [sys.executable, "-m", "sameboat", *map(str, words)],
        env=surroundings, input=told, text=True, check=False, capture_output=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


@pytest.mark.django_db(transaction=True)
def test_a_house_moves_from_sqlite_to_this_database(sameboat, written, tmp_path, settings):
    file = tmp_path / "house.tar.gz"
    give_tables(tmp_path / "data")
    in_another_house(tmp_path / "data", "organiser", "Olive", told=PASSPHRASE)
    in_another_house(tmp_path / "data", "import-threads", written("k.csv", KITES))
    in_another_house(tmp_path / "data", "backup", file)
    call_command("flush", verbosity=0, interactive=False)

    code, said, wrong = sameboat("restore", file)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]

    assert (code, wrong) == (0, "")
    assert said.startswith("Equal: ")
    assert Person.objects.get(name="Olive").check_password(PASSPHRASE)
    assert [post.body for post in Post.objects.order_by("number")] == [
        "The wind came round.",
        "It did.",
    ]
    assert Thread.objects.get().author.name == "Merle"
