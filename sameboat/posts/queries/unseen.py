"""What waits to be seen: for its writer, and for those who look."""

from __future__ import annotations

from datetime import datetime, timedelta
from statistics import median

from django.db.models import F, Q
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sameboat.people.models import Person
from sameboat.posts.models import Picture, Waiting
from sameboat.posts.text import body_to_html

# Of so many that were seen lately the middle one says how long it takes.
LATELY, FROM_MANY, AT_LEAST = timedelta(days=30), 20, 3


def waiting_for(viewer: Person, waiting_id: int) -> Waiting:
    """Something that waits or waited: the viewer's own, or one they may look at; else 404."""
    found = Waiting.objects.select_related("author", "circle", "thread", "post")
    mine = found.filter(pk=waiting_id, author=viewer).first()
    return mine or get_object_or_404(found.for_eyes_of(viewer), pk=waiting_id)


def own_waiting(viewer: Person) -> list[Waiting]:
    """What the viewer wrote that waits, or came back to them."""
    mine = Waiting.objects.filter(Q(seen_at=None) | Q(post=None), author=viewer)
    return list(mine.select_related("circle", "thread").order_by("waits_since"))


def to_look_at(viewer: Person, *, circle_id: int | None = None) -> list[Waiting]:
    """What waits for the viewer's eyes, the longest waiting first; a page of them."""
    unseen = (
        Waiting.objects.unseen().for_eyes_of(viewer).select_related("author", "circle", "thread")
    )
    return list((unseen.filter(circle=circle_id) if circle_id else unseen)[:40])


def how_many_wait(viewer: Person, *, circle_id: int | None = None) -> int:
    """How many wait for the viewer's eyes."""
    unseen = Waiting.objects.unseen().for_eyes_of(viewer)
    return (unseen.filter(circle=circle_id) if circle_id else unseen).count()


def html_of(waiting: Waiting) -> SafeString:
    """Its words and pictures as they would stand."""
    pictures = Picture.objects.filter(waiting=waiting).order_by("added_at", "pk")
    return SafeString(body_to_html(waiting.body, pictures))


def usual_wait(at: datetime) -> timedelta | None:
    """How long the one in the middle waited, of the last ones that were seen; None where there were too few."""
    seen = Waiting.objects.filter(seen_at__gt=at - LATELY, seen_at__lte=at)
    last = seen.annotate(waited=F("seen_at") - F("waits_since")).order_by("-seen_at")
    waits = [waited for waited in last.values_list("waited", flat=True)[:FROM_MANY] if waited]
    return median(waits) if len(waits) >= AT_LEAST else None


def usual_wait_in_words(at: datetime | None = None) -> str:
    """How long it takes, as far as that can be said."""
    usual = usual_wait(at or timezone.now())
    if usual is None:
        return _("How long it takes cannot be said yet: too few have waited so far.")
    return _("Of the last ones, half were seen within %(time)s; the others took longer.") % {
        "time": _roughly(usual)
    }


def _roughly(wait: timedelta) -> str:
    minutes = -(-int(wait.total_seconds()) // 60)
    if minutes < 60:
        return ngettext("%(n)d minute", "%(n)d minutes", max(minutes, 1)) % {"n": max(minutes, 1)}
    hours = -(-minutes // 60)
    if hours < 48:
        return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    days = -(-hours // 24)
    return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
