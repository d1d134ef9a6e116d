"""`sameboat doctor`: what is not safe or not set up, and how to mend it."""

import argparse
import stat
from collections.abc import Callable, Iterator
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http.request import validate_host
from django.utils import timezone

from sameboat.audit.queries import what_is_wrong
from sameboat.audit.roles import LINES
from sameboat.care.queries.choices import can_open_choices
from sameboat.care.queries.visits import can_open_sheets
from sameboat.cli.made_up import SIGN_INS
from sameboat.cli.reader import what_is_missing
from sameboat.consent.queries import current_agreement
from sameboat.lib.append_only import rights_on
from sameboat.lib.post import mail_is_set_up
from sameboat.lib.words import name_key
from sameboat.mailing.queries import circles_open_to_mail, has_people_in
from sameboat.mailing.rules import house_takes_mail
from sameboat.moderation.queries.desk import rota
from sameboat.notices.push.queries import failing_count
from sameboat.notices.push.vouching import has_key
from sameboat.people.models import House, Person
from sameboat.safety.models import Helpline
from sameboat.safety.queries.helplines import to_check
from sameboat.safety.queries.plans import can_open_plans
from sameboat.safety.queries.screen import screen_health

# (is it unsafe rather than only unfinished, what is wrong, how to mend it)
Finding = tuple[bool, str, str]
_ENOUGH = 5


def _settings() -> Iterator[Finding]:
    if settings.DEBUG:
        yield (
            True,
            "SAMEBOAT_DEBUG is on: errors show what people wrote.",
            "Take SAMEBOAT_DEBUG out.",
        )
    if not settings.HTTPS:
        yield (
            True,
            "The address is not https: what people write can be read on the way.",
            (
                "Put a web server with a certificate in front and set SAMEBOAT_URL=https://… (docs/running.md)."
            ),
        )
    if "*" in settings.ALLOWED_HOSTS:
        yield True, "Any host name is taken.", "Name yours in SAMEBOAT_HOSTS."
    if len(settings.SECRET_KEY) < 40:
        yield (
            True,
            "SAMEBOAT_SECRET_KEY is short.",
            "Make it 50 random letters, or take it out and let us make one.",
        )


def _plans() -> Iterator[Finding]:
    if not (can_open_plans() and can_open_sheets() and can_open_choices()):
        yield (
            True,
            "The key does not open people's safety plans, visit sheets or choices.",
            "Bring the old plan_key back into the data folder, or set SAMEBOAT_PLAN_KEY (docs/running.md).",
        )


def _address() -> Iterator[Finding]:
    host = urlsplit(settings.SITE_URL).hostname or ""
    if not validate_host(host, settings.ALLOWED_HOSTS):
        yield (
            True,
            f"The house does not answer to {host}: every page is an error there.",
            f"Add {host} to SAMEBOAT_HOSTS.",
        )


def _files() -> Iterator[Finding]:
    if settings.DATA.exists() and settings.DATA.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        yield (
            True,
            "Others on this machine can look into the data folder.",
            'chmod 700 "$SAMEBOAT_DATA"',
        )


def _tables() -> Iterator[Finding]:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield True, "The tables are older than the program.", "sameboat migrate"


def _house() -> Iterator[Finding]:
    house = House.objects.filter(id=1).first() or House(id=1)
    if not Person.objects.here().filter(role=Person.Role.ORGANISER).exists():
        yield False, "Nobody runs the house yet.", "sameboat organiser NAME"
    if current_agreement() is None:
        yield (
            False,
            "There is no agreement: people join without one.",
            "Publish it at /desk/agreement/.",
        )
    if not mail_is_set_up():
        yield (
            False,
            "Mail is not set up: nobody is told anything outside the house.",
            ("Set SAMEBOAT_MAIL_HOST and SAMEBOAT_MAIL_FROM (docs/settings.md)."),
        )
    if house.opened_at is None:
        yield False, "The house has not opened.", "Go through /desk/ and open it."


def _circles_by_mail() -> Iterator[Finding]:
    if circles_open_to_mail() and not house_takes_mail():
        yield (
            False,
            "A circle is open to mail, but no answers can come in, so nothing of it goes out.",
            "Set SAMEBOAT_MAILING_DOMAIN, or close it to mail (docs/how/mail.md).",
        )
    if has_people_in(settings.MAILING_DOMAIN):
        yield (
            False,
            "Somebody's own mailbox is in SAMEBOAT_MAILING_DOMAIN: their mails are taken for the house's.",
            "Give these mails a domain of their own (docs/how/mail.md).",
        )


def _care() -> Iterator[Finding]:
    if not Helpline.objects.exists():
        yield True, "Help now has no helplines.", "Give the house its countries at /desk/house/."
    elif unchecked := to_check(timezone.localdate()):
        yield (
            True,
            f"{unchecked} helplines were not checked in half a year.",
            "Check them at /desk/helplines/.",
        )
    keys = [name_key(name) for name in SIGN_INS]
    if Person.objects.filter(name_key__in=keys).count() == len(keys):
        yield (
            True,
            "This is the demonstration: its passphrases are public.",
            ("Start a real house with another SAMEBOAT_DATA or SAMEBOAT_DATABASE."),
        )


def _desk() -> Iterator[Finding]:
    staff = Person.objects.at_the_desk().count()
    if staff == 1:
        yield (
            False,
            "One person is at the desk: nobody can answer an appeal, or a case about them.",
            "Make somebody a moderator at /desk/members/.",
        )
    if staff and not rota():
        yield (
            False,
            "Nobody is on call at any hour: in danger every moderator is called.",
            "Choose hours at /desk/on-call/.",
        )


def _audit() -> Iterator[Finding]:
    for wrong in what_is_wrong()[:_ENOUGH]:
        yield (
            True,
            wrong,
            "Compare it with a backup, and ask who could do that (docs/how/audit.md).",
        )
    rights = rights_on(LINES)
    if rights and not rights.is_guarded:
        yield (
            True,
            "The audit's guard is gone from the database.",
            "Run what `sameboat audit roles` prints.",
        )
    if rights and rights.could_change_it:
        yield (
            False,
            f"The house's own database user ({rights.role}) could take the audit's guard away.",
            "Run what `sameboat audit roles` prints (docs/how/audit.md).",
        )


def _push() -> Iterator[Finding]:
    if not has_key():
        yield (
            False,
            "The house's key for push messages is none: on call, only letters go out.",
            "Bring the old push_key back into the data folder, or set SAMEBOAT_PUSH_KEY (docs/running.md).",
        )
    if failing := failing_count():
        yield (
            False,
            f"The last push message did not reach {failing} of the browsers that should get one.",
            "Ask whoever has duty to try it at the desk, under On call. Letters go out all the same.",
        )


def _screen() -> Iterator[Finding]:
    missing = what_is_missing()
    for each in missing:
        yield (
            True,
            f"Texts are looked at without a part: {each}.",
            "Install the program afresh: a file of it is missing or damaged. Posting goes on, and so do the rules.",
        )
    if screen_health(timezone.now()).is_stopped:
        yield (
            False,
            "Nothing looks at what was posted, in the background.",
            "Start `sameboat serve`, or `sameboat worker` where the pages are served otherwise.",
        )


def _backup() -> Iterator[Finding]:
    house = House.objects.filter(id=1).first()
    last = house.backed_up_at if house else None
    if last is None or timezone.now() - last > timedelta(days=2):
        yield (
            True,
            "There is no backup from the last two days.",
            "sameboat backup, every night (docs/running.md).",
        )


CHECKS: list[Callable[[], Iterator[Finding]]] = [
    _settings,
    _address,
    _files,
    _tables,
    _house,
    _circles_by_mail,
    _care,
    _desk,
    _plans,
    _audit,
    _push,
    _screen,
    _backup,
]


def findings() -> list[Finding]:
    """Everything that is not as it should be. After a finding about the tables, nothing else is asked of them."""
    found: list[Finding] = []
    for check in CHECKS:
        found += check()
        if check is _tables and any(
            what.startswith("The tables") for _unsafe, what, _mend in found
        ):
            break
    return found


def run(argv: list[str]) -> int:
    """Say what was found. Returns 1 where something is not safe."""
    argparse.ArgumentParser("sameboat doctor", description=__doc__).parse_args(argv)
    found = findings()
    for is_unsafe, what, mend in sorted(found, key=lambda finding: not finding[0]):
        print(f"{'NOT SAFE  ' if is_unsafe else 'NOT SET UP'}  {what}\n            Mend it: {mend}")
    if not found:
        print("All is well.")
    return 1 if any(is_unsafe for is_unsafe, _what, _mend in found) else 0
