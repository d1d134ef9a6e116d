from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sameboat.people.models import Person
from sameboat.people.queries.house import the_house
from sameboat.safety.ports import beside_help
from sameboat.safety.queries.helplines import help_for


@require_safe
def help_now(request: HttpRequest) -> HttpResponse:
    found = help_for(request.user, the_house())
    pieces = []
    if isinstance(request.user, Person):
        pieces = [step(request.user) for step in beside_help]
    return render(request, "safety/help.html", {"help": found, "pieces": pieces})


@require_safe
def am_i(request: HttpRequest) -> HttpResponse:
    return render(request, "safety/am_i.html")
