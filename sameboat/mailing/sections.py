"""What circles by mail put on a circle's pages: a quiet line for members, and one for its hosts."""

from typing import cast

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from sameboat.circles.models import Circle
from sameboat.circles.queries import CirclePage
from sameboat.mailing.queries import has_by_mail, opened_by_mail_at
from sameboat.mailing.rules import house_takes_mail
from sameboat.people.models import Person


def circle_line(request: HttpRequest, page: CirclePage) -> SafeString:
    """The way to having a circle by mail, for those who have a place, where it is open to mail."""
    if not page.is_member or not house_takes_mail() or opened_by_mail_at(page.circle) is None:
        return SafeString("")
    has_it = has_by_mail(cast("Person", request.user), page.circle)
    return render_to_string("mailing/_line.html", {"circle": page.circle, "has_it": has_it})


def hosting_line(viewer: Person, circle: Circle) -> SafeString:
    """The way to opening a circle to mail, for whoever looks after it."""
    is_open = opened_by_mail_at(circle) is not None
    if circle.closed_at or not (house_takes_mail() or is_open):
        return SafeString("")
    return render_to_string("mailing/_hosting_line.html", {"circle": circle, "is_open": is_open})
