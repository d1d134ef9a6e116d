"""From a proposal to a circle, and to its end."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.audit.commands import record
from sameboat.circles import ports, rules
from sameboat.circles.commands.places import give_place
from sameboat.circles.models import Circle
from sameboat.lib.refusal import Refusal
from sameboat.lib.rich import to_html
from sameboat.notices.commands import tell
from sameboat.people.models import House, Person


def _must_run_the_house(person: Person) -> None:
    if not person.is_organiser:
        raise Refusal(_("An organiser opens and closes circles."))


@transaction.atomic
def propose_circle(
    *,
    by: Person,
    house: House,
    name: str,
    about: str,
    door: str = Circle.Door.OPEN,
    at: datetime | None = None,
) -> Circle:
    """Propose a circle. Nobody sees it until an organiser opens it."""
    rules.may_propose(house)
    rules.must_have_a_name(name)
    waiting = Circle.objects.filter(proposed_by=by, opened_at=None, declined_at=None)
    if waiting.count() >= 3:
        raise Refusal(_("Three of your proposals are waiting already."))
    return Circle.objects.create(
        name=name.strip(),
        about=about.strip(),
        door=door,
        proposed_by=by,
        proposed_at=at or timezone.now(),
    )


@transaction.atomic
def open_circle(
    *,
    by: Person,
    name: str,
    about: str,
    guidelines: str = "",
    door: str = Circle.Door.OPEN,
    places: int = 30,
    host: Person | None = None,
    at: datetime | None = None,
) -> Circle:
    """Open a new circle at once, perhaps with a host who has its first place."""
    _must_run_the_house(by)
    rules.must_have_a_name(name)
    now = at or timezone.now()
    circle = Circle.objects.create(
        name=name.strip(),
        about=about.strip(),
        guidelines=guidelines,
        guidelines_html=to_html(guidelines),
        door=door,
        places=places,
        proposed_by=by,
        proposed_at=now,
        opened_at=now,
    )
    record("open_circle", actor=by, thing=circle)
    if host:
        give_place(host, circle, is_host=True, at=now)
    return circle


@transaction.atomic
def open_proposal(*, by: Person, circle: Circle, at: datetime | None = None) -> Circle:
    """Open what a member proposed; they become its first host. Twice changes nothing."""
    _must_run_the_house(by)
    circle = Circle.objects.select_for_update(of=("self",), no_key=True).get(pk=circle.pk)
    if circle.opened_at:
        return circle
    circle.opened_at, circle.declined_at = at or timezone.now(), None
    circle.save(update_fields=["opened_at", "declined_at"])
    record("open_circle", actor=by, subject=circle.proposed_by, thing=circle)
    if circle.proposed_by:
        give_place(circle.proposed_by, circle, is_host=True, at=at)
        _tell_proposer(
            circle, _("Your circle %(circle)s is open. You are its host.") % {"circle": circle.name}
        )
    return circle


@transaction.atomic
def decline_proposal(
    *, by: Person, circle: Circle, reason: str, at: datetime | None = None
) -> None:
    """Say no to a proposal, with a reason that its proposer reads."""
    _must_run_the_house(by)
    if not reason.strip():
        raise Refusal(_("Say why, in a sentence. They will read it."))
    if circle.opened_at or circle.declined_at:
        return
    circle.declined_at = at or timezone.now()
    circle.save(update_fields=["declined_at"])
    record(
        "decline_circle", actor=by, subject=circle.proposed_by, thing=circle, reason=reason[:500]
    )
    words = _("%(circle)s was not opened: %(reason)s")
    _tell_proposer(circle, words % {"circle": circle.name, "reason": reason.strip()})


def _tell_proposer(circle: Circle, words: str) -> None:
    if circle.proposed_by:
        path = circle.get_absolute_url() if circle.opened_at else "/circles/"
        tell(
            person=circle.proposed_by,
            kind="proposal",
            key=f"proposal:{circle.pk}",
            words=words,
            path=path,
        )


@transaction.atomic
def edit_circle(
    *,
    by: Person,
    circle: Circle,
    name: str,
    about: str,
    guidelines: str,
    door: str,
    places: int,
    posts_wait: bool = False,
) -> Circle:
    """Change what a circle says of itself, its door, its number of places, and whether posts are seen first."""
    rules.may_host(by, circle)
    rules.must_have_a_name(name)
    if places < circle.memberships.count():
        raise Refusal(_("More people than that have a place already."))
    # As it stands: the page's form has put what is wanted on the circle in hand already.
    before = Circle.objects.select_for_update(of=("self",), no_key=True).get(pk=circle.pk)
    is_other_door = before.door != door
    is_other = is_other_door or before.name != name or before.places != places
    if is_other and rules.kept_for(circle, by):
        raise Refusal(_("The name, the door and the places of this circle belong to a programme, and stay as they are."))  # fmt: skip
    circle.name, circle.about, circle.door, circle.places = name, about, door, places
    circle.guidelines, circle.guidelines_html = guidelines, to_html(guidelines)
    circle.posts_wait = posts_wait
    circle.save(
        update_fields=[
            "name",
            "about",
            "door",
            "places",
            "guidelines",
            "guidelines_html",
            "posts_wait",
        ]
    )
    record("edit_circle", actor=by, thing=circle)
    if is_other_door:
        _tell_of_door(circle)
    return circle


@transaction.atomic
def pause_circle(*, by: Person, circle: Circle, at: datetime | None = None) -> None:
    """Let a circle rest: people read, nobody writes."""
    rules.may_host(by, circle)
    if circle.is_open:
        circle.paused_at = at or timezone.now()
        circle.save(update_fields=["paused_at"])
        record("pause_circle", actor=by, thing=circle)


@transaction.atomic
def resume_circle(*, by: Person, circle: Circle) -> None:
    """Wake a resting circle."""
    rules.may_host(by, circle)
    if circle.paused_at and not circle.closed_at:
        circle.paused_at = None
        circle.save(update_fields=["paused_at"])
        record("resume_circle", actor=by, thing=circle)


@transaction.atomic
def close_circle(
    *, by: Person, circle: Circle, reason: str = "", at: datetime | None = None
) -> None:
    """Close a circle for good: those with a place can still read, others no longer know of it."""
    _must_run_the_house(by)
    if circle.closed_at:
        return
    circle.closed_at = at or timezone.now()
    circle.save(update_fields=["closed_at"])
    circle.requests.all().delete()
    circle.invites.all().delete()
    record("close_circle", actor=by, thing=circle, reason=reason[:500])
    _tell_of_door(circle)


def _tell_of_door(circle: Circle) -> None:
    for step in ports.after_door:
        step(circle)


@transaction.atomic
def circle_for_import(*, name: str, at: datetime | None = None) -> Circle:
    """The circle of this name, or a new one behind a closed door until an organiser opens it wider."""
    found = Circle.objects.opened().filter(name=name, closed_at=None).first()
    if found:
        return found
    now = at or timezone.now()
    circle = Circle.objects.create(
        name=name,
        about=_("Threads that came from elsewhere."),
        door=Circle.Door.BY_INVITATION,
        proposed_at=now,
        opened_at=now,
    )
    record("open_circle", actor=None, thing=circle, reason="for an import")
    return circle
