"""What a tired moderator needs of a case: the next step, and nothing typed lost."""

import pytest

from sameboat.circles.testing import make_circle
from sameboat.desk.tests.test_the_page_of_a_case import page_of
from sameboat.moderation.commands.closing import close_case
from sameboat.moderation.commands.keeping import keep_desk
from sameboat.moderation.testing import noticed_case, report_case
from sameboat.posts.testing import make_answer, make_thread


@pytest.fixture
def post(asha, ben, chidi):
    """An answer of chidi's, in a circle that no moderator is in."""
    circle = make_circle("Kites", people=(asha, ben, chidi), door="by_invitation")
    return make_answer(chidi, make_thread(ben, circle), body="Buy my kites.")


@pytest.fixture
def case(asha, post):
    return report_case(asha, "post", post.pk, "selling")


def test_the_emergency_steps_are_ticked_off_in_a_crisis(post, dora, olu, as_):
    keep_desk(by=olu, clocks={}, procedure="Read their plan\nRing the night line")
    crisis = noticed_case(post)

    page = page_of(as_(dora), crisis)
    as_(dora).post(f"/desk/cases/{crisis.pk}/step/", {"step": "Ring the night line"})
    after = page_of(as_(dora), crisis)

    assert page.count('name="step"') == 2
    assert after.count('name="step"') == 1
    assert "✓ Ring the night line" in after


def test_on_a_telephone_only_the_next_steps_show_and_the_rest_is_folded(post, dora, olu, as_):
    steps = ["Read their plan", "Write to them", "Ring", "Ask a colleague", "Call help"]
    keep_desk(by=olu, clocks={}, procedure="\n".join(steps))
    crisis = noticed_case(post)
    as_(dora).post(f"/desk/cases/{crisis.pk}/step/", {"step": "Read their plan"})

    page = page_of(as_(dora), crisis)

    assert page.index("Write to them") < page.index("Then 2 more steps") < page.index("Call help")
    assert page.index("1 step done") < page.index("✓ Read their plan")


@pytest.mark.parametrize("what", ["decide", "close"])
def test_what_was_typed_is_still_there_where_a_colleague_closed_the_case_meanwhile(
    what, case, dora, olu, as_
):
    close_case(case=case, by=dora, outcome="nothing_wrong", words="It is fine.")
    told = {
        "verbs": ["word"], "rule": "The law", "what": "You sold kites.", "why": "Long words.",
        "outcome": "decided", "words": "Long words.",
    }  # fmt: skip

    page = as_(olu).post(f"/desk/cases/{case.pk}/{what}/", told)

    assert page.status_code == 422
    assert "closed already" in page.content.decode()
    assert "Long words." in page.content.decode()
