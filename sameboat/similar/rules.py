"""Who may be introduced, and how often."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from sameboat.lib.refusal import Refusal
from sameboat.people.models import Person
from sameboat.similar.models import Introduction, Openness, Shown, Trait

# At one time, within a day, and how often one person is shown to others within a week.
AT_ONCE, A_DAY, CEILING = 3, 5, 6
DAY, WEEK = timedelta(days=1), timedelta(days=7)


def is_open(person: Person) -> bool:
    """Whether a person said that they may be introduced."""
    return Openness.objects.filter(person=person).exists()


def may_open(person: Person) -> None:
    """Refuse somebody of whom there is nothing to go by."""
    if not Trait.objects.filter(person=person).exclude(shown_to=Shown.NOBODY).exists():
        raise Refusal(_("Tell one thing first, so that there is something to go by."))


def may_look(person: Person, at: datetime) -> int:
    """How many people may still be shown now; refuses somebody who is not open, or had enough for a day."""
    if not is_open(person):
        raise Refusal(_("Say first that you would like to be introduced."))
    today = Introduction.objects.filter(to=person).made_since(at, DAY).count()
    if today >= A_DAY:
        raise Refusal(_("That is five people today. There will be more tomorrow."))
    waiting = Introduction.objects.open_for(person).count()
    return min(AT_ONCE - waiting, A_DAY - today)
