"""A sheet for an appointment: one's own words, sealed, what matters most first, read by nobody else."""

from datetime import date, timedelta

import pytest
from cryptography.fernet import Fernet
from django.db import connection
from django.utils import timezone

from sameboat.care import ports
from sameboat.care.commands.visits import begin_sheet, forget_sheet, write_part
from sameboat.care.leaving import take_care
from sameboat.care.models import VisitSheet
from sameboat.care.queries.visits import can_open_sheets, sheet_for
from sameboat.care.testing import make_sheet
from sameboat.care.visit_parts import LINE, LONG, MOST_LINES
from sameboat.cli.doctor import findings
from sameboat.lib.refusal import Refusal
from sameboat.safety.commands.pausing import pause_person


def page_of(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def ranked(form_page, *lines):
    """What somebody sends who puts these lines first, second and third."""
    told = {}
    for place, line in enumerate(lines, 1):
        label = form_page[: form_page.index(f">{line}</label>")]
        told[label.rsplit('for="id_', 1)[1].rstrip('"')] = str(place)
    return told


def test_six_small_steps_lead_to_one_page(as_, asha):
    client = as_(asha)
    told = {"who": "Dr Okoro", "when": "Tuesday at ten", "once_key": "k1"}
    path = client.post("/visits/begin/", told).headers["Location"]

    for words in ("- How long until I notice?\n\n• What if I wait?", "I sleep at noon.", ""):
        path = client.post(path, {"words": words}).headers["Location"]
    first = ranked(page_of(client, path), "I sleep at noon.", "What if I wait?")
    path = client.post(path, first).headers["Location"]
    path = client.post(path, {"words": "A good week, then not."}).headers["Location"]

    page = page_of(client, path)
    assert "<h1>Dr Okoro</h1>" in page
    assert "Tuesday at ten" in page
    first, rest = page.split("<h2>To ask</h2>")
    assert first.index("I sleep at noon.") < first.index("What if I wait?")
    assert "How long until I notice?" in rest
    assert "What if I wait?" not in rest.split("Change the sheet")[0]
    assert "A good week, then not." in page
    assert "right at the beginning" in page


def test_the_same_form_twice_is_one_sheet(asha):
    told = {"person": asha, "who": "Dr Okoro", "when": "", "once_key": "k1"}

    assert begin_sheet(**told) == begin_sheet(**told)
    assert begin_sheet(**{**told, "once_key": "k2"}) != VisitSheet.objects.get(once_key="k1")


def test_a_visit_with_nobody_is_refused_and_what_was_typed_stays(as_, asha):
    answer = as_(asha).post("/visits/begin/", {"who": " \u200b ", "when": "Tuesday at ten"})

    assert answer.status_code == 422
    assert "There is nothing written yet." in answer.content.decode()
    assert 'value="Tuesday at ten"' in answer.content.decode()
    assert not VisitSheet.objects.exists()


def test_two_lines_cannot_both_be_first(as_, asha):
    sheet = make_sheet(asha, ask="One?\nTwo?")
    client, path = as_(asha), f"/visits/{sheet.pk}/part/first/"
    told = dict.fromkeys(ranked(page_of(client, path), "One?", "Two?"), "1")

    answer = client.post(path, told)

    assert answer.status_code == 422
    assert "Two lines have the same place." in answer.content.decode()


def test_a_line_that_was_changed_loses_its_place_and_the_others_keep_theirs(asha):
    sheet = make_sheet(asha, ask="One?\nTwo?")
    write_part(person=asha, sheet=sheet, part="first", told={"first": [("ask", "One?"), ("ask", "Two?")]})  # fmt: skip

    write_part(person=asha, sheet=sheet, part="ask", told={"words": "One, really?\nTwo?"})

    found = sheet_for(asha, sheet.pk)
    assert [line.words for line in found.first] == ["Two?"]
    assert found.later[0][1] == ["One, really?"]


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("ask", "x" * (LINE + 1)),
        ("say", "\n".join(f"line {n}" for n in range(MOST_LINES + 1))),
        ("agreed", "x" * (LONG + 1)),
    ],
)
def test_what_does_not_fit_on_a_page_is_said_and_kept_in_the_form(as_, asha, part, words):
    sheet = make_sheet(asha)

    answer = as_(asha).post(f"/visits/{sheet.pk}/part/{part}/", {"words": words})

    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_more_than_three_are_not_first(asha):
    sheet = make_sheet(asha, ask="1\n2\n3\n4")

    with pytest.raises(Refusal, match="Three at most"):
        write_part(person=asha, sheet=sheet, part="first", told={"first": [("ask", n) for n in "1234"]})  # fmt: skip


def test_nothing_stands_in_the_database_in_clear(asha):
    make_sheet(asha, ask="About the tremor?", agreed="Less of it.")

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM care_visitsheet")
        kept = str(cursor.fetchall())

    for words in ("Okoro", "Tuesday", "tremor", "Less"):
        assert words not in kept


def test_nobody_else_finds_it(as_, asha, ben, dora, olu):
    sheet = make_sheet(asha, ask="About the tremor?")

    for person in (ben, dora, olu):
        client = as_(person)
        for path in ("", "kept/", "part/ask/"):
            assert client.get(f"/visits/{sheet.pk}/{path}").status_code == 404
        assert client.post(f"/visits/{sheet.pk}/forget/").status_code == 404
        assert "Okoro" not in page_of(client, f"/visits/kept/?sheets={sheet.pk}")
    assert VisitSheet.objects.exists()


def test_with_another_key_nothing_breaks_and_nothing_is_written_over(as_, asha, settings):
    sheet = make_sheet(asha, ask="About the tremor?")
    settings.PLAN_KEY = Fernet.generate_key().decode()

    page = page_of(as_(asha), f"/visits/{sheet.pk}/")
    refused = as_(asha).post(f"/visits/{sheet.pk}/part/say/", {"words": "New words."})

    assert "cannot be opened now" in page
    assert refused.status_code == 422
    assert "New words." in refused.content.decode()
    assert VisitSheet.objects.get().sealed == sheet.sealed
    assert "cannot be opened" in page_of(as_(asha), "/visits/")
    assert not can_open_sheets()
    assert any("visit sheets" in what for _unsafe, what, _mend in findings())


def test_it_stays_open_during_a_pause(as_, asha, dora):
    sheet = make_sheet(asha, ask="About the tremor?")
    pause_person(by=dora, person=asha, because="Rest.", days=1)

    assert "About the tremor?" in page_of(as_(asha), f"/visits/{sheet.pk}/")


def test_letting_it_go_deletes_it_and_twice_is_harmless(asha):
    sheet = make_sheet(asha)

    forget_sheet(person=asha, sheet=sheet)
    forget_sheet(person=asha, sheet=sheet)

    assert not VisitSheet.objects.exists()


def test_what_was_agreed_before_stands_beside_the_next_sheet(as_, asha):
    old = make_sheet(asha, who="The nurse", agreed="Ring on Friday.")
    VisitSheet.objects.filter(pk=old.pk).update(made_at=timezone.now() - timedelta(days=30))
    new = make_sheet(asha)

    page = page_of(as_(asha), f"/visits/{new.pk}/part/since/")

    assert "What you agreed before, with: The nurse" in page
    assert "Ring on Friday." in page


def test_check_ins_are_offered_only_where_something_brings_them(as_, asha, monkeypatch):
    monkeypatch.setattr(ports, "since_last_time", [])
    sheet = make_sheet(asha)

    assert "check-ins" not in page_of(as_(asha), f"/visits/{sheet.pk}/part/since/")


@pytest.fixture
def two_lines(monkeypatch):
    """As if measures had filled the port; whoever was asked stands in the list."""
    asked = []

    def tell(person, day):
        asked.append((person.name, day))
        return ["3 May: slept badly", "9 May: better"]

    monkeypatch.setattr(ports, "since_last_time", [tell])
    return asked


def test_what_check_ins_say_comes_in_beneath_and_is_kept_only_by_its_owner(as_, asha, two_lines):
    sheet = make_sheet(asha)
    client, path = as_(asha), f"/visits/{sheet.pk}/part/since/"
    page_of(client, path)
    assert two_lines == []

    brought = client.post(path, {"words": "My own line.", "last_on": "2026-05-01", "bring": "1"})

    assert "My own line.\n3 May: slept badly\n9 May: better</textarea>" in brought.content.decode()
    assert two_lines == [("Asha", date(2026, 5, 1))]
    assert sheet_for(asha, sheet.pk).since == ""


def test_without_a_day_nothing_is_looked_up_and_nothing_lost(as_, asha, two_lines):
    sheet = make_sheet(asha)

    answer = as_(asha).post(
        f"/visits/{sheet.pk}/part/since/", {"words": "My own line.", "last_on": "", "bring": "1"}
    )

    assert answer.status_code == 422
    assert "Say since which day, and we look." in answer.content.decode()
    assert "My own line.</textarea>" in answer.content.decode()
    assert two_lines == []


def test_it_is_taken_along(asha):
    make_sheet(asha, ask="About the tremor?", since="A good week.")

    taken = str(take_care(asha).rows)

    assert "About the tremor?" in taken
    assert "A good week." in taken


def test_what_is_kept_on_a_phone_has_the_words_and_no_forms(as_, asha):
    sheet = make_sheet(asha, ask="About the tremor?")

    page = page_of(as_(asha), f"/visits/{sheet.pk}/kept/")
    listed = page_of(as_(asha), f"/visits/kept/?sheets={sheet.pk}.x.99999999999999999999")

    assert "About the tremor?" in page
    assert "<form" not in page + listed
    assert "Asha" not in page + listed
    assert f"/visits/{sheet.pk}/" in listed
