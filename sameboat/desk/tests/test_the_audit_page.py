"""Who did what, a line each, with the way to what it was done to."""

from sameboat.audit.queries import head
from sameboat.circles.commands import close_circle
from sameboat.circles.testing import make_circle
from sameboat.desk.commands import change_role
from sameboat.moderation.testing import decide_on, report_case
from sameboat.posts.testing import make_answer, make_thread


def page_of(client):
    return client.get("/desk/audit/").content.decode()


def test_hiding_through_a_case_leads_to_the_case(asha, ben, chidi, dora, olu, as_):
    post = make_answer(chidi, make_thread(ben, make_circle("Kites", people=(ben, chidi, asha))))
    case = report_case(asha, "post", post.pk, "selling")

    decide_on(case, dora, "hide")

    page = page_of(as_(olu))
    assert "Dora: hid a post" in page
    assert "Dora: decided on a case" in page
    assert f'<a href="/desk/cases/{case.pk}/">The case</a>' in page


def test_what_was_done_to_a_circle_leads_there_for_an_organiser(asha, chidi, olu, as_):
    circle = make_circle("Kites", people=(asha,), hosts=(chidi,), door="by_invitation")
    close_circle(by=olu, circle=circle, reason="Nobody comes.")

    page = page_of(as_(olu))

    address = f"/circles/{circle.pk}/hosting/"
    assert f'<a href="{address}">The circle</a>' in page
    assert as_(olu).get(address).status_code == 200


def test_what_has_no_place_leads_nowhere(asha, olu, as_):
    change_role(by=olu, person=asha, role="moderator")

    page = page_of(as_(olu)).split("<h1>")[1]

    assert "Olu: gave another role" in page
    assert "about Asha" in page
    assert "The case" not in page
    assert "The circle" not in page


def test_an_organiser_can_write_the_head_down(asha, olu, as_):
    change_role(by=olu, person=asha, role="moderator")

    assert f"<code>{head()}</code>" in page_of(as_(olu))
