"""What we learned, as it stands on the page of a skill."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from sameboat.people.models import Person
from sameboat.skills.learned.queries import learned_by_people_like, learned_of
from sameboat.skills.models import Skill


def learned_section(viewer: Person, skill: Skill) -> SafeString:
    """How it went for those who tried it, or why nothing is told yet."""
    context = {"everyone": learned_of(skill), "like_me": learned_by_people_like(viewer, skill)}
    return render_to_string("skills/_learned.html", context)
