"""Reviews before moderators: hidden with a reason, reported, looked up, seen first."""

import pytest

from sameboat.audit.models import Entry
from sameboat.care.commands.reviews import (
    hide_review,
    let_review_through,
    reveal_reviewer,
    send_review_back,
    take_review_away,
    unhide_review,
)
from sameboat.care.testing import make_review
from sameboat.desk.commands import change_role
from sameboat.lib.refusal import Refusal
from sameboat.moderation.models import Case
from sameboat.moderation.testing import decide_on, report_case
from sameboat.notices.models import Notice
from sameboat.people.commands.house import save_house
from sameboat.people.testing import make_person

WORDS = "They let me sit by the window for an hour."


pytestmark = pytest.mark.usefixtures("known_screen")


def test_a_moderator_hides_it_with_a_reason_and_puts_it_back(
    as_, asha, ben, dora, lamp, reviews_at
):
    review = make_review(asha, lamp, WORDS)

    with pytest.raises(Refusal):
        hide_review(moderator=ben, review=review, reason="No.")
    with pytest.raises(Refusal):
        hide_review(moderator=dora, review=review, reason=" ")
    for _twice in range(2):
        hide_review(moderator=dora, review=review, reason="It names somebody.")
    assert WORDS not in reviews_at(as_(ben))
    assert "only you see it" in reviews_at(as_(asha))
    with pytest.raises(Refusal):
        make_review(asha, lamp, "Other words.")
    unhide_review(moderator=dora, review=review, reason="It does not.")

    assert WORDS in reviews_at(as_(ben))
    told = Notice.objects.filter(person=asha, kind="review")
    assert [each.words for each in told.order_by("made_at")] == [
        "A moderator hid what you wrote about a service: It names somebody.",
        "What you wrote about a service stands again: It does not.",
    ]
    verbs = Entry.objects.values_list("verb", flat=True)
    assert list(verbs).count("hide_review") == 1


def test_a_report_becomes_a_case_that_hides_it(as_, asha, ben, dora, lamp, reviews_at):
    review = make_review(asha, lamp, WORDS)
    page = as_(ben).get(f"/report/review/{review.pk}/").content.decode()
    case = report_case(ben, "review", review.pk, "hostile")

    decide_on(case, dora, "hide")

    assert WORDS in page
    assert WORDS not in reviews_at(as_(ben))
    assert as_(dora).get(f"/desk/cases/{case.pk}/").status_code == 200


def test_who_wrote_without_a_name_is_looked_up_with_a_reason_only(asha, ben, dora, lamp):
    review = make_review(asha, lamp, WORDS, as_someone=True)

    with pytest.raises(Refusal):
        reveal_reviewer(moderator=ben, review=review, reason="I want to know.")
    with pytest.raises(Refusal):
        reveal_reviewer(moderator=dora, review=review, reason="")
    assert reveal_reviewer(moderator=dora, review=review, reason="A threat.") == asha
    assert Entry.objects.filter(verb="reveal_alias").count() == 1


@pytest.fixture
def waiting(asha, lamp):
    """Everything is seen first in this house, and asha wrote something."""
    save_house(changes={"everything_waits": True})
    return make_review(asha, lamp, WORDS)


def test_where_everything_is_seen_first_a_review_is_too(as_, asha, ben, dora, waiting, reviews_at):
    case = Case.objects.get(kind="waiting")
    unseen = reviews_at(as_(ben))
    own = reviews_at(as_(asha))

    let_review_through(by=dora, review=waiting)
    let_review_through(by=dora, review=waiting)

    assert WORDS not in unseen
    assert "until then only you see it" in own
    assert WORDS in reviews_at(as_(ben))
    case.refresh_from_db()
    assert case.closed_at
    assert Notice.objects.filter(person=asha, kind="review").count() == 1


def test_what_came_back_says_why_and_can_be_sent_again(
    as_, asha, ben, dora, waiting, reviews_at, lamp
):
    send_review_back(by=dora, review=waiting, reason="Without the nurse's name, please.")
    came_back = reviews_at(as_(asha))

    again = make_review(asha, lamp, WORDS)

    assert "Without the nurse&#x27;s name, please." in came_back
    assert again.waits
    assert again.came_back == ""
    assert Case.objects.open().filter(kind="waiting").count() == 1
    assert WORDS not in reviews_at(as_(ben))


def test_taking_away_what_waits_closes_its_case(asha, waiting):
    take_review_away(person=asha, review=waiting)

    assert not Case.objects.open().exists()


def test_nobody_lets_their_own_through(olu, lamp):
    save_house(changes={"everything_waits": True})
    dora = make_person("Moth")
    review = make_review(dora, lamp)
    dora = change_role(by=olu, person=dora, role="moderator")

    for deed in (
        lambda: let_review_through(by=dora, review=review),
        lambda: send_review_back(by=dora, review=review, reason="No."),
    ):
        with pytest.raises(Refusal):
            deed()
