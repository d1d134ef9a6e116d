"""Keeping the list of services right, and the stories beside worksheets."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.audit.commands import record
from sameboat.care.models import Choice, ChosenStory, Service
from sameboat.care.rules import must_have_been, must_run_the_house
from sameboat.lib.refusal import Refusal
from sameboat.people.models import Person
from sameboat.posts.models import Thread


@transaction.atomic
def save_service(*, by: Person, service: Service) -> Service:
    """Keep a service as an organiser wrote it."""
    must_run_the_house(by)
    must_have_been(service.verified_on, timezone.localdate())
    service.save()
    record("save_service", actor=by, thing=service)
    return service


@transaction.atomic
def verify_service(*, by: Person, service: Service, on: date) -> None:
    """Write down that somebody checked a service."""
    must_run_the_house(by)
    service.verified_on = on
    service.save(update_fields=["verified_on"])
    record("verify_service", actor=by, thing=service)


@transaction.atomic
def take_service_off(*, by: Person, service: Service, at: datetime | None = None) -> None:
    """Take a service off the list. What members wrote stays theirs, and is back with it. Twice changes nothing."""
    must_run_the_house(by)
    off = Service.objects.listed().filter(pk=service.pk)
    if off.update(taken_off_at=at or timezone.now()):
        record("take_service_off", actor=by, thing=service, reason=service.name)


@transaction.atomic
def put_service_back(*, by: Person, service: Service) -> None:
    """Put a service on the list again. Twice changes nothing."""
    must_run_the_house(by)
    if Service.objects.filter(pk=service.pk).exclude(taken_off_at=None).update(taken_off_at=None):
        record("put_service_back", actor=by, thing=service)


@transaction.atomic
def choose_story(
    *, by: Person, thread: Thread, kind: str, at: datetime | None = None
) -> ChosenStory:
    """Put a thread beside one kind of worksheet. Twice changes nothing."""
    must_run_the_house(by)
    if kind not in Choice.Kind.values:
        raise Refusal(_("Please choose one from the list."))
    if thread.kind == Thread.Kind.DAILY:
        raise Refusal(_("“How is everyone” is of its day. Choose a thread that somebody opened."))
    chosen, is_new = ChosenStory.objects.get_or_create(
        kind=kind, thread=thread, defaults={"chosen_at": at or timezone.now()}
    )
    if is_new:
        record("choose_story", actor=by, thing=thread)
    return chosen


@transaction.atomic
def drop_story(*, by: Person, story: ChosenStory) -> None:
    """Take a thread away from beside a worksheet. Twice changes nothing."""
    must_run_the_house(by)
    if ChosenStory.objects.filter(pk=story.pk).delete()[0]:
        record("drop_story", actor=by, thing=story.thread)
