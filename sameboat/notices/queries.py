"""What somebody was told."""

from django.core.paginator import Page, Paginator
from django.shortcuts import get_object_or_404

from sameboat.notices.models import Notice, TextNumber, Wishes
from sameboat.people.models import Person

_UNSEEN = (
    "SELECT * FROM notices_notice WHERE person_id = %s AND seen_at IS NULL "
    "ORDER BY made_at DESC LIMIT %s"
)


def unseen_for(viewer: Person, *, most: int) -> list[Notice]:
    """The viewer's newest unseen notices."""
    return list(Notice.objects.raw(_UNSEEN, [viewer.pk, most]))


def notices_for(viewer: Person, number: int) -> Page[Notice]:
    """A page of the viewer's notices, newest first."""
    return Paginator(Notice.objects.filter(person=viewer), 20).get_page(number)


def notice_for(viewer: Person, notice_id: int) -> Notice:
    """One of the viewer's own notices, or 404."""
    return get_object_or_404(Notice, pk=notice_id, person=viewer)


def wishes_of(person: Person) -> Wishes:
    """How a person wants to be told; unsaved defaults where they never said."""
    return Wishes.objects.filter(person=person).first() or Wishes(person=person)


def text_number_of(viewer: Person) -> TextNumber | None:
    """The number for text messages that somebody gave, confirmed or not."""
    return TextNumber.objects.filter(person=viewer).first()
