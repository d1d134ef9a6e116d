from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sameboat.people.doors import SignedInRequest, signed_in


@require_GET
@signed_in
def care(request: SignedInRequest) -> HttpResponse:
    return render(request, "care/care.html")
