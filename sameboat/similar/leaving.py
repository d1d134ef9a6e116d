"""What a person takes along of what they told to be found."""

from django.utils.translation import gettext as _

from sameboat.people.models import Person
from sameboat.people.ports import Part
from sameboat.similar.models import (
    Introduction,
    Openness,
    OwnLines,
    Trait,
    Words,
    Writes,
    WritingUsed,
)
from sameboat.similar.queries import introductions_for
from sameboat.similar.words import words_for


def _introductions(person: Person) -> list[dict[str, object]]:
    """When somebody was shown to them, and what they did; by name only who stands there still.

    How the others ended must not be told apart: it would say who blocked them, stopped or left.
    """
    standing = {met.introduction_id: met.name for met in introductions_for(person)}
    own = (Introduction.Answered.HELLO, Introduction.Answered.NOT_NOW)
    return [
        {
            "introduced_to": standing.get(one.pk, ""),
            "at": one.made_at,
            "answer": one.answer if one.answer in own else "",
        }
        for one in Introduction.objects.filter(to=person).order_by("made_at", "pk")
    ]


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
    rows += _introductions(person)
    return Part("similar", _("What you told to find people like you"), rows)
