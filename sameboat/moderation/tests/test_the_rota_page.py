"""On call, the clocks and notes to oneself, from their pages."""

from sameboat.moderation.clocks import case_settings, minutes_of
from sameboat.moderation.models import Debrief, Duty
from sameboat.moderation.testing import noticed_case


def test_a_moderator_puts_themselves_on_call_and_takes_it_away(dora, ada, as_):
    client = as_(dora)
    told = {"person": dora.pk, "weekday": 4, "from_hour": 20, "until_hour": 2, "by_mail": "on"}

    client.post("/desk/on-call/", told)
    page = client.get("/desk/on-call/").content.decode()
    other = client.post("/desk/on-call/", {**told, "person": ada.pk})
    for duty in Duty.objects.all():
        assert as_(ada).post(f"/desk/on-call/{duty.pk}/drop/").status_code == 404
        client.post(f"/desk/on-call/{duty.pk}/drop/")

    assert "Friday, 20–24" in page
    assert "Saturday, 0–2" in page
    assert other.status_code == 422
    assert not Duty.objects.exists()


def test_an_organiser_sets_the_clocks_and_the_emergency_steps(post, dora, olu, as_):
    told = {**minutes_of(case_settings()), "crisis": 5, "procedure": "Read their plan\nRing"}

    assert as_(dora).get("/desk/clocks/").status_code == 404
    wrong = as_(olu).post("/desk/clocks/", {**told, "claim": 0})
    as_(olu).post("/desk/clocks/", told)

    case = noticed_case(post)
    assert wrong.status_code == 422
    assert (case.due_at - case.opened_at).total_seconds() == 300
    assert case_settings().procedure == "Read their plan\nRing"


def test_a_note_to_oneself_is_sealed_and_read_by_nobody_else(dora, olu, as_):
    client = as_(dora)
    client.post("/desk/notes/", {"words": "His voice stays with me."})
    note = Debrief.objects.get()

    assert "voice" not in note.sealed
    assert "His voice stays with me." in client.get("/desk/notes/").content.decode()
    assert "voice" not in as_(olu).get("/desk/notes/").content.decode()
    as_(olu).post(f"/desk/notes/{note.pk}/drop/")
    assert Debrief.objects.exists()
    client.post(f"/desk/notes/{note.pk}/drop/")
    assert not Debrief.objects.exists()


def test_a_note_without_words_is_asked_for_some_and_a_lost_key_breaks_no_page(dora, settings, as_):
    client = as_(dora)
    empty = client.post("/desk/notes/", {"words": " "})
    client.post("/desk/notes/", {"words": "Hard."})
    settings.PLAN_KEY = b"A" * 43 + b"="

    page = client.get("/desk/notes/").content.decode()

    assert empty.status_code == 422
    assert "cannot be opened" in page
