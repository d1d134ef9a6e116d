from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sameboat.consent import commands, queries
from sameboat.lib.pages import back_to
from sameboat.people.doors import SignedInRequest, signed_in


@require_http_methods(["GET", "POST"])
@signed_in
def read(request: SignedInRequest) -> HttpResponse:
    agreement = queries.current_agreement()
    if request.method == "POST" and agreement:
        commands.agree(person=request.user, agreement=agreement)
        return redirect(back_to(request, "/today/"))
    has_agreed = agreement is not None and queries.has_agreed(request.user, agreement.version)
    context = {"agreement": agreement, "has_agreed": has_agreed, "next": back_to(request, "")}
    return render(request, "consent/read.html", context)
