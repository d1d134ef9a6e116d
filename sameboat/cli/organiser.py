"""`sameboat organiser NAME`: the first person who runs the house."""

import argparse
import getpass
import sys

from django.core.exceptions import ValidationError
from django.core.management import call_command

from sameboat.audit.commands import record
from sameboat.lib.refusal import Refusal
from sameboat.lib.words import name_key
from sameboat.people.commands.joining import join_house
from sameboat.people.models import Person
from sameboat.people.passphrases import PassphraseValidator


def _passphrase() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    first = getpass.getpass("A passphrase of 15 letters or more: ")
    if getpass.getpass("The same again: ") != first:
        raise Refusal("The two were not the same. Nothing was changed.")
    return first


def make_organiser(name: str) -> str:
    """Make the person of this name an organiser, joining them first if they are new here."""
    found = Person.objects.filter(name_key=name_key(name)).first()
    if found is None:
        passphrase = _passphrase()
        PassphraseValidator().validate(passphrase, Person(name=name))
        found = join_house(name=name, passphrase=passphrase, role=Person.Role.ORGANISER)
    elif not found.is_active:
        raise Refusal("Nobody can sign in under that name: it came with an import, or they left.")
    else:
        found.role = Person.Role.ORGANISER
        found.save(update_fields=["role"])
    record("make_organiser", actor=None, subject=found, reason="from the command line")
    return f"{found.name} is an organiser. Sign in and open /desk/."


def run(argv: list[str]) -> int:
    """Ask for a passphrase and make an organiser. Returns 1 with a sentence when it cannot."""
    parser = argparse.ArgumentParser(
        "sameboat organiser", description="Make somebody an organiser."
    )
    parser.add_argument("name", help="the pseudonym they sign in with")
    wanted = parser.parse_args(argv)
    call_command("migrate", verbosity=0)
    try:
        print(make_organiser(wanted.name))
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except ValidationError as error:
        print(" ".join(error.messages), file=sys.stderr)
        return 1
    return 0
