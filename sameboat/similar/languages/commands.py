"""Saying in which languages one writes."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from sameboat.lib.refusal import Refusal
from sameboat.people.models import Person
from sameboat.similar.languages import written
from sameboat.similar.models import Writes


@transaction.atomic
def choose_languages(*, person: Person, languages: Iterable[str]) -> None:
    """In which languages a person writes, kept in the order of the list. None takes it away."""
    told = set(languages)
    chosen = [code for code in written() if code in told]
    if len(chosen) != len(told):
        raise Refusal(_("That is not among these. Please choose again."))
    if chosen:
        Writes.objects.update_or_create(person=person, defaults={"languages": chosen})
    else:
        forget_languages(person)


def forget_languages(person: Person) -> None:
    """Nothing is known of the languages somebody writes."""
    Writes.objects.filter(person=person).delete()
