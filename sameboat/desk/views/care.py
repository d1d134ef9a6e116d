from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sameboat.care.commands import services as commands
from sameboat.care.commands.importing import Came, bring_in_services
from sameboat.care.queries.choices import chosen_stories, chosen_story_at_desk
from sameboat.care.queries.services import all_services, is_fresh, service_at_desk
from sameboat.desk.care_forms import ServiceForm, StoryForm, TableForm
from sameboat.lib.refusal import Refusal
from sameboat.lib.trying import try_it
from sameboat.people.doors import SignedInRequest, organiser_only
from sameboat.posts.queries.thread import thread_for

PATH, STORIES = "/desk/services/", "/desk/services/stories/"


@require_http_methods(["GET", "POST"])
@organiser_only
def services(request: SignedInRequest) -> HttpResponse:
    form = ServiceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = form.instance
        return try_it(
            request,
            lambda: commands.save_service(by=request.user, service=made),
            _("Added."),
            PATH,
        )
    return _list(request, form, TableForm())


@require_POST
@organiser_only
def bring_in(request: SignedInRequest) -> HttpResponse:
    form, came = TableForm(request.POST, request.FILES), None
    if form.is_valid():
        try:
            came = bring_in_services(by=request.user, table=form.cleaned_data["table"].read())
        except Refusal as refusal:
            form.add_error("table", str(refusal))
    return _list(request, ServiceForm(), form, came)


def _list(
    request: SignedInRequest, form: ServiceForm, table: TableForm, came: Came | None = None
) -> HttpResponse:
    today = timezone.localdate()
    rows = [(each, is_fresh(each, today)) for each in all_services()]
    context = {"form": form, "table": table, "rows": rows, "came": came}
    status = 422 if form.errors or table.errors else 200
    return render(request, "desk/services.html", context, status=status)


@require_http_methods(["GET", "POST"])
@organiser_only
def edit(request: SignedInRequest, service_id: int) -> HttpResponse:
    found = service_at_desk(service_id)
    form = ServiceForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        changed = form.instance
        return try_it(
            request,
            lambda: commands.save_service(by=request.user, service=changed),
            _("Saved."),
            PATH,
        )
    context = {"form": form, "service": found}
    return render(request, "desk/service.html", context, status=422 if form.errors else 200)


@require_POST
@organiser_only
def verify(request: SignedInRequest, service_id: int) -> HttpResponse:
    found, today = service_at_desk(service_id), timezone.localdate()
    return try_it(
        request,
        lambda: commands.verify_service(by=request.user, service=found, on=today),
        _("Noted: checked today."),
        PATH,
    )


@require_POST
@organiser_only
def take_off(request: SignedInRequest, service_id: int) -> HttpResponse:
    found = service_at_desk(service_id)
    return try_it(
        request,
        lambda: commands.take_service_off(by=request.user, service=found),
        _("Taken off the list."),
        PATH,
    )


@require_POST
@organiser_only
def put_back(request: SignedInRequest, service_id: int) -> HttpResponse:
    found = service_at_desk(service_id)
    return try_it(
        request,
        lambda: commands.put_service_back(by=request.user, service=found),
        _("It is on the list again."),
        PATH,
    )


@require_http_methods(["GET", "POST"])
@organiser_only
def stories(request: SignedInRequest) -> HttpResponse:
    form = StoryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            thread = thread_for(request.user, form.cleaned_data["address"])
            commands.choose_story(by=request.user, thread=thread, kind=form.cleaned_data["kind"])
        except Http404:
            form.add_error("address", _("You can read no thread at this address."))
        except Refusal as refusal:
            form.add_error("address", str(refusal))
        else:
            messages.success(request, _("It stands there now, for whoever may read it."))
            return redirect(STORIES)
    context = {"form": form, "stories": chosen_stories(request.user)}
    return render(request, "desk/stories.html", context, status=422 if form.errors else 200)


@require_POST
@organiser_only
def drop_story(request: SignedInRequest, story_id: int) -> HttpResponse:
    found = chosen_story_at_desk(story_id)
    return try_it(
        request,
        lambda: commands.drop_story(by=request.user, story=found),
        _("Taken away from there. The thread itself is as it was."),
        STORIES,
    )
