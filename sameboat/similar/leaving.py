"""What a person takes along of what they told to be found."""

from django.utils.translation import gettext as _

from sameboat.people.models import Person
from sameboat.people.ports import Part
from sameboat.safety.queries.hidden import hidden_people
from sameboat.similar.models import (
    Introduction,
    Openness,
    OwnLines,
    Trait,
    Words,
    Writes,
    WritingUsed,
)
from sameboat.similar.words import words_for


def take_similar(person: Person) -> Part:
    """Every answer and the lines with who may read them, the languages of words and writing, whether they are introduced, and whom they were introduced to."""
    terms = words_for(person).terms
    rows: list[dict[str, object]] = [
        {
            "told": terms[answer.term].title if answer.term in terms else answer.term,
            "shown_to": str(answer.get_shown_to_display()),
        }
        for answer in Trait.objects.filter(person=person).order_by("pk")
    ]
    rows += [
        {"in_my_own_words": one.text, "shown_to": str(one.get_shown_to_display())}
        for one in OwnLines.objects.filter(person=person)
    ]
    rows += [{"i_write_in": each.languages} for each in Writes.objects.filter(person=person)]
    rows += [
        {"what_i_opened_is_used_since": each.since}
        for each in WritingUsed.objects.filter(person=person)
    ]
    rows += [{"introduced_since": one.since} for one in Openness.objects.filter(person=person)]
    rows += [{"words_in": one.language} for one in Words.objects.filter(person=person)]
    met = Introduction.objects.filter(to=person).select_related("other").order_by("made_at", "pk")
    away = hidden_people(person)
    rows += [
        {
            "introduced_to": "" if one.other_id in away else one.other.name,
            "at": one.made_at,
            "answer": one.answer,
        }
        for one in met
    ]
    return Part("similar", _("What you told to find people like you"), rows)
