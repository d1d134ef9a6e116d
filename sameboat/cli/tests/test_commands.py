"""What an organiser types: the list of commands, the worker by itself, and the first organiser."""

import io
import os
import subprocess
import sys

import pytest

from sameboat.cli.main import COMMANDS
from sameboat.people.models import Person
from sameboat.people.testing import PASSPHRASE
from sameboat.posts.commands.importing import earlier_person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("words", [(), ("help",), ("--help",), ("-h",)])
def test_alone_it_lists_what_it_can_do(sameboat, words):
    code, said, _wrong = sameboat(*words)

    assert code == 0
    for name in COMMANDS:
        assert f"sameboat {name} " in said


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(sameboat, name):
    code, said, _wrong = sameboat(name, "--help")

    assert code == 0
    assert f"usage: sameboat {name}" in said


@pytest.mark.parametrize("name", ["doctor", "demo", "worker", "serve", "backup", "restore"])
def test_a_word_too_many_is_refused(sameboat, name):
    code, _said, wrong = sameboat(name, "--shout")

    assert code == 2
    assert "usage: " in wrong


def test_an_unknown_command_says_so(sameboat):
    code, _said, wrong = sameboat("sail")

    assert code == 1
    assert "sail" in wrong
    assert "sameboat help" in wrong


def test_a_database_that_cannot_be_used_is_a_sentence(tmp_path):
    nowhere = "postgres://nobody@127.0.0.1:1/nothing"
    surroundings = {**os.environ, "SAMEBOAT_DATA": str(tmp_path), "SAMEBOAT_DATABASE": nowhere}

    done = subprocess.run(
        [sys.executable, "-m", "sameboat", "doctor"],
        env=surroundings, text=True, capture_output=True, check=False,
    )  # fmt: skip

    assert done.returncode == 1
    assert done.stderr.startswith("The database cannot be used: ")
    assert "Traceback" not in done.stderr


def test_the_worker_does_once_what_is_due(sameboat):
    code, said, _wrong = sameboat("worker", "--once")

    assert code == 0
    assert "send_due_mail: 0" in said


def test_the_first_organiser_is_made_and_can_sign_in(sameboat, monkeypatch, client):
    monkeypatch.setattr(sys, "stdin", io.StringIO(PASSPHRASE + "\n"))

    code, said, _wrong = sameboat("organiser", "Olive")

    assert (code, said) == (0, "Olive is an organiser. Sign in and open /desk/.\n")
    signed = client.post("/sign-in/", {"name": "Olive", "passphrase": PASSPHRASE, "next": ""})
    assert signed.status_code == 302
    assert client.get("/desk/").status_code == 200


def test_somebody_who_is_here_becomes_organiser_and_twice_is_harmless(sameboat, asha):
    sameboat("organiser", "asha")
    code, _said, _wrong = sameboat("organiser", "asha")

    asha.refresh_from_db()
    assert code == 0
    assert asha.role == Person.Role.ORGANISER


@pytest.mark.parametrize(
    ("name", "passphrase", "reason"),
    [
        ("Olive", "too short", "15"),
        ("Olive", "olive olive olive", ""),
        ("", PASSPHRASE, ""),
        ("x" * 60, PASSPHRASE, ""),
    ],
)
def test_a_poor_passphrase_or_name_is_refused(sameboat, monkeypatch, name, passphrase, reason):
    monkeypatch.setattr(sys, "stdin", io.StringIO(passphrase + "\n"))

    code, said, wrong = sameboat("organiser", name)

    assert (code, said) == (1, "")
    assert reason in wrong
    assert not Person.objects.exists()


def test_a_name_that_came_with_an_import_is_no_organiser(sameboat, asha):
    earlier_person("Merle", asha.joined_at)

    code, _said, wrong = sameboat("organiser", "Merle")

    assert code == 1
    assert "Nobody can sign in under that name" in wrong
