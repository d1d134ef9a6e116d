"""What meetings put on other apps' pages: on a circle's, and where it is looked after."""

from typing import cast

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from sameboat.circles.models import Circle
from sameboat.circles.queries.pages import CirclePage
from sameboat.people.models import Person
from sameboat.rooms.queries.meetings import next_in, planned_in

_FEW = 3


def circle_section(request: HttpRequest, page: CirclePage) -> SafeString:
    """The next meetings of a circle, for those who have a place in it; nothing where none is planned."""
    viewer = cast("Person", request.user)
    coming = next_in(viewer, page.circle, most=_FEW) if page.is_member else []
    html = render_to_string("rooms/_circle_section.html", {"coming": coming}) if coming else ""
    return SafeString(html)


def hosting_section(_viewer: Person, circle: Circle) -> SafeString:
    """What is planned in a circle, for whoever looks after it."""
    context = {"circle": circle, "planned": planned_in(circle)}
    return SafeString(render_to_string("rooms/_hosting_section.html", context))
