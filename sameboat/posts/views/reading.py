from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sameboat.lib.pages import back_to, page_number
from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.posts import commands
from sameboat.posts.forms import TopicsForm
from sameboat.posts.queries import lists, posts, searching
from sameboat.posts.queries.reader import topics_for
from sameboat.posts.queries.thread import thread_for, thread_page
from sameboat.posts.rendering_lines import lines_html
from sameboat.posts.serving import picture_answer
from sameboat.posts.views.compose import id_in, show_thread


@require_GET
@signed_in
def thread(request: SignedInRequest, thread_id: int) -> HttpResponse:
    asked = page_number(request) if "page" in request.GET else 0
    page = thread_page(request.user, thread_id, asked=asked, at_post=id_in(request, "at"))
    if page.seen_number > page.read_number:
        commands.mark_read(person=request.user, thread_id=thread_id, number=page.seen_number)
    return show_thread(request, page)


@require_POST
@signed_in
def follow(request: SignedInRequest, thread_id: int) -> HttpResponse:
    found = thread_for(request.user, thread_id)
    if "stop" in request.POST:
        commands.unfollow_thread(person=request.user, thread=found)
    else:
        commands.follow_thread(person=request.user, thread=found)
    return redirect(back_to(request, found.get_absolute_url()))


@require_GET
@signed_in
def new(request: SignedInRequest) -> HttpResponse:
    number = page_number(request)
    lines, has_more = lists.new_page(request.user, number)
    context = {
        "lines": lines_html(lines),
        "number": number,
        "older": number + 1 if has_more else 0,
        "newer": number - 1,
    }
    return render(request, "posts/new.html", context)


@require_GET
@signed_in
def waiting(request: SignedInRequest) -> HttpResponse:
    return render(
        request,
        "posts/waiting.html",
        {"lines": lines_html(lists.first_words_for(request.user, most=20))},
    )


@require_GET
@signed_in
def search(request: SignedInRequest) -> HttpResponse:
    text = request.GET.get("q", "")[:100]
    page = searching.found_for(request.user, text, page_number(request))
    found = searching.shown(page.object_list, request.user) if page else []
    return render(request, "posts/search.html", {"query": text, "page": page, "found": found})


@require_http_methods(["GET", "POST"])
@signed_in
def topics(request: SignedInRequest) -> HttpResponse:
    form = TopicsForm(request.POST or None, topics=topics_for(request.user))
    if request.method == "POST" and form.is_valid():
        commands.save_topic_choices(person=request.user, choices=form.cleaned_data)
        messages.success(request, _("Saved. It holds from now on."))
        return redirect("people:me")
    return render(request, "posts/topics.html", {"form": form}, status=422 if form.errors else 200)


@require_GET
@signed_in
def picture(request: SignedInRequest, picture_id: int) -> FileResponse:
    return picture_answer(posts.picture_for(request.user, picture_id))
