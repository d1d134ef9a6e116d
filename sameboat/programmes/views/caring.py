from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sameboat.lib.refusal import Refusal
from sameboat.lib.trying import try_it
from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.people.queries.profiles import anyone
from sameboat.programmes.commands import coaching as commands
from sameboat.programmes.commands.buddies import ask_for_buddy, part_buddies
from sameboat.programmes.danger import danger_in, put_before_humans, why_wishes
from sameboat.programmes.forms import NoteForm, WishesForm
from sameboat.programmes.queries import coaching
from sameboat.programmes.queries.places import place_for
from sameboat.programmes.queries.progress import cared_cohort, cohort_page
from sameboat.programmes.views.helping import help_first

COACHING = "/programmes/coaching/"


@require_GET
@signed_in
def people(request: SignedInRequest, cohort_id: int) -> HttpResponse:
    """Who is in a cohort and how far, for whoever looks after it."""
    page = cohort_page(request.user, cared_cohort(request.user, cohort_id))
    return render(request, "programmes/people.html", {"page": page})


@require_GET
@signed_in
def walks(request: SignedInRequest) -> HttpResponse:
    """The coach's page: who I walk with."""
    context = {
        "walks": coaching.walks_of(request.user),
        "along": coaching.walks_read_along(request.user),
        "is_away": coaching.is_away(request.user),
        "is_coach": coaching.is_coach(request.user),
    }
    return render(request, "programmes/coaching.html", context)


@require_http_methods(["GET", "POST"])
@signed_in
def walk(request: SignedInRequest, walk_id: int) -> HttpResponse:
    found = coaching.walk_for(request.user, walk_id)
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            commands.note_on_walk(by=request.user, walk=found, words=form.cleaned_data["words"])
        except Refusal as refusal:
            form.add_error("words", str(refusal))
        else:
            messages.success(request, _("Noted. They can read it too."))
            return redirect(found)
    context = {"page": coaching.walk_page(found), "form": form}
    return render(request, "programmes/walk.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def letter(request: SignedInRequest, walk_id: int) -> HttpResponse:
    """Begin a letter with an opening; it stands as a draft in the letters."""
    found = coaching.walk_for(request.user, walk_id)
    try:
        conversation = commands.begin_letter(
            by=request.user, walk=found, words=request.POST.get("words", "")[:2000]
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect(found)
    return redirect("letters:conversation", conversation.pk)


@require_POST
@signed_in
def hand_over(request: SignedInRequest, walk_id: int) -> HttpResponse:
    found = coaching.walk_for(request.user, walk_id)
    return try_it(
        request,
        lambda: commands.hand_over(by=request.user, walk=found),
        _("Another coach walks with them now, and both were told."),
        COACHING,
    )


@require_POST
@signed_in
def away(request: SignedInRequest) -> HttpResponse:
    coaching.walks_of(request.user)
    is_away = request.POST.get("away") == "yes"
    left = commands.be_away(coach=request.user, away=is_away)
    if left:
        messages.error(request, _("No other coach has room for some of them. The organisers were told."))  # fmt: skip
    else:
        messages.success(request, _("Rest well. Nobody is forgotten.") if is_away else _("Welcome back."))  # fmt: skip
    return redirect(COACHING)


@require_GET
@signed_in
def along(request: SignedInRequest, walk_id: int) -> HttpResponse:
    """A supervisor reads along, where the person said yes."""
    yes, letters = coaching.letters_read_along(request.user, walk_id)
    return render(request, "programmes/along.html", {"yes": yes, "letters": letters})


@require_http_methods(["GET", "POST"])
@signed_in
def my_coach(request: SignedInRequest, cohort_id: int) -> HttpResponse:
    place = place_for(request.user, cohort_id)
    mine = coaching.my_coach(place)
    form = WishesForm(request.POST or None, initial={"wishes": mine.walk.wishes if mine.walk else ""})  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            commands.ask_for_coach(person=request.user, place=place, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            words = form.cleaned_data["wishes"]
            if found := danger_in(words):
                put_before_humans(request.user, words, found, why_wishes())
            if help_page := help_first(request, found):
                return help_page
            messages.success(request, _("Your coach reads it."))
            return redirect("programmes:coach", cohort_id)
    context = {"mine": mine, "form": form}
    return render(request, "programmes/coach.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def change(request: SignedInRequest, cohort_id: int) -> HttpResponse:
    """Let a supervisor read along, or no longer; walk on without a coach, or without a buddy."""
    place, me = place_for(request.user, cohort_id), request.user
    wish = request.POST.get("wish", "")
    if wish in {"along", "not-along"}:
        by = anyone(int(who) if (who := request.POST.get("who", "")).isdecimal() else 0)
        return try_it(
            request,
            lambda: commands.let_read_along(person=me, place=place, by=by, may=wish == "along"),
            _("So it will be."),
            reverse("programmes:coach", args=[cohort_id]),
        )
    if wish == "no-coach":
        commands.stop_walking(person=me, place=place)
        messages.success(request, _("You walk without a coach now. You can ask for one again."))
    elif wish == "no-buddy":
        part_buddies(person=me, place=place)
        messages.success(request, _("You have no buddy now. Nobody is told why."))
        return redirect(place)
    elif wish == "buddy":
        ask_for_buddy(person=me, place=place)
        messages.success(request, _("You get a notice once somebody is free."))
        return redirect(place)
    return redirect("programmes:coach", cohort_id)
