"""`sameboat demo`: fill an empty house with a community made up for looking around."""

import argparse
import sys

from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from sameboat.cli.made_up import SIGN_INS, Demonstration
from sameboat.lib.refusal import Refusal
from sameboat.people.models import Person
from sameboat.people.queries.house import the_house


def run(argv: list[str]) -> int:
    """Make the tables, then the community, once. A house that is open already is left alone."""
    argparse.ArgumentParser("sameboat demo", description=__doc__).parse_args(argv)
    call_command("migrate", verbosity=0)
    if the_house().opened_at is None and Person.objects.exists():
        print(
            "There are people in this house already: the demonstration needs an empty one.",
            file=sys.stderr,
        )
        return 1
    if the_house().opened_at:
        print("This house is open already; nothing was changed.")
    else:
        try:
            with transaction.atomic():
                Demonstration(timezone.now()).fill()
        except Refusal as refusal:
            print(f"The demonstration could not be made: {refusal}", file=sys.stderr)
            return 1
    if Person.objects.filter(name__in=SIGN_INS).count() == len(SIGN_INS):
        print(f"\nSign in at {settings.SITE_URL}/sign-in/ as")
        for name, (who, passphrase) in SIGN_INS.items():
            print(f"  {name:<8} {who:<14} passphrase: {passphrase}")
        print("These are for looking around. Never open a demonstration to real people.\n")
    return 0
