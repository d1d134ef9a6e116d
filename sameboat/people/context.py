"""What every page knows: the house's name, and how the reader likes their pages."""

from typing import Any

from django.http import HttpRequest

from sameboat.people.queries.house import the_house


def house(request: HttpRequest) -> dict[str, Any]:
    """The house, for the base template. Cached; costs no query on most pages."""
    return {"house": the_house(), "me": request.user}
