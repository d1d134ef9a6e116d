"""Changing what one told, whatever has happened around it since."""

from django.utils import timezone

from sameboat.skills.queries.skills import skill_page
from sameboat.skills.testing import make_skill


def test_without_a_name_nothing_shows_that_its_teller_starts_to_leave(asha, ben, dora):
    unnamed = make_skill(asha, seen_by=dora, as_someone=True)
    named = make_skill(asha, seen_by=dora)
    before = skill_page(ben, unnamed.pk).who

    asha.leaving_at = timezone.now()
    asha.save()

    assert skill_page(ben, unnamed.pk).who == before == "someone here"
    assert skill_page(ben, named.pk).who == "someone who left"
