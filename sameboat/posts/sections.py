"""A circle's threads, for the circle's page."""

from typing import cast

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from sameboat.circles.models import Circle
from sameboat.circles.queries import membership_of
from sameboat.lib.pages import page_number
from sameboat.people.models import Person
from sameboat.posts.queries.lists import circle_lines


def circle_section(request: HttpRequest, circle: Circle) -> SafeString:
    """What was said in a circle, and the way to say something."""
    viewer = cast("Person", request.user)
    lines, pages = circle_lines(viewer, circle, page_number(request))
    may_write = circle.is_open and membership_of(viewer, circle) is not None
    context = {"lines": lines, "pages": pages, "circle": circle, "page": {"may_write": may_write}}
    return render_to_string("posts/_circle_section.html", context, request)
