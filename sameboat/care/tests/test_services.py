"""Looking for care: an organiser's list, found by words and by kind, never ordered by what members say."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from sameboat.audit.models import Entry
from sameboat.care.commands.importing import bring_in_services
from sameboat.care.commands.services import put_service_back, save_service, take_service_off
from sameboat.care.models import Service
from sameboat.care.queries.services import is_fresh
from sameboat.care.testing import make_review, make_service
from sameboat.lib.refusal import Refusal
from sameboat.people.models import Person

HEAD = "name,kind,about,area,phone,website,cost,verified_on\n"


def page_of(client, path="/services/"):
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode().split("<h1>")[1]


@pytest.fixture
def three(db):
    make_service("The Lamp Room", cost="free", way_in="walk in on Thursdays")
    make_service("Dr Okoro", kind="doctor", area="Mill Lane", about="A doctor for nerves.")
    return make_service("Right & Rent", kind="practical", area="Harbour End", about="Flats, money.")


def test_members_find_services_by_words_and_by_kind(as_, asha, three):
    client = as_(asha)

    assert "Dr Okoro" in page_of(client)
    free = page_of(client, "/services/?q=FREE+thursday")
    assert "The Lamp Room" in free
    assert "Dr Okoro" not in free
    doctors = page_of(client, "/services/?q=&kind=doctor")
    assert "Dr Okoro" in doctors
    assert "The Lamp Room" not in doctors
    assert "Try one word less" in page_of(client, "/services/?q=free&kind=doctor")


def test_what_is_near_comes_first_and_what_was_said_plays_no_part(as_, asha, ben, three):
    Person.objects.filter(pk=asha.pk).update(region="mill lane")
    make_review(ben, Service.objects.get(name="The Lamp Room"))

    page = page_of(as_(asha))
    far = page_of(as_(ben))

    assert page.index("Dr Okoro") < page.index("Right &amp; Rent") < page.index("The Lamp Room")
    assert far.index("Right &amp; Rent") < far.index("The Lamp Room") < far.index("Dr Okoro")


def test_a_page_says_all_of_it_and_when_it_was_checked(as_, asha):
    today = timezone.localdate()
    told = {"phone": "020 7946 0018", "website": "https://lamp.example/", "hours": "Thursdays"}
    checked = make_service("The Lamp Room", verified_on=today, cost="free", **told)
    old = make_service("Mill Lane", verified_on=today - timedelta(days=200))

    page = page_of(as_(asha), f"/services/{checked.pk}/")

    for words in ("A room with a kettle.", "Harbour End", "Thursdays", "free", 'href="tel:02079460018"', 'href="https://lamp.example/" rel="noreferrer"', "checked it on"):  # fmt: skip
        assert words in page
    assert "Ring before you set out." in page_of(as_(asha), f"/services/{old.pk}/")


def test_off_the_list_it_is_found_only_by_those_who_wrote_about_it(as_, asha, ben, olu, three):
    make_review(asha, three)

    take_service_off(by=olu, service=three)
    take_service_off(by=olu, service=three)

    assert "Right &amp; Rent" not in page_of(as_(asha))
    assert "no longer on the list" in page_of(as_(asha), f"/services/{three.pk}/")
    assert as_(ben).get(f"/services/{three.pk}/").status_code == 404
    put_service_back(by=olu, service=three)
    assert "Right &amp; Rent" in page_of(as_(ben))
    verbs = list(Entry.objects.values_list("verb", flat=True))
    assert verbs.count("take_service_off") == verbs.count("put_service_back") == 1


def test_only_an_organiser_keeps_the_list(asha, dora, three):
    for by in (asha, dora):
        with pytest.raises(Refusal):
            save_service(by=by, service=Service(name="Mine"))
        with pytest.raises(Refusal):
            take_service_off(by=by, service=three)
        with pytest.raises(Refusal):
            bring_in_services(by=by, table=HEAD.encode())


def test_an_organiser_adds_changes_and_checks_one_at_the_desk(as_, olu):
    client = as_(olu)
    told = {"name": "The Lamp Room", "kind": "place", "about": "A kettle.", "website": "lamp.example"}  # fmt: skip

    client.post("/desk/services/", told)
    service = Service.objects.get()
    client.post(f"/desk/services/{service.pk}/", {**told, "cost": "free"})
    client.post(f"/desk/services/{service.pk}/verify/")

    service.refresh_from_db()
    assert (service.website, service.cost) == ("https://lamp.example", "free")
    assert service.verified_on == timezone.localdate()
    assert "The Lamp Room" in page_of(client, "/desk/services/")


def bring_in(olu, table):
    return bring_in_services(by=olu, table=table if isinstance(table, bytes) else table.encode())


def test_a_table_comes_in_and_again_changes_nothing(olu):
    table = HEAD + (
        "The Lamp Room,place,\"A room, with a kettle.\nOr two.\",Harbour End,,lamp.example,free,2026-03-05\n"
        "Dr Okoro,Doctors and medicine,For nerves.,Mill Lane,020 7946 0018,,,\n"
    )  # fmt: skip

    first, again = bring_in(olu, table), bring_in(olu, "\ufeff" + table)
    changed = bring_in(olu, HEAD + "the lamp room,place,A kettle.,HARBOUR END,,,,\n")

    assert (first.new, first.refused) == (2, [])
    assert (again.new, again.changed, again.same) == (0, 0, 2)
    assert (changed.new, changed.changed) == (0, 1)
    lamp = Service.objects.get(area__iexact="harbour end")
    assert lamp.about == "A kettle."
    assert (lamp.cost, lamp.website) == ("free", "https://lamp.example")
    assert Entry.objects.filter(verb="import_services").count() == 2


def test_semicolons_and_the_words_people_give_columns_are_understood(olu):
    came = bring_in(olu, "Name;Kind;About;Way in\nThe Lamp Room;place;A kettle, hot.;walk in\n")

    assert came.new == 1
    assert Service.objects.get().way_in == "walk in"


def test_what_is_wrong_is_refused_by_its_line_and_the_rest_comes_in(as_, olu):
    table = HEAD + (
        "Good one,place,Yes.,,,,,\n"
        ",place,No name.,,,,,\n"
        "Odd kind,castle,About.,,,,,\n"
        "No about,place,,,,,,\n"
        f"{'x' * 81},place,Too long.,,,,,\n"
        "Bad site,place,About.,,,not a site,,\n"
        "Bad day,place,About.,,,,,5 March\n"
        "Good one,place,Twice.,,,,,\n"
        "\n"
        "Too many,place,About.,,,,,,more,fields\n"
        "Good two,place,Yes.,,,,,\n"
        "Elsewhere,place,About.,,,ftp://files.example/,,\n"
    )
    upload = SimpleUploadedFile("services.csv", table.encode(), "text/csv")

    page = as_(olu).post("/desk/services/bring-in/", {"table": upload}).content.decode()

    assert sorted(Service.objects.values_list("name", flat=True)) == ["Good one", "Good two"]
    for line, why in (
        (3, "it has no name"), (4, "kind: “castle” is none of"), (5, "about:"), (6, "name:"), (7, "website:"),
        (8, "verified_on: write a day"), (9, "it stands in this table already"), (11, "it has more fields"), (13, "website:"),
    ):  # fmt: skip
        assert f"Line {line}: {why}" in page
    assert "New: 2." in page


def test_a_broken_quote_costs_its_line_and_is_named(olu):
    came = bring_in(olu, HEAD + 'Good one,place,Yes.,,,,,\n"Bad" one,place,No.,,,,,\nGood two,place,Yes.,,,,,\n')  # fmt: skip

    assert came.new == 2
    assert [line for line, _why in came.refused] == [3]


def test_a_quote_that_never_closes_is_named_where_it_opens(olu):
    came = bring_in(olu, HEAD + 'Good one,place,Yes.,,,,,\n"Bad one,place,No.,,,,,\nLost,place,No.,,,,,\n')  # fmt: skip

    assert came.new == 1
    assert [line for line, why in came.refused if "not closed" in why] == [3]


@pytest.mark.parametrize(
    ("table", "why"),
    [
        (b"", "These are missing: name, kind, about"),
        (b"name,kind\nA,place\n", "These are missing: about"),
        (b"name,kind,about,stars\n", "not known here: stars"),
        (b"name,kind,about,name\n", "Two columns have the same name"),
        ("name,kind,about\nCafé,place,x\n".encode("latin-1"), "not a table in UTF-8"),
        (b"name,kind,about\n" + b"a,place,b\n" * 3001, "At most 3000 lines"),
        (b"x" * 1_000_001, "too large"),
    ],
)
def test_what_is_no_such_table_is_refused_whole_with_why(as_, olu, table, why):
    upload = SimpleUploadedFile("services.csv", table, "text/csv")

    answer = as_(olu).post("/desk/services/bring-in/", {"table": upload})

    # An empty file is refused by the form.
    said = answer.content.decode()
    assert answer.status_code == 422
    assert why in said or not table
    assert not Service.objects.exists()


def test_nobody_has_checked_a_service_on_a_day_to_come(as_, olu):
    tomorrow = timezone.localdate() + timedelta(days=1)
    told = {"name": "The Lamp Room", "kind": "place", "about": "A kettle.", "verified_on": "9999-12-31"}  # fmt: skip

    typed = as_(olu).post("/desk/services/", told)
    came = bring_in(olu, HEAD + f"Mill Lane,place,A kettle.,,,,,{tomorrow}\n")

    assert typed.status_code == 422
    assert "That day is still to come." in typed.content.decode()
    assert "A kettle.</textarea>" in typed.content.decode()
    assert "verified_on: That day is still to come." in came.refused[0][1]
    with pytest.raises(Refusal):
        make_service(verified_on=tomorrow)
    assert not Service.objects.exists()


def test_a_day_to_come_that_stands_there_already_is_not_fresh(three):
    today = timezone.localdate()
    three.verified_on = today

    assert is_fresh(three, today)
    assert not is_fresh(three, today - timedelta(days=1))
