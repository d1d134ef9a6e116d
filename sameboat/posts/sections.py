"""What posts put on other apps' pages: a circle's threads, and something to read for who is new."""

from typing import cast

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from sameboat.circles.models import Circle
from sameboat.circles.queries import CirclePage
from sameboat.lib.pages import page_number
from sameboat.people.models import Person
from sameboat.posts.queries.lists import circle_lines
from sameboat.posts.queries.unseen import how_many_wait
from sameboat.posts.queries.welcoming import worth_reading_for
from sameboat.posts.rendering_lines import lines_html


def circle_section(request: HttpRequest, page: CirclePage) -> SafeString:
    """What was said in a circle, and the way to say something."""
    viewer, circle = cast("Person", request.user), page.circle
    number = page_number(request)
    lines, has_more = circle_lines(viewer, circle, number)
    context = {
        "lines": lines_html(lines, is_in_circle=True),
        "circle": circle,
        "may_write": page.is_member and circle.is_open,
        "newer": number - 1,
        "older": number + 1 if has_more else 0,
    }
    return render_to_string("posts/_circle_section.html", context, request)


def hosting_section(viewer: Person, circle: Circle) -> SafeString:
    """What waits in a circle for whoever looks after it."""
    count = how_many_wait(viewer, circle_id=circle.pk)
    return (
        render_to_string("posts/_hosting_section.html", {"count": count})
        if count
        else SafeString("")
    )


def reading_section(viewer: Person) -> SafeString:
    """Three threads worth reading, for somebody who has just come in; nothing where there are none."""
    return lines_html(worth_reading_for(viewer, most=3))
