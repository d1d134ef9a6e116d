"""Country and time zone: chosen by name from lists that a frightened person can use."""

import re
import zoneinfo
from importlib import import_module

import pytest
from django.apps import apps

from sameboat.lib import zones
from sameboat.lib.zones import zone_choices, zone_of, zones_of
from sameboat.people.commands.house import save_house
from sameboat.people.models import House, Person
from sameboat.people.queries.house import forget_the_house
from sameboat.people.testing import make_person

pytestmark = pytest.mark.django_db
PAGES = ("/me/place/", "/welcome/2/")


@pytest.fixture
def a_house_in_two_countries(db):
    save_house(changes={"countries": "GB IE"})
    forget_the_house()


def shown(as_, person, page="/me/place/"):
    return as_(person).get(page).content.decode()


def list_of(page, name):
    return re.search(rf'<select name="{name}".*?</select>', page, re.S).group()


@pytest.mark.parametrize("page", PAGES)
def test_a_country_is_chosen_by_its_name_and_need_not_be_said(as_, asha, page):
    countries = list_of(shown(as_, asha, page), "country")

    options = re.findall(r'<option value="(\w*)"[^>]*>([^<]+)', countries)
    assert options[0] == ("", "Not said")
    assert ("GB", "United Kingdom") in options
    assert [code for code, name in options if name == "Åland Islands"] == ["AX"]
    assert len(options) == 251


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("typed", ["ZZ", "1!", "Mars"])
def test_what_is_no_country_is_not_kept(as_, asha, page, typed):
    answer = as_(asha).post(page, {"country": typed, "time_zone": "UTC"})

    asha.refresh_from_db()
    assert answer.status_code == 422
    assert asha.country == ""


@pytest.mark.parametrize("page", PAGES)
def test_uk_is_understood(as_, asha, page):
    as_(asha).post(page, {"country": "uk", "time_zone": "UTC"})

    asha.refresh_from_db()
    assert asha.country == "GB"


def test_the_zones_of_ones_own_country_come_first_then_those_of_the_house(
    as_, asha, a_house_in_two_countries
):
    Person.objects.filter(pk=asha.pk).update(country="NZ")

    groups = re.findall(r'<optgroup label="([^"]+)">', shown(as_, asha))

    assert groups[:3] == ["Aotearoa New Zealand", "United Kingdom", "Ireland"]
    assert groups[3:5] == ["Africa", "America"]


def test_each_zone_stands_in_the_list_once_and_under_no_old_name():
    offered = [
        zone for _name, group in zone_choices(["GB", "GB", "IE"], kept="UTC") for zone, _ in group
    ]

    assert len(offered) == len(set(offered)) < 450
    assert not {"Factory", "localtime", "US/East-Indiana", "GB", "EST5EDT"} & set(offered)
    assert (
        {"Europe/London", "Asia/Kolkata", "UTC"} <= set(offered) <= zoneinfo.available_timezones()
    )


def test_where_the_table_of_countries_did_not_come_along_every_part_of_the_world_is_there(
    monkeypatch,
):
    monkeypatch.setattr(zones, "_by_country", dict)
    monkeypatch.setattr(zones, "_everywhere", zones._everywhere.__wrapped__)

    groups = dict(zone_choices(["GB"], kept="UTC"))

    assert ("Europe/London", "London") in groups["Europe"]
    assert "United Kingdom" not in groups


def test_a_zone_that_was_kept_before_stays_until_another_is_chosen(as_, asha):
    Person.objects.filter(pk=asha.pk).update(time_zone="US/East-Indiana")

    page = shown(as_, asha)
    as_(asha).post("/me/place/", {"country": "US", "time_zone": "US/East-Indiana"})

    asha.refresh_from_db()
    assert '<option value="US/East-Indiana" selected>' in page
    assert (asha.country, asha.time_zone) == ("US", "US/East-Indiana")


def test_a_newcomer_begins_with_the_clock_of_the_house(as_, a_house_in_two_countries):
    robin = make_person("Robin", onboarded_at=None)

    page = shown(as_, robin, "/welcome/2/")

    assert robin.time_zone == "Europe/London"
    assert '<option value="Europe/London" selected>' in page
    assert 'data-guess="zone"' in list_of(page, "time_zone")


def test_a_zone_that_somebody_chose_is_not_guessed_again(as_, asha):
    page = shown(as_, asha)
    wrong = as_(make_person("Robin", onboarded_at=None)).post(
        "/welcome/2/", {"country": "ZZ", "time_zone": "Europe/Paris"}
    )

    assert "data-guess" not in page
    assert b"data-guess" not in wrong.content


@pytest.mark.parametrize(
    ("countries", "zone"),
    [
        (["GB"], "Europe/London"),
        (["AU"], "Australia/Sydney"),
        ([], "UTC"),
        (["ZZ", "IE"], "Europe/Dublin"),
    ],
)
def test_a_country_tells_where_most_of_its_people_live(countries, zone):
    assert zone_of(countries) == zone


def test_every_place_named_for_most_people_is_a_zone_of_that_country():
    assert all(zone in zones_of(country) for country, zone in zones._MOST_PEOPLE.items())


def test_countries_kept_before_are_mended(asha, ben):
    House.objects.update_or_create(id=1, defaults={"countries": "uk, ZZ IE"})
    Person.objects.filter(pk=asha.pk).update(country="UK")
    Person.objects.filter(pk=ben.pk).update(country="1!")

    migration = import_module("sameboat.people.migrations.0003_countries_by_their_letters")
    migration.mend_countries(apps, None)

    asha.refresh_from_db()
    ben.refresh_from_db()
    assert (asha.country, ben.country) == ("GB", "")
    assert House.objects.get().countries == "GB IE"
