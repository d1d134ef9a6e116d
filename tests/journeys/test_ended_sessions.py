import pytest

from sameboat.circles.models import Circle
from sameboat.people.commands.signing import sign_out_everywhere
from sameboat.people.models import Person
from sameboat.people.testing import PASSPHRASE
from sameboat.posts.models import Post
from sameboat.posts.testing import make_thread

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_answer_written_after_the_session_ended_arrives(signed_in, house):
    chidi = Person.objects.get(name="Chidi")
    thread = make_thread(chidi, Circle.objects.get(name="Kites"))
    page = signed_in("Chidi")
    page.goto(f"{house}/threads/{thread.pk}/")
    page.get_by_label("Your answer").fill("I wrote this for an hour, and then the line was gone.")
    sign_out_everywhere(person=chidi)

    page.get_by_role("button", name="Answer", exact=True).click()
    page.get_by_text("What you wrote is kept").wait_for()
    page.get_by_label("Your name here").fill("Chidi")
    page.get_by_label("Passphrase").fill("not the right one at all")
    page.get_by_role("button", name="Come in", exact=True).click()
    page.get_by_label("Passphrase").fill(PASSPHRASE)
    page.get_by_role("button", name="Come in", exact=True).click()
    page.get_by_role("button", name="Send again").click()

    page.wait_for_url("**at=**")
    assert Post.objects.get(thread=thread, number=2).body.startswith("I wrote this for an hour")
