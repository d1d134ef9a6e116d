"""What Today shows."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.circles.models import Circle
from sameboat.circles.queries import circles_of
from sameboat.measures.models import CheckIn
from sameboat.measures.queries.check_ins import waiting_for
from sameboat.notices.models import Notice
from sameboat.notices.queries import unseen_for
from sameboat.people.models import Person
from sameboat.posts.queries.lists import Line, first_words_for, new_for
from sameboat.posts.queries.reader import reader_for
from sameboat.posts.queries.welcoming import worth_reading_for
from sameboat.programmes.queries.places import Ahead, ahead_for
from sameboat.safety.queries.plans import is_plan_offered


@dataclass(frozen=True)
class Today:
    """One quiet page: perhaps one thing that matters, what is new, and where one belongs."""

    greeting: str
    first_word: Line | None
    offers_plan: bool
    check_ins: list[CheckIn]
    new: list[Line]
    circles: list[Circle]
    notices: list[Notice]
    reading: list[Line]
    programmes: list[Ahead]


def greeting_for(person: Person) -> str:
    """A greeting by the hour of the person's own clock."""
    hour = timezone.localtime().hour
    if 5 <= hour < 12:
        return _("Good morning, %(name)s") % {"name": person.name}
    if 12 <= hour < 18:
        return _("Good afternoon, %(name)s") % {"name": person.name}
    if 18 <= hour < 23:
        return _("Good evening, %(name)s") % {"name": person.name}
    return _("Still up, %(name)s?") % {"name": person.name}


def today_for(viewer: Person) -> Today:
    """Everything on Today, in eight queries at most, and a few for each programme one is in."""
    reader = reader_for(viewer)
    waiting = first_words_for(viewer, most=1, reader=reader) if viewer.answers_first_words else []
    circles = circles_of(viewer)
    return Today(
        greeting=greeting_for(viewer),
        first_word=waiting[0] if waiting else None,
        offers_plan=is_plan_offered(viewer),
        check_ins=waiting_for(viewer, most=2),
        new=new_for(viewer, most=8, reader=reader),
        circles=circles,
        notices=unseen_for(viewer, most=4),
        reading=[] if circles else worth_reading_for(viewer, most=5),
        programmes=ahead_for(viewer),
    )
