"""Something to try, as it stands on the first page of skills."""

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from sameboat.consent.research.queries import current_words, takes_part
from sameboat.lib.wall_clock import day_there, zone_named
from sameboat.people.models import Person
from sameboat.skills.models import Skill
from sameboat.skills.queries.skills import Line, lines_for
from sameboat.skills.suggesting.commands import draw_suggestion
from sameboat.skills.suggesting.queries import drawn_on, plain_suggestion


def suggestion_section(person: Person) -> SafeString:
    """One skill to try, or none: drawn for those who take part in research, else each day the next."""
    now = timezone.now()
    day = day_there(now, zone_named(person.time_zone))
    if takes_part(person):
        of = drawn_on(person, day) or draw_suggestion(person=person, at=now)
        context = {"line": _line(person, of.draw.suggested if of else None), "is_drawn": bool(of)}
    else:
        found = plain_suggestion(person, day)
        context = {"line": _line(person, found), "is_asked": current_words() is not None}
    return render_to_string("skills/_to_try.html", context)


def _line(person: Person, skill: int | None) -> Line | None:
    """The skill as the person reads it, unless it was taken away since."""
    if skill is None:
        return None
    found = Skill.objects.visible_to(person).standing().filter(pk=skill)
    return next(iter(lines_for(person, found)), None)
