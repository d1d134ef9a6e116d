import pytest

from sameboat.circles.testing import make_circle
from sameboat.people.commands.leaving import leave_house
from sameboat.people.models import Audience
from sameboat.people.queries.profiles import NO_FACE
from sameboat.safety.commands import block_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def chidi(chidi, asha):
    """Somebody who shares a circle with Asha; Ben shares none."""
    make_circle("Kites", people=(asha, chidi))
    return chidi


def say(client, **changes):
    told = {
        "about": "I fly kites.", "about_audience": "members", "pronouns": "they",
        "pronouns_audience": "members", "face_audience": "members", "page_audience": "members",
    }  # fmt: skip
    return client.post("/me/profile/", {**told, **changes})


def seen(client, person):
    page = client.get(f"/people/{person.pk}/")
    if page.status_code != 200:
        return page.status_code
    profile = page.context["profile"]
    return {
        "about": profile.about == "I fly kites." and b"I fly kites." in page.content,
        "pronouns": profile.pronouns == "they",
        "face": profile.face != NO_FACE,
    }


@pytest.mark.parametrize("line", ["about", "pronouns", "face"])
@pytest.mark.parametrize(
    ("audience", "near", "far"),
    [("only_me", False, False), ("my_circles", True, False), ("members", True, True)],
)
def test_each_line_is_seen_by_those_it_was_meant_for(
    as_, asha, ben, chidi, line, audience, near, far
):
    say(as_(asha), **{f"{line}_audience": audience})

    assert seen(as_(asha), asha)[line] is True
    assert seen(as_(chidi), asha)[line] is near
    assert seen(as_(ben), asha)[line] is far


@pytest.mark.parametrize(
    ("audience", "near", "far"),
    [("only_me", 404, 404), ("my_circles", 200, 404), ("members", 200, 200)],
)
def test_a_page_is_found_by_those_it_was_meant_for(as_, asha, ben, chidi, audience, near, far):
    say(as_(asha), page_audience=audience)

    statuses = [as_(who).get(f"/people/{asha.pk}/").status_code for who in (asha, chidi, ben)]

    assert statuses == [200, near, far]


def test_a_few_lines_are_for_ones_circles_unless_one_says_otherwise(asha):
    assert asha.about_audience == Audience.MY_CIRCLES


def test_every_line_of_a_profile_has_its_own_audience(as_, asha):
    fields = as_(asha).get("/me/profile/").context["form"].fields

    told = {name for name in fields if not name.endswith("_audience")} | {"face", "page"}
    assert {f"{name}_audience" for name in told} == set(fields) - told


def test_nothing_else_of_a_person_stands_on_their_page(as_, asha, ben):
    asha.email, asha.region, asha.country = "asha@letters.example", "Hillshire", "GB"
    asha.last_here_on = asha.joined_at.date()
    asha.save()

    page = as_(ben).get(f"/people/{asha.pk}/").content.decode()

    assert "letters.example" not in page
    assert "Hillshire" not in page
    assert str(asha.joined_at.year) not in page


@pytest.mark.parametrize("who_blocks", ["asha", "ben"])
def test_after_a_block_neither_finds_the_others_page(as_, asha, ben, who_blocks):
    pair = (asha, ben) if who_blocks == "asha" else (ben, asha)
    block_person(blocker=pair[0], blocked=pair[1])

    assert seen(as_(ben), asha) == 404
    assert seen(as_(asha), ben) == 404


def test_whoever_asked_to_leave_is_found_by_nobody(as_, asha, chidi):
    leave_house(person=asha, leaves_posts=True)

    assert seen(as_(chidi), asha) == 404


def test_a_face_is_chosen_from_drawn_ones_and_cannot_be_anything_else(as_, asha):
    before = asha.face

    say(as_(asha), face="<script>")
    asha.refresh_from_db()
    kept = asha.face
    say(as_(asha), face="0a1b2c3d")
    asha.refresh_from_db()

    assert kept == before
    assert asha.face == "0a1b2c3d"


def test_an_audience_nobody_offered_is_refused(as_, asha):
    page = say(as_(asha), about_audience="everybody")

    asha.refresh_from_db()
    assert page.status_code == 422
    assert asha.about == ""
