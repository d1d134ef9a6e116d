import io

import pytest
from PIL import Image
from playwright.sync_api import expect

from sameboat.people.models import Person
from sameboat.posts.models import Picture, Post, Thread

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def a_picture():
    dots = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(dots, "PNG")
    return {"name": "kite.png", "mimeType": "image/png", "buffer": dots.getvalue()}


def test_somebody_joins_without_email_and_tells_a_story(someone):
    page = someone()

    page.get_by_role("link", name="Join").click()
    page.get_by_label("A name to be known by").fill("Robin")
    page.get_by_label("Passphrase").fill("five small brown birds")
    page.get_by_label("I agree to this").check()
    page.get_by_role("button", name="Join").click()
    expect(
        page.get_by_text("without these codes a lost passphrase cannot be mended")
    ).to_be_visible()
    page.get_by_role("button", name="Show me my codes").click()
    expect(page.locator(".codes li")).to_have_count(8)
    page.get_by_role("link", name="I have kept them").click()

    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Skip").click()
    page.get_by_role("link", name="See the circles").click()
    page.get_by_role("link", name="Kites").click()
    page.get_by_role("button", name="Take a place").click()
    page.get_by_role("link", name="Write here").click()
    page.get_by_label("Story").check()
    page.get_by_label("A few words as a title").fill("The red kite")
    page.get_by_label("What you would like to say").fill("It *flew* at last.")
    page.get_by_text("Without my name, a content note, a picture").click()
    page.get_by_label("loss and grief").check()
    page.get_by_label("A picture", exact=True).set_input_files(files=[a_picture()])
    page.get_by_role("button", name="Post it").click()

    summary = page.get_by_role("alert")
    assert summary.evaluate("it => it === document.activeElement")
    summary.get_by_role("link", name="Say in a few words what is to be seen").click()
    expect(page.locator("#id_alt_error")).to_be_visible()
    expect(page.get_by_label("A few words as a title")).to_have_value("The red kite")
    page.get_by_label("What is to be seen").fill("A red kite over a field")
    page.get_by_role("button", name="Post it").click()
    page.wait_for_url("**/threads/**")

    expect(page.get_by_role("heading", name="The red kite")).to_be_visible()
    expect(page.locator("em", has_text="flew")).to_be_visible()
    expect(page.get_by_role("img", name="A red kite over a field")).to_be_visible()
    robin = Person.objects.get(name="Robin")
    assert robin.email == ""
    assert robin.acceptances.count() == 1
    thread = Thread.objects.get(author=robin)
    assert (thread.kind, thread.notes) == ("story", ["loss"])
    assert Picture.objects.filter(post__thread=thread).count() == 1


def test_somebody_answers_as_someone_in_this_circle(signed_in, house):
    from sameboat.circles.models import Circle
    from sameboat.posts.testing import make_thread

    chidi = Person.objects.get(name="Chidi")
    circle = Circle.objects.get(name="Kites")
    thread = make_thread(chidi, circle, title="A quiet day")
    from sameboat.circles.commands import join_circle
    from sameboat.people.testing import make_person

    join_circle(person=make_person("Asha"), circle=circle)
    page = signed_in("Asha")

    page.get_by_role("link", name="A quiet day").first.click()
    page.get_by_label("Your answer").fill("I know this one.")
    page.get_by_text("Without my name, a content note, a picture").click()
    page.get_by_label("As someone in this circle").check()
    page.get_by_role("button", name="Answer", exact=True).click()

    page.wait_for_url("**at=**")
    reader = signed_in("Chidi")
    reader.goto(f"{house}/threads/{thread.pk}/")
    expect(reader.get_by_text("I know this one.")).to_be_visible()
    assert "Asha" not in reader.content()
    expect(reader.get_by_text("Someone with")).to_be_visible()
    assert Post.objects.get(thread=thread, number=2).author.name == "Asha"


def test_what_was_typed_is_there_after_leaving_the_page(signed_in, house, javascript):
    from sameboat.circles.models import Circle
    from sameboat.posts.testing import make_thread

    thread = make_thread(Person.objects.get(name="Chidi"), Circle.objects.get(name="Kites"))
    page = signed_in("Chidi")
    page.goto(f"{house}/threads/{thread.pk}/")

    page.get_by_label("Your answer").fill("Half a thought")
    if javascript:
        page.get_by_text("Kept as a draft").wait_for()
    else:
        page.get_by_role("button", name="Keep as draft").click()
    page.goto(f"{house}/today/")
    page.goto(f"{house}/threads/{thread.pk}/")

    expect(page.get_by_label("Your answer")).to_have_value("Half a thought")
