"""Help now: for everybody, at once, with nothing asked of them."""

import html
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from sameboat.audit.models import Entry
from sameboat.people.commands.house import save_house
from sameboat.people.models import House, Person
from sameboat.people.queries.house import forget_the_house
from sameboat.safety.commands.helplines import (
    add_starting_helplines,
    remove_helpline,
    save_helpline,
    starting_helplines,
    verify_helpline,
)
from sameboat.safety.models import Helpline
from sameboat.safety.queries.helplines import helplines_for, to_check


@pytest.fixture
def lines(db):
    """Helplines of two countries, and a house that lives in both."""
    save_house(changes={"countries": "GB IE"})
    forget_the_house()
    add_starting_helplines(["GB", "IE"])


def test_a_guest_gets_it_without_a_session_a_cookie_or_a_question(lines):
    guest = Client()

    page = guest.get("/help/")
    head = guest.head("/help/")

    assert page.status_code == head.status_code == 200
    assert not page.cookies
    assert "<form" not in page.content.decode()


def test_it_needs_no_script(lines):
    page = Client().get("/help/").content.decode()

    assert 'href="tel:999"' in page
    assert 'href="tel:116123"' in page
    assert 'href="sms:85258"' in page
    assert "The next ten minutes" in page
    assert page.index('href="tel:999"') < page.index('href="tel:116123"')


def test_a_house_with_no_helplines_still_gives_a_number(db):
    assert 'href="tel:112"' in Client().get("/help/").content.decode()


def test_the_viewers_own_country_comes_first_and_stands_open(lines, asha):
    asha.country = "IE"

    countries = helplines_for(asha, House(countries="GB IE"))

    assert [(c.code, c.is_mine) for c in countries] == [("IE", True), ("GB", False)]
    assert all(line.country == "IE" for line in countries[0].lines)


def test_the_viewers_region_comes_before_other_regions_and_after_emergency(lines, asha):
    asha.country, asha.region = "GB", "scotland"

    shown = helplines_for(asha, House(countries="GB"))[0].lines

    regions = [line.region for line in shown if line.region]
    assert shown[0].is_emergency
    assert regions[0] == "Scotland"
    assert set(regions) >= {"England", "Wales", "Northern Ireland"}


def test_a_country_without_helplines_falls_back_on_the_houses_own(lines, asha):
    asha.country = "NO"

    countries = helplines_for(asha, House(countries="GB IE"))

    assert [c.code for c in countries] == ["GB", "IE"]
    assert [c.is_mine for c in countries] == [True, False]


def main_of(client):
    """What stands on the page itself, without what only a screen reader is told."""
    page = client.get("/help/").content.decode()
    assert 'class="away"' not in page.partition("<main")[2]
    return html.unescape(page.partition("<main")[2])


def test_the_country_of_the_open_numbers_stands_above_them(lines, as_, asha):
    Person.objects.filter(pk=asha.pk).update(country="IE")

    page = main_of(as_(asha))

    assert page.index("<h2>Ireland</h2>") < page.index('href="tel:112"')
    assert (
        page.index('href="tel:112"') < page.index("United Kingdom") < page.index('href="tel:999"')
    )
    assert "not for" not in page


def test_whoever_said_no_country_is_told_whose_numbers_these_are(lines, as_, asha):
    for client in (Client(), as_(asha)):
        page = main_of(client)

        assert page.index("<h2>United Kingdom</h2>") < page.index(
            "These numbers are for this country."
        )
        assert page.index("ring your local emergency number") < page.index('href="tel:999"')


@pytest.mark.parametrize(
    ("country", "name", "number"), [("PL", "Poland", "112"), ("US", "United States", "911")]
)
def test_whoever_lives_where_the_house_has_no_lines_gets_their_own_emergency_number_first(
    lines, as_, asha, country, name, number
):
    Person.objects.filter(pk=asha.pk).update(country=country)

    page = main_of(as_(asha))

    assert page.index(f"<h2>{name}</h2>") < page.index(f'href="tel:{number}"')
    assert page.index(f'href="tel:{number}"') < page.index('href="tel:999"')
    assert "no helplines for your country yet" in page
    assert page.index("These numbers are for this country, not for yours.") < page.index("tel:999")


def test_an_emergency_number_nobody_knows_is_not_guessed(lines, as_, asha):
    Person.objects.filter(pk=asha.pk).update(country="BR")

    page = main_of(as_(asha))

    before = page[: page.index("<h2>United Kingdom</h2>")]
    assert "ring your local emergency number" in before
    assert "ring the first number" not in page
    assert "tel:" not in before


def test_a_line_says_when_somebody_checked_it(lines, olu, as_):
    line = Helpline.objects.get(name="Shout")
    before = as_(olu).get("/help/").content.decode()

    verify_helpline(by=olu, helpline=line, on=date(2026, 3, 5))

    assert "checked 5 March 2026" not in before
    assert "not yet checked by this house" in before
    assert "checked 5 March 2026" in as_(olu).get("/help/").content.decode()


def test_a_line_is_to_be_checked_again_after_half_a_year(lines, olu):
    everyone = Helpline.objects.count()
    verify_helpline(by=olu, helpline=Helpline.objects.get(name="Shout"), on=date(2026, 1, 1))

    assert to_check(date(2026, 6, 1)) == everyone - 1
    assert to_check(date(2026, 9, 1)) == everyone


def test_starting_helplines_never_replace_what_a_house_wrote(lines):
    before = Helpline.objects.count()

    assert add_starting_helplines(["GB", "IE"]) == 0
    assert Helpline.objects.count() == before
    assert all(line.get("phone") or line.get("text_to") for line in starting_helplines())
    assert not Helpline.objects.exclude(verified_on=None).exists()


def test_an_organiser_edits_checks_and_removes_lines_at_the_desk(lines, olu, as_):
    told = {"country": "gb", "name": "Night Ferry", "phone": "0800 1", "place": 1}

    as_(olu).post("/desk/helplines/", told)
    line = Helpline.objects.get(name="Night Ferry")
    as_(olu).post(f"/desk/helplines/{line.pk}/", {**told, "name": "Day Ferry"})
    as_(olu).post(f"/desk/helplines/{line.pk}/verify/")
    line.refresh_from_db()
    as_(olu).post(f"/desk/helplines/{line.pk}/remove/")

    assert (line.country, line.name) == ("GB", "Day Ferry")
    assert line.verified_on == timezone.localdate()
    assert not Helpline.objects.filter(pk=line.pk).exists()
    verbs = set(Entry.objects.filter(actor_id=olu.pk).values_list("verb", flat=True))
    assert verbs == {"save_helpline", "verify_helpline", "remove_helpline"}


def test_what_is_removed_is_named_in_the_audit(lines, olu):
    remove_helpline(by=olu, helpline=Helpline.objects.get(name="Shout"))

    assert Entry.objects.get(verb="remove_helpline").reason == "Shout"


@pytest.mark.parametrize(("typed", "kept"), [("ie", "IE"), ("UK", "GB")])
def test_saving_a_line_writes_its_country_as_everybody_does(db, olu, typed, kept):
    line = save_helpline(by=olu, helpline=Helpline(country=typed, name="Line", phone="1"))

    assert line.country == kept
