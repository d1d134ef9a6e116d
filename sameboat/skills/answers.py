"""What came of a day, and when somebody tries a thing, in words."""

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from sameboat.skills.models import Trial, TrialAnswer

_DID, _HELPED, _HARMED = TrialAnswer.Did, TrialAnswer.Helped, TrialAnswer.Harmed


def in_words(answer: TrialAnswer, words: str = "") -> str:
    """One answer as a short line: the day, whether it was done, whether it helped, whether anything was bad, and one's own words."""
    parts = [_did(answer.did), _helped(answer.helped), _harmed(answer.harmed)]
    said = " ".join(part for part in parts if part) or _("You left a word.")
    line = _("%(day)s: %(said)s") % {"day": date_format(answer.day, "l j F"), "said": said}
    return f"{line} “{words}”" if words else line


def how_often(trial: Trial) -> str:
    """When somebody wants to do it, in a short line."""
    day = date_format(trial.from_day, "l j F")
    when = {
        Trial.HowOften.ONCE: _("Once, on %(day)s") % {"day": day},
        Trial.HowOften.DAILY: _("Each day from %(day)s on") % {"day": day},
        Trial.HowOften.DAYS: ", ".join(str(WEEKDAYS[each]) for each in trial.days),
    }[Trial.HowOften(trial.how_often)]
    parts = [when]
    if trial.hour:
        parts.append(_("at %(time)s") % {"time": time_format(trial.hour, "H:i")})
    if trial.until_day:
        parts.append(_("until %(day)s") % {"day": date_format(trial.until_day, "l j F")})
    if trial.is_reminded and not trial.ended_at:
        parts.append(_("you are reminded"))
    return " · ".join(parts)


def _did(did: str) -> str:
    said = {
        _DID.YES: _("You did it."),
        _DID.PARTLY: _("You did it partly."),
        _DID.NOT: _("Not this time."),
    }
    return said.get(_DID(did), "") if did else ""


def _helped(helped: str) -> str:
    said = {
        _HELPED.LOT: _("It helped a lot."),
        _HELPED.SOME: _("It helped some."),
        _HELPED.NOT: _("It did not help."),
        _HELPED.CANNOT_SAY: _("You could not say yet whether it helped."),
    }
    return said.get(_HELPED(helped), "") if helped else ""


def _harmed(harmed: str) -> str:
    said = {
        _HARMED.YES: _("Something was bad about it."),
        _HARMED.NO: _("Nothing bad."),
    }
    return said.get(_HARMED(harmed), "") if harmed else ""
