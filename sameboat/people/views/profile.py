from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.people.queries.profiles import profile_for


@require_GET
@signed_in
def profile(request: SignedInRequest, person_id: int) -> HttpResponse:
    return render(request, "people/profile.html", {"profile": profile_for(request.user, person_id)})
