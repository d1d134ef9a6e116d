from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.programmes.queries.progress import cared_cohort, cohort_page


@require_GET
@signed_in
def people(request: SignedInRequest, cohort_id: int) -> HttpResponse:
    """Who is in a cohort and how far, for whoever looks after it."""
    page = cohort_page(request.user, cared_cohort(request.user, cohort_id))
    return render(request, "programmes/people.html", {"page": page})
