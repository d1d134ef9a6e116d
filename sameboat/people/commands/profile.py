"""What people say about themselves, and how they like their pages."""

from datetime import datetime

from django import forms
from django.db import transaction
from django.utils import timezone

from sameboat.people.models import Person


@transaction.atomic
def save_profile(*, form: forms.ModelForm[Person], face: str = "") -> Person:
    """Keep what a valid form says, and another face if one was chosen."""
    person = form.save(commit=False)
    fields = list(form.cleaned_data)
    if len(face) == 8 and all(letter in "0123456789abcdef" for letter in face):
        person.face = face
        fields.append("face")
    person.save(update_fields=fields)
    return person


@transaction.atomic
def finish_onboarding(*, person: Person, at: datetime | None = None) -> None:
    """The three steps are done or skipped. Doing it again changes nothing."""
    if person.onboarded_at is None:
        person.onboarded_at = at or timezone.now()
        person.save(update_fields=["onboarded_at"])
