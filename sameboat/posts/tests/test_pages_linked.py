import pytest

from sameboat.circles.testing import make_circle
from sameboat.people.models import Person
from sameboat.posts.testing import make_answer, make_thread

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("audience", "is_linked"), [("members", True), ("my_circles", True), ("only_me", False)]
)
def test_a_name_leads_to_a_page_only_where_the_reader_may_open_it(
    as_, asha, chidi, audience, is_linked
):
    thread = make_thread(chidi, make_circle("Kites", people=(asha, chidi)))
    Person.objects.filter(pk=chidi.pk).update(page_audience=audience)

    page = as_(asha).get(f"/threads/{thread.pk}/").content.decode()
    opened = as_(asha).get(f"/people/{chidi.pk}/")

    assert "Chidi" in page
    assert (f'href="/people/{chidi.pk}/"' in page) is is_linked
    assert (opened.status_code == 200) is is_linked


def test_a_guest_of_an_open_circle_is_led_to_no_page_that_is_for_its_people(as_, asha, ben):
    thread = make_thread(asha, make_circle("Kites", people=(asha,)))
    Person.objects.filter(pk=asha.pk).update(page_audience="my_circles")
    make_answer(asha, thread, as_someone=True)

    page = as_(ben).get(f"/threads/{thread.pk}/").content.decode()

    assert "Asha" in page
    assert f"/people/{asha.pk}/" not in page
