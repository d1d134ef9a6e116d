"""Thanking whoever told what helps."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.notices.commands import tell
from sameboat.people.models import Person
from sameboat.safety.queries.hidden import unread_by
from sameboat.skills.models import Skill, Thanks


@transaction.atomic
def thank(*, person: Person, skill: Skill, at: datetime | None = None) -> None:
    """Thank whoever told it, once. They learn that somebody did, not who and not how many."""
    now = at or timezone.now()
    if skill.told_by is None or skill.told_by_id == person.pk:
        return
    _thanks, is_new = Thanks.objects.get_or_create(skill=skill, person=person, defaults={"at": now})
    if is_new and skill.told_by_id not in unread_by([person.pk]):
        words = _("Somebody thanked you for something that helps them")
        tell(
            person=skill.told_by,
            kind="thanks",
            key=f"skill:{skill.pk}:thanks",
            words=words,
            path=skill.get_absolute_url(),
            at=now,
        )
