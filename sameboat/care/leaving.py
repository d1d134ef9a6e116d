"""What a person takes along of their visits, choices and reviews, and how they are forgotten."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from sameboat.care.models import Choice, Review, VisitSheet
from sameboat.care.queries.choices import Weighed, choices_of
from sameboat.care.queries.visits import Sheet, sheets_of
from sameboat.people.models import Person
from sameboat.people.ports import Part


def take_care(person: Person) -> Part:
    """Every sheet and worksheet as its owner wrote it, and what they said of services."""
    rows: list[dict[str, object]] = [_of_sheet(each) for each in sheets_of(person)]
    rows += [row for each in choices_of(person) for row in _of_choice(each)]
    rows += [
        {
            "service": review.service.name,
            "what_it_was_like": review.words,
            "as": review.alias or person.name,
            "at": review.written_at,
            "edited_at": review.edited_at,
            "came_back": review.came_back,
        }
        for review in Review.objects.filter(author=person).select_related("service")
    ]
    return Part("care", _("Your visits and choices, and what you said of services"), rows)


def _of_sheet(sheet: Sheet) -> dict[str, object]:
    return {
        "visit": sheet.who,
        "when": sheet.when,
        "first": [line.words for line in sheet.first],
        **{str(name): lines for name, lines in sheet.later},
        "since_last_time": sheet.since,
        "agreed": sheet.agreed,
        "written_at": sheet.changed_at,
    }


def _of_choice(choice: Weighed) -> Iterator[dict[str, object]]:
    sheet = choice.sheet
    yield {
        "choice": sheet.about,
        "kind": str(choice.row.get_kind_display()),
        **{str(asks): words for asks, words in sheet.how_rows},
        "would_need_to_know": sheet.know,
        "how_sure": str(sheet.sure_words),
        "decided": sheet.decided,
        "look_again_on": choice.row.look_again_on,
        "reminded_at": choice.row.reminded_at,
        "written_at": choice.row.changed_at,
    }
    for option in sheet.options:
        yield {
            "could_do": option.name,
            **{
                str(name): [f"{each.words} ({each.matters_words})" for each in reasons]
                for name, reasons in option.sides
            },
        }


def forget_care(person: Person) -> None:
    """Everything of it goes with its person, whatever they chose for their posts: a review is nobody's without them."""
    VisitSheet.objects.filter(person=person).delete()
    Choice.objects.filter(person=person).delete()
    Review.objects.filter(author=person).delete()
