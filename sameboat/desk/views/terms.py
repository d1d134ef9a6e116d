from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sameboat.desk.term_forms import TermForm
from sameboat.lib.refusal import Refusal
from sameboat.lib.trying import try_it
from sameboat.people.doors import SignedInRequest, organiser_only
from sameboat.similar.models import OwnTerm
from sameboat.similar.own_terms import commands
from sameboat.similar.own_terms.queries import own_term_for, own_terms_for
from sameboat.similar.vocabulary import vocabulary

PATH = "/desk/terms/"


@require_GET
@organiser_only
def terms(request: SignedInRequest) -> HttpResponse:
    return render(request, "desk/terms.html", {"groups": own_terms_for(request.user)})


@require_http_methods(["GET", "POST"])
@organiser_only
def add(request: SignedInRequest) -> HttpResponse:
    form = TermForm(request.POST or None)
    return _written(
        request,
        form,
        lambda: commands.add_term(by=request.user, **form.cleaned_data),
        _("Added. Members can tell it from now on."),
    )


@require_http_methods(["GET", "POST"])
@organiser_only
def edit(request: SignedInRequest, term_id: int) -> HttpResponse:
    found = own_term_for(request.user, term_id)
    form = TermForm(request.POST or None, term=found)
    return _written(
        request,
        form,
        lambda: commands.edit_term(by=request.user, term=found, **form.cleaned_data),
        _("Saved. It shows from now on."),
        found,
    )


def _written(
    request: SignedInRequest,
    form: TermForm,
    write: Callable[[], object],
    done: str,
    term: OwnTerm | None = None,
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            write()
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, done)
            return redirect(PATH)
    group = vocabulary().group(term.group) if term else None
    context = {"form": form, "term": term, "group": group}
    return render(request, "desk/term.html", context, status=422 if form.errors else 200)


@require_POST
@organiser_only
def retire(request: SignedInRequest, term_id: int) -> HttpResponse:
    found = own_term_for(request.user, term_id)
    return try_it(
        request,
        lambda: commands.retire_term(by=request.user, term=found),
        _("Retired. It is offered to nobody new."),
        PATH,
    )


@require_POST
@organiser_only
def bring_back(request: SignedInRequest, term_id: int) -> HttpResponse:
    found = own_term_for(request.user, term_id)
    return try_it(
        request,
        lambda: commands.bring_term_back(by=request.user, term=found),
        _("It is back. Members can tell it again."),
        PATH,
    )
