from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from sameboat.lib.refusal import Refusal
from sameboat.moderation.commands.appealing import appeal_decision
from sameboat.moderation.forms import AppealForm
from sameboat.moderation.queries.decisions import appeal_of, decision_for, decisions_about
from sameboat.people.doors import SignedInRequest, signed_in


@require_GET
@signed_in
def decisions(request: SignedInRequest) -> HttpResponse:
    context = {"decisions": decisions_about(request.user)}
    return render(request, "moderation/decisions.html", context)


@require_http_methods(["GET", "POST"])
@signed_in
def decision(request: SignedInRequest, decision_id: int) -> HttpResponse:
    found, form = decision_for(request.user, decision_id), AppealForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            appeal_decision(person=request.user, decision=found, words=form.cleaned_data["words"])
        except Refusal as refusal:
            form.add_error("words", str(refusal))
        else:
            messages.success(
                request, _("Thank you. Somebody else looks at it and writes to you here.")
            )
            return redirect(found)
    context = {"decision": found, "appeal": appeal_of(found), "form": form}
    status = 422 if form.errors else 200
    return render(request, "moderation/decision.html", context, status=status)
