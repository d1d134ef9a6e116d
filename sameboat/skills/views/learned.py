from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.skills.learned.queries import words_of_kinds


@require_GET
@signed_in
def about(request: SignedInRequest) -> HttpResponse:
    return render(request, "skills/about_learned.html", {"kinds": words_of_kinds().values()})
