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
    """Refuse somebody who shows nothing: there would never be a reason to introduce them."""
    told = Trait.objects.filter(person=person)
    if not told.exclude(shown_to=Shown.NOBODY).exists():
        raise Refusal(_("Tell one thing first, so that there is something to go by."))
    if not told.filter(shown_to__in=(Shown.INTRODUCED, Shown.CIRCLES)).exists():
        raise Refusal(
            _(
                "Nobody may read anything you told yet. Choose one thing that those you are introduced to may read."
            )
        )


def may_look(person: Person, at: datetime, *, standing: int) -> int:
    """How many people may still be shown beside those who stand there; refuses who is not open, or had enough for a day."""
    if not is_open(person):
        raise Refusal(_("Say first that you would like to be introduced."))
    may_open(person)
    today = Introduction.objects.filter(to=person).made_since(at, DAY).count()
    if today >= A_DAY:
        raise Refusal(_("That is five people today. There will be more tomorrow."))
    return max(min(AT_ONCE - standing, A_DAY - today), 0)
