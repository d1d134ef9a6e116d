from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sameboat.desk.programme_forms import NewFileForm, PreviewForm, TextForm, ZipForm
from sameboat.lib.refusal import Refusal
from sameboat.lib.trying import try_it
from sameboat.people.doors import SignedInRequest, organiser_only
from sameboat.programmes.commands import editions as commands
from sameboat.programmes.models import Edition
from sameboat.programmes.queries import editions, preview
from sameboat.programmes.queries.editions import edition_at_desk
from sameboat.programmes.queries.progress import all_cohorts
from sameboat.programmes.rendering import words_html
from sameboat.programmes.serving import serve_media
from sameboat.programmes.zipped import files_in_zip, zip_of

PATH = "/desk/programmes/"


def _to(edition: Edition) -> str:
    return f"{PATH}{edition.pk}/"


@require_http_methods(["GET", "POST"])
@organiser_only
def programmes(request: SignedInRequest) -> HttpResponse:
    form = ZipForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["folder"]
        try:
            files = files_in_zip(upload.read())
            made = commands.take_in(by=request.user, files=files, name=upload.name)
        except Refusal as refusal:
            form.add_error("folder", str(refusal))
        else:
            return redirect(_to(made))
    context = {
        "form": form,
        "editions": editions.all_editions(),
        "shipped": editions.shipped_not_here(),
        "cohorts": all_cohorts(),
    }
    return render(request, "desk/programmes.html", context, status=422 if form.errors else 200)


@require_POST
@organiser_only
def take_shipped(request: SignedInRequest, key: str) -> HttpResponse:
    try:
        made = commands.take_in_shipped(by=request.user, key=key)
    except Refusal as refusal:
        raise Http404 from refusal
    return redirect(_to(made))


@require_GET
@organiser_only
def programme(request: SignedInRequest, edition_id: int) -> HttpResponse:
    return _page(request, edition_at_desk(edition_id), NewFileForm())


def _page(request: SignedInRequest, edition: Edition, form: NewFileForm) -> HttpResponse:
    context = {"page": editions.edition_page(edition), "form": form}
    return render(request, "desk/programme.html", context, status=422 if form.errors else 200)


@require_POST
@organiser_only
def add_file(request: SignedInRequest, edition_id: int) -> HttpResponse:
    edition = edition_at_desk(edition_id)
    form = NewFileForm(request.POST, request.FILES)
    if form.is_valid():
        upload, name = form.cleaned_data["upload"], form.cleaned_data["name"]
        content = upload.read() if upload else b""
        try:
            commands.change_file(by=request.user, edition=edition, name=name or f"media/{upload.name}", content=content, is_new=True)  # fmt: skip
        except Refusal as refusal:
            form.add_error("name", str(refusal))
        else:
            return redirect("desk:programme_file", edition.pk, name) if name else redirect(_to(edition))  # fmt: skip
    return _page(request, edition, form)


@require_http_methods(["GET", "POST"])
@organiser_only
def file(request: SignedInRequest, edition_id: int, name: str) -> HttpResponse:
    edition = edition_at_desk(edition_id)
    text, seen = editions.text_of(edition, name), editions.mark_of(edition, name)
    form = TextForm(request.POST or None, initial={"text": text, "seen": seen})
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["text"].replace("\r\n", "\n")
        try:
            commands.change_file(by=request.user, edition=edition, name=name, content=words.encode(), seen=form.cleaned_data["seen"])  # fmt: skip
        except Refusal as refusal:
            # Saved once more, what was typed here stands.
            form = TextForm({"text": words, "seen": seen})
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect("desk:programme_file", edition.pk, name)
    page = editions.edition_page(edition)
    context = {
        "page": page,
        "name": name,
        "form": form,
        "problems": [each for each in [*page.wrong, *page.doubtful] if each.file == name],
    }
    return render(request, "desk/programme_file.html", context, status=422 if form.errors else 200)


@require_POST
@organiser_only
def remove_file(request: SignedInRequest, edition_id: int, name: str) -> HttpResponse:
    edition = edition_at_desk(edition_id)
    return try_it(
        request,
        lambda: commands.change_file(by=request.user, edition=edition, name=name, content=None),
        _("Taken out."),
        _to(edition),
    )


@require_GET
@organiser_only
def export(request: SignedInRequest, edition_id: int) -> HttpResponse:
    edition = edition_at_desk(edition_id)
    key = edition.key or "programme"
    told = {"Content-Disposition": f'attachment; filename="{key}.zip"'}
    packed = zip_of(key, editions.files_of(edition))
    return HttpResponse(packed, content_type="application/zip", headers=told)


@require_POST
@organiser_only
def act(request: SignedInRequest, edition_id: str, verb: str) -> HttpResponse:
    edition = edition_at_desk(int(edition_id))
    me = request.user
    if verb == "copy":
        return redirect(_to(commands.copy_edition(by=me, edition=edition)))
    if verb == "settle":
        return try_it(request, lambda: commands.settle_edition(by=me, edition=edition), _("It can be used now."), _to(edition))  # fmt: skip
    if verb == "retire":
        return try_it(request, lambda: commands.retire_edition(by=me, edition=edition), _("No more groups are opened for it."), _to(edition))  # fmt: skip
    return try_it(request, lambda: commands.drop_draft(by=me, edition=edition), _("The draft is gone."), PATH)  # fmt: skip


VERBS = ("copy", "settle", "retire", "drop")


@require_GET
@organiser_only
def play(request: SignedInRequest, edition_id: int) -> HttpResponse:
    """The programme with the clock turned forward."""
    edition = edition_at_desk(edition_id)
    found = edition.programme
    if found is None or not editions.look_at_edition(edition).can_be_taken:
        messages.error(request, _("Mend what is wrong with it first. Then it can be played."))
        return redirect(_to(edition))
    forks = preview.forks_of(found, editions.instruments_here())
    form = PreviewForm(request.GET if "day" in request.GET else {"day": 0}, forks=forks)
    shown = None
    if form.is_valid():
        shown = preview.preview_on(found, form.cleaned_data["day"], preview.walker_of(form.given()))
    days = [(each.day, words) for each in shown.days if (words := preview.told_day(each))] if shown else []  # fmt: skip
    context = {"edition": edition, "form": form, "preview": shown, "days": days}
    return render(request, "desk/programme_play.html", context, status=200 if shown else 422)


@require_GET
@organiser_only
def step(request: SignedInRequest, edition_id: int, key: str) -> HttpResponse:
    """One step as whoever comes to it reads it."""
    edition = edition_at_desk(edition_id)
    shown = editions.step_shown(edition, key)
    media = f"{_to(edition)}media/"
    context = {"edition": edition, "step": shown, "words": words_html(shown.words, media)}
    return render(request, "desk/programme_step.html", context)


@require_GET
@organiser_only
def media(request: SignedInRequest, edition_id: int, name: str) -> HttpResponse:
    return serve_media(request, name, editions.media_in(edition_at_desk(edition_id), name))
