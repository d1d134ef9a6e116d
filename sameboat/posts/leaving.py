"""What a person takes along of what they wrote, and how it is left behind without them or erased."""

from collections.abc import Callable

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from sameboat.lib.search import forget_for_good
from sameboat.people.models import Person
from sameboat.people.ports import Part
from sameboat.posts.commands.changing import erase_words
from sameboat.posts.commands.counting import recount_answers
from sameboat.posts.models import (
    Alias,
    Answer,
    Draft,
    Following,
    Footnote,
    FootnoteVoice,
    Look,
    Picture,
    Post,
    SearchText,
    Thread,
    TopicChoice,
    Version,
    Waiting,
)
from sameboat.posts.pictures import delete_pictures, path_of


def take_posts(person: Person) -> Part:
    """Posts with their versions, drafts, warm answers, choices and pictures."""
    title_of = _titles_for(person)
    posts = (
        Post.objects.filter(author=person)
        .select_related("thread__circle", "alias")
        .order_by("written_at")
    )
    rows: list[dict[str, object]] = [
        {
            "circle": post.thread.circle.name,
            "thread": title_of(post.thread) or _own_title(post),
            "kind": post.thread.kind,
            "written_at": post.written_at,
            "as": post.alias.name if post.alias else person.name,
            "about": ", ".join(post.notes),
            "words": post.body,
            "told_as": post.told_as,
            "source": post.source,
            "taken_back_at": post.removed_at,
        }
        for post in posts
    ]
    versions = Version.objects.filter(post__author=person).order_by("until")
    rows += [{"earlier_words": v.body, "until": v.until} for v in versions]
    rows += [
        {"draft": d.fields.get("body", ""), **_of_draft(d), "saved_at": d.saved_at}
        for d in Draft.objects.filter(person=person)
    ]
    rows += [
        {
            "waits_to_be_seen": w.words,
            "in": w.circle.name,
            "since": w.waits_since,
            "came_back": w.sent_back_because,
        }
        for w in Waiting.objects.filter(author=person, post=None).select_related("circle")
    ]
    rows += [
        {"note_under_a_post": n.words, "source": n.source, "proposed_at": n.proposed_at}
        for n in Footnote.objects.filter(by=person)
    ]
    rows += [
        {"note_to_me": n.words, "my_answer": n.reply}
        for n in Footnote.objects.filter(post__author=person).exclude(shows_at=None)
    ]
    rows += [{"yes_to_a_note": v.footnote.words, "at": v.at} for v in _voices_of(person)]
    answers = Answer.objects.filter(person=person).select_related("post__thread")
    rows += [
        {"warm_answer": str(a.get_kind_display()), "in": title_of(a.post.thread), "at": a.at}
        for a in answers
    ]
    marks = Following.objects.filter(person=person).select_related("thread")
    rows += [
        {"read": title_of(m.thread), "up_to": m.read_number, "followed": m.is_followed}
        for m in marks
    ]
    rows += [
        {"topic": c.topic, "choice": c.choice} for c in TopicChoice.objects.filter(person=person)
    ]
    pictures = list(Picture.objects.filter(owner=person))
    rows += [
        {"picture": f"pictures/{p.pk}.webp", "alt": p.alt, "added_at": p.added_at} for p in pictures
    ]
    files = {f"pictures/{p.pk}.webp": path_of(p) for p in pictures}
    return Part("posts", _("What you wrote in circles"), rows, files)


def _voices_of(person: Person) -> "QuerySet[FootnoteVoice]":
    return FootnoteVoice.objects.filter(person=person).select_related("footnote")


def _titles_for(person: Person) -> Callable[[Thread], str]:
    """A thread's title as this person may read it now: what is out of their sight is not taken along."""
    in_sight = set(Thread.objects.visible_to(person).values_list("pk", flat=True))

    def title_of(thread: Thread) -> str:
        return thread.title if thread.pk in in_sight else ""

    return title_of


def _own_title(post: Post) -> str:
    """The title of a thread they opened, wherever it is now."""
    return (post.thread.title or post.thread.title_taken_back) if post.number == 1 else ""


def _of_draft(draft: Draft) -> dict[str, object]:
    """What else stands in a draft in words: its title, a picture's description, the notes."""
    rest = {name: value for name, value in draft.fields.items() if name != "body" and value}
    return {name: value for name, value in rest.items() if name in {"title", "alt", "notes"}}


def forget_posts(person: Person) -> None:
    """Leave posts without their writer, or take their words away, as the person chose."""
    mine = Post.objects.filter(author=person)
    # What was taken back goes for good either way.
    for post in mine.exclude(removed_at=None) if person.leaves_posts else mine:
        erase_words(post)
    if not person.leaves_posts:
        _take_threads_away(person)
    Version.objects.filter(post__author=person).delete()
    delete_pictures(Picture.objects.filter(owner=person, post=None))
    Picture.objects.filter(owner=person).update(owner=None)
    Alias.objects.filter(person=person).update(person=None)
    Answer.objects.filter(person=person).delete()
    Draft.objects.filter(person=person).delete()
    Waiting.objects.filter(author=person).delete()
    # What was only proposed goes; what stands under a post is about that post, and forgets who.
    Footnote.objects.filter(by=person, shows_at=None).delete()
    FootnoteVoice.objects.filter(person=person).delete()
    Following.objects.filter(person=person).delete()
    TopicChoice.objects.filter(person=person).delete()
    opened = list(Thread.objects.filter(author=person))
    Thread.objects.filter(author=person).update(author=None)
    Look.objects.filter(post__author=person).delete()
    mine.update(author=None, once_key=None)
    # Without a name, whose answers were their own is known to nobody: counted now as it is ever after.
    for thread in opened:
        recount_answers(thread)
    forget_for_good(SearchText._meta.db_table)


def _take_threads_away(person: Person) -> None:
    """A thread nobody else answered goes whole; one with others' answers loses its title."""
    own = Thread.objects.filter(author=person)
    by_others = Post.objects.filter(thread=OuterRef("pk")).exclude(author=person)
    own.exclude(Exists(by_others)).delete()
    own.update(title="", title_taken_back="", notes=[])
