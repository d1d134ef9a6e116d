"""Walking with somebody: asking for a coach, notes, being away, handing over."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.care.box import seal_box
from sameboat.lib.refusal import Refusal
from sameboat.lib.words import says_something
from sameboat.messages.commands import open_letters, save_letter_draft, write_letter
from sameboat.messages.models import Conversation
from sameboat.messages.queries import draft_to, known_between
from sameboat.messages.rules import LONGEST, takes_letters
from sameboat.notices.commands import tell
from sameboat.people.models import Person
from sameboat.programmes import rules
from sameboat.programmes.models import Buddies, Carer, CoachNote, Cohort, Place, ReadAlong, Walk
from sameboat.safety.queries.hidden import blocked_people

LONGEST_WISHES = 1000


@transaction.atomic
def ask_for_coach(*, person: Person, place: Place, wishes: str, at: datetime | None = None) -> Walk:
    """Have a coach walk with one, who gets these words as a first letter. Whoever has one, and told them before, changes only the words."""
    now = at or timezone.now()
    Cohort.objects.select_for_update(of=("self",), no_key=True).get(pk=place.cohort_id)
    rules.must_be_in(place)
    words = wishes.strip()[:LONGEST_WISHES]
    known = Walk.objects.filter(place=place, ended_at=None).first()
    if known and known.wishes:
        known.wishes = words
        known.save(update_fields=["wishes"])
        return known
    if not says_something(words):
        raise Refusal(_("Write your coach a line to begin with. “Hello” is enough."))
    walk = known or _begin_walk(place, now)
    if walk is None:
        raise Refusal(_("No coach is free just now. Your host is here for you, and you can ask again."))  # fmt: skip
    walk.wishes = words
    walk.save(update_fields=["wishes"])
    Place.objects.filter(pk=place.pk).update(wants_no_coach=False)
    write_letter(writer=person, conversation=open_letters(one=person, other=walk.coach, at=now), body=words, at=now)  # fmt: skip
    return walk


@transaction.atomic
def give_coach(place: Place, at: datetime | None = None) -> Walk | None:
    """Let a coach walk with somebody who takes part where one is promised; None where they want no letters, or nobody has room.

    In what was tried, people stayed where somebody with a name wrote to them, and few ask for it themselves. The coach
    writes first, or they do; they go without by a press. Organisers hear when nobody has room.
    """
    now = at or timezone.now()
    cohort = Cohort.objects.select_for_update(of=("self",), no_key=True).get(pk=place.cohort_id)
    coaches = cohort.carers.filter(role=Carer.Role.COACH)
    if not place.is_in or not coaches.exists() or not takes_letters(place.person):
        return None
    if place.wants_no_coach or place.walks.filter(ended_at=None).exists():
        return None
    walk = _begin_walk(place, now)
    if walk is None:
        _tell_organisers(_("Somebody takes part and no coach has room"), now)
    return walk


def _begin_walk(place: Place, now: datetime) -> Walk | None:
    coach = _free_coach(place.cohort, not_for=place.person)
    if coach is None:
        return None
    walk = Walk.objects.create(place=place, coach=coach, begun_at=now)
    open_letters(one=place.person, other=coach, at=now)
    tell(person=coach, kind="coaching", key=f"walk:{walk.pk}", words=_("Somebody new walks with you. A first letter from you helps."), path=walk.get_absolute_url(), at=now)  # fmt: skip
    return walk


def _free_coach(cohort: Cohort, *, not_for: Person, but: Person | None = None) -> Person | None:
    """Of the coaches who are here and have room, the one who walks with the fewest."""
    most = int(cohort.edition.course.main.told["roles"].get("people-a-coach", 1))
    walking = Counter(Walk.objects.filter(place__cohort=cohort, ended_at=None).values_list("coach", flat=True))  # fmt: skip
    apart = set(blocked_people(not_for)) | {not_for.pk} | ({but.pk} if but else set())
    duty = Carer.objects.filter(cohort=cohort, role=Carer.Role.COACH, away_since=None, person__in=Person.objects.here())  # fmt: skip
    free = [each for each in duty.select_related("person").order_by("since", "pk") if each.person_id not in apart and walking[each.person_id] < most]  # fmt: skip
    return min(free, key=lambda each: walking[each.person_id]).person if free else None


@transaction.atomic
def stop_walking(*, person: Person, place: Place, at: datetime | None = None) -> None:
    """Have no coach any more, and be given none until one asks. Letters stay letters. Twice changes nothing."""
    rules.must_be_theirs(person, place)
    Place.objects.filter(pk=place.pk).update(wants_no_coach=True)
    Walk.objects.filter(place=place, ended_at=None).update(ended_at=at or timezone.now())


@transaction.atomic
def let_read_along(
    *, person: Person, place: Place, by: Person, may: bool, at: datetime | None = None
) -> None:
    """Let one supervisor read the letters between oneself and one's coach from now on, or no longer. Twice changes nothing."""
    rules.must_be_theirs(person, place)
    walk = Walk.objects.filter(place=place, ended_at=None).first()
    if not may or walk is None:
        ReadAlong.objects.filter(walk__place=place, by=by).delete()
        return
    rules.must_supervise(by, place.cohort)
    ReadAlong.objects.get_or_create(walk=walk, by=by, defaults={"since": at or timezone.now()})


@transaction.atomic
def note_on_walk(*, by: Person, walk: Walk, words: str, at: datetime | None = None) -> CoachNote:
    """Note something about walking with somebody. They read it too."""
    rules.must_walk(by, walk)
    if not says_something(words):
        raise Refusal(_("There is nothing written yet."))
    return CoachNote.objects.create(
        place=walk.place, by=by, words=seal_box({"words": words.strip()[:4000]}), at=at or timezone.now()
    )  # fmt: skip


@transaction.atomic
def begin_letter(*, by: Person, walk: Walk, words: str, at: datetime | None = None) -> Conversation:
    """Begin a letter to somebody one walks with, as a draft that can be changed before it goes. One that was begun stays."""
    rules.must_walk(by, walk)
    person = walk.place.person
    conversation = known_between(by, person)
    if conversation is None:
        raise Refusal(_("The two of you can't write to each other now."))
    if words and not draft_to(by, person):
        save_letter_draft(person=by, to=person, body=words, at=at)
    return conversation


@transaction.atomic
def letter_to_coach(*, person: Person, place: Place, words: str, at: datetime | None = None) -> Conversation:  # fmt: skip
    """Put words below what one was writing to one's coach. Nothing is sent."""
    rules.must_be_theirs(person, place)
    walk = Walk.objects.filter(place=place, ended_at=None).select_related("coach").first()
    conversation = known_between(person, walk.coach) if walk else None
    if walk is None or conversation is None:
        raise Refusal(_("You have no coach just now. You can ask for one."))
    begun = "\n\n".join(filter(None, (draft_to(person, walk.coach).rstrip(), words.strip())))
    if len(begun) > LONGEST:
        raise Refusal(_("That is more than fits in one letter. Copy from here what you would like to tell."))  # fmt: skip
    save_letter_draft(person=person, to=walk.coach, body=begun, at=at)
    return conversation


@transaction.atomic
def hand_over(
    *, by: Person, walk: Walk, to: Person | None = None, at: datetime | None = None
) -> Walk:
    """Give a walk to another coach of the cohort, who gets the notes; without `to`, to whoever has room. The person is told."""
    now = at or timezone.now()
    held = Walk.objects.select_for_update(of=("self",), no_key=True).select_related("place__cohort__edition", "place__person", "coach").get(pk=walk.pk)  # fmt: skip
    rules.may_hand_over(by, held)
    if held.ended_at:
        raise Refusal(_("This has ended already."))
    person, cohort = held.place.person, held.place.cohort
    found = to or _free_coach(cohort, not_for=person, but=held.coach)
    if found is None or found.pk in {held.coach_id, person.pk}:
        raise Refusal(_("No other coach has room just now. An organiser can add one."))
    rules.must_coach(found, cohort)
    held.ended_at = now
    held.save(update_fields=["ended_at"])
    made = Walk.objects.create(place=held.place, coach=found, wishes=held.wishes, begun_at=now)
    open_letters(one=person, other=found, at=now)
    words = _("Another coach walks with you from now on")
    tell(person=person, kind="coaching", key=f"walk:{made.pk}", words=words, path=f"/programmes/{cohort.pk}/coach/", at=now)  # fmt: skip
    tell(person=found, kind="coaching", key=f"walk:{made.pk}", words=_("Somebody was handed over to you"), path=made.get_absolute_url(), at=now)  # fmt: skip
    return made


@transaction.atomic
def be_away(*, coach: Person, away: bool, at: datetime | None = None) -> int:
    """Say that one cannot for now, or can again. Everybody one walks with goes to a coach with room; how many had to stay is returned.

    Organisers are told of those, so that nobody is forgotten because somebody fell ill.
    """
    now = at or timezone.now()
    duty = Carer.objects.filter(person=coach, role=Carer.Role.COACH)
    if not away:
        duty.update(away_since=None)
        return 0
    duty.filter(away_since=None).update(away_since=now)
    left = pass_walks_on(Walk.objects.filter(coach=coach), by=coach, at=now)
    if left:
        _tell_organisers(_("A coach is away, and some people have nobody now"), now)
    return left


def pass_walks_on(walks: QuerySet[Walk], *, by: Person, at: datetime) -> int:
    """Hand each of these walks to a coach with room; how many had to stay is returned."""
    left = 0
    for walk in walks.filter(ended_at=None):
        try:
            with transaction.atomic():
                hand_over(by=by, walk=walk, at=at)
        except Refusal:
            left += 1
    return left


def let_walks_go(person: Person) -> None:
    """Whoever asked to leave the house walks with nobody any more: another coach does, or the organisers hear of it."""
    if Walk.objects.filter(coach=person, ended_at=None).exists():
        be_away(coach=person, away=True)


def end_company_between(one: Person, other: Person) -> None:
    """After a block nobody walks with the other, and they are no buddies. Neither is told why."""
    now = timezone.now()
    walks = Q(coach=one, place__person=other) | Q(coach=other, place__person=one)
    Walk.objects.filter(walks, ended_at=None).update(ended_at=now)
    pairs = Q(one__person=one, other__person=other) | Q(one__person=other, other__person=one)
    Buddies.objects.filter(pairs, ended_at=None).update(ended_at=now)


def _tell_organisers(words: str, at: datetime) -> None:
    # No number in the key: it would outlive whoever it is about.
    for organiser in Person.objects.here().filter(role=Person.Role.ORGANISER):
        tell(person=organiser, kind="coaching", key="no-coach", words=words, path="/desk/programmes/", at=at)  # fmt: skip
