import pytest
from playwright.sync_api import expect

from sameboat.people.models import Passkey, Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def javascript():
    """A passkey is asked for by script; without it the page says so."""
    return True


def with_a_device(page):
    """A phone that makes passkeys and opens them with its owner's finger."""
    line = page.context.new_cdp_session(page)
    line.send("WebAuthn.enable")
    line.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
                "hasUserVerification": True, "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )  # fmt: skip


def test_somebody_joins_with_a_passkey_and_comes_in_with_it_again(someone, house):
    page = someone()
    with_a_device(page)
    page.goto(f"{house}/join/")

    page.get_by_role("link", name="Join with a passkey").click()
    page.get_by_label("A name to be known by").fill("Robin")
    page.get_by_label("I agree to this").check()
    page.get_by_role("button", name="Make a passkey and join").click()
    page.wait_for_url("**/me/codes/")
    page.goto(f"{house}/me/")
    page.get_by_role("button", name="Sign out").click()
    page.goto(f"{house}/sign-in/")
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/today/")

    robin = Person.objects.get(name="Robin")
    assert not robin.has_usable_password()
    assert Passkey.objects.get(person=robin).last_used_on is not None
    expect(page.get_by_role("heading", level=1)).to_contain_text("Robin")


def test_a_member_adds_a_passkey_and_takes_it_away(signed_in, house):
    page = signed_in("Chidi")
    with_a_device(page)
    page.goto(f"{house}/me/passkeys/")

    page.get_by_role("button", name="Add a passkey").click()
    page.get_by_text("You can come in with it from now on").wait_for()
    page.get_by_role("button", name="Take it away").click()

    page.get_by_text("It no longer opens the door").wait_for()
    assert not Passkey.objects.exists()


def test_a_passkey_that_was_taken_away_opens_nothing(signed_in, house):
    page = signed_in("Chidi")
    with_a_device(page)
    page.goto(f"{house}/me/passkeys/")
    page.get_by_role("button", name="Add a passkey").click()
    page.get_by_text("You can come in with it from now on").wait_for()
    Passkey.objects.all().delete()

    page.goto(f"{house}/me/")
    page.get_by_role("button", name="Sign out").click()
    page.goto(f"{house}/sign-in/")
    page.get_by_role("button", name="Use a passkey").click()

    page.get_by_text("That passkey was not understood").wait_for()
    page.goto(f"{house}/today/")
    assert "/sign-in/" in page.url
