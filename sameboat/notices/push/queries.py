"""Which of a person's browsers get push messages."""

from django.shortcuts import get_object_or_404

from sameboat.notices.models import PushAddress
from sameboat.people.models import Person


def addresses_of(viewer: Person) -> list[PushAddress]:
    """The viewer's own browsers that get push messages, with what kind of device each is."""
    return list(PushAddress.objects.filter(person=viewer).select_related("device"))


def address_for(viewer: Person, address_id: int) -> PushAddress:
    """One of the viewer's own, or 404."""
    return get_object_or_404(PushAddress, pk=address_id, person=viewer)


def failing_count() -> int:
    """How many browsers did not take the last message that was sent to them."""
    return PushAddress.objects.exclude(failed_at=None).count()
