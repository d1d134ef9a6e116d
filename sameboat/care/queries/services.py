"""Services, and what members say of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from sameboat.care.models import Review, Service
from sameboat.lib.words import folded
from sameboat.people.models import Person

GOOD_FOR = timedelta(days=180)


@dataclass(frozen=True)
class Said:
    """What somebody said of a service, as one viewer reads it."""

    review_id: int
    who: str
    words: str
    at: datetime
    is_mine: bool
    is_hidden: bool
    is_waiting: bool
    came_back: str


@dataclass(frozen=True)
class ServicePage:
    """A service with what members say of it, the newest first, and the viewer's own words first of all."""

    service: Service
    mine: Said | None
    others: list[Said]
    is_fresh: bool


def services_for(viewer: Person, *, words: str = "", kind: str = "") -> list[Service]:
    """The services that have all these words somewhere, and are of this kind; those in the viewer's own region first.

    What members said of them plays no part in the order.
    """
    listed = Service.objects.listed()
    if kind:
        listed = listed.filter(kind=kind)
    wanted, here = folded(words).split(), folded(viewer.region)
    found = [each for each in listed if _has(each, wanted)]
    return sorted(found, key=lambda each: (not here or here not in folded(f"{each.area} {each.address}")))  # fmt: skip


def _has(service: Service, wanted: list[str]) -> bool:
    told = (
        service.name, service.about, service.area, service.address, service.hours, service.cost, service.way_in,
        service.get_kind_display(),
    )  # fmt: skip
    text = folded(" ".join(map(str, told)))
    return all(word in text for word in wanted)


def service_for(viewer: Person, service_id: int) -> Service:
    """A service on the list, or one of which the viewer said something; else 404."""
    mine = Review.objects.filter(author=viewer).values("service")
    return get_object_or_404(Service, Q(taken_off_at=None) | Q(pk__in=mine), pk=service_id)


def service_page(viewer: Person, service_id: int) -> ServicePage:
    """A service with what the viewer may read of it."""
    service = service_for(viewer, service_id)
    rows = service.reviews.visible_to(viewer).select_related("author")
    said = [_said(row, viewer) for row in rows]
    return ServicePage(
        service,
        next((each for each in said if each.is_mine), None),
        [each for each in said if not each.is_mine],
        is_fresh(service, timezone.localdate()),
    )


def _said(review: Review, viewer: Person) -> Said:
    return Said(
        review_id=review.pk,
        who=review.alias or review.author.name,
        words=review.words,
        at=review.written_at,
        is_mine=review.author_id == viewer.pk,
        is_hidden=review.hidden_at is not None,
        is_waiting=review.waits and not review.came_back,
        came_back=review.came_back,
    )


def is_fresh(service: Service, today: date) -> bool:
    """Whether somebody of this house checked it within half a year."""
    day = service.verified_on
    return day is not None and timedelta(0) <= today - day <= GOOD_FOR


def own_review(viewer: Person, service: Service) -> Review | None:
    """What the viewer said of a service."""
    return service.reviews.filter(author=viewer).first()


def review_for(viewer: Person, review_id: int) -> Review:
    """A review that the viewer may read where it stands, or 404."""
    seen = Review.objects.visible_to(viewer).filter(
        Q(service__taken_off_at=None) | Q(author=viewer)
    )
    return get_object_or_404(seen.select_related("author", "service"), pk=review_id)


def review_at_desk(viewer: Person, review_id: int) -> Review:
    """Any review, for a moderator who was asked to look at it; else 404."""
    if not viewer.is_staff:
        raise Http404
    return get_object_or_404(Review.objects.select_related("author", "service"), pk=review_id)


def all_services() -> list[Service]:
    """Every service, those off the list last, for the desk."""
    return sorted(Service.objects.all(), key=lambda each: each.taken_off_at is not None)


def service_at_desk(service_id: int) -> Service:
    """One service, for the desk, or 404."""
    return get_object_or_404(Service, pk=service_id)
