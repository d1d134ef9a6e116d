"""A safety plan: one's own words, sealed, shared with chosen people only."""

import pytest
from cryptography.fernet import Fernet
from django.db import connection

from sameboat.circles.commands import leave_circle
from sameboat.circles.testing import make_circle
from sameboat.cli.doctor import findings
from sameboat.lib.refusal import Refusal
from sameboat.messages.commands import accept_conversation, ask_to_write
from sameboat.notices.models import Notice
from sameboat.people.commands.leaving import come_back, leave_house
from sameboat.safety.commands import block_person
from sameboat.safety.commands.pausing import pause_person
from sameboat.safety.commands.planning import share_plan, write_step
from sameboat.safety.leaving import take_safety
from sameboat.safety.models import SafetyPlan
from sameboat.safety.plan_steps import KEYS, LONGEST

WORDS = "I stop answering the telephone."


@pytest.fixture
def plan(asha, chidi):
    """Asha wrote one line, and exchanges letters with chidi."""
    make_circle("Kites", people=(asha, chidi))
    accept_conversation(
        person=chidi, conversation=ask_to_write(asker=asha, other=chidi, note="Hello.")
    )
    return write_step(person=asha, step="signs", words=WORDS)


def _page(client, path="/me/plan/"):
    return client.get(path).content.decode()


def test_six_small_steps_one_after_the_other(as_, asha):
    client = as_(asha)
    begin = _page(client)

    path, seen = f"/me/plan/step/{KEYS[0]}/", []
    for number, key in enumerate(KEYS):
        page = _page(client, path)
        seen.append(f"Step {number + 1} of 6" in page)
        path = client.post(path, {"words": f"My {key}."}).headers["Location"]

    assert f"/me/plan/step/{KEYS[0]}/" in begin
    assert all(seen)
    assert path == "/me/plan/"
    assert all(f"My {key}." in _page(client) for key in KEYS)


def test_a_step_can_be_skipped_left_and_changed(as_, asha):
    client = as_(asha)
    client.post("/me/plan/step/alone/", {"words": "One song.", "done": "1"})
    first = _page(client)

    client.post("/me/plan/step/alone/", {"words": "Another song."})

    assert "One song." in first
    assert "One song." not in _page(client)
    assert "Another song.</textarea>" in _page(client, "/me/plan/step/alone/")


def test_nothing_stands_in_the_database_in_clear(asha, plan):
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed FROM safety_safetyplan")
        kept = str(cursor.fetchall())

    assert "telephone" not in kept
    assert "signs" not in kept


def test_a_plan_with_nothing_left_in_it_is_let_go(asha, plan):
    write_step(person=asha, step="signs", words="  ")

    assert not SafetyPlan.objects.exists()


def test_what_is_too_long_is_said_and_kept_in_the_form(as_, asha):
    page = as_(asha).post("/me/plan/step/signs/", {"words": "a" * (LONGEST + 1)})

    assert page.status_code == 422
    assert "a" * (LONGEST + 1) in page.content.decode()


def test_it_is_shared_with_one_person_who_is_told_and_nobody_else(as_, asha, chidi, ben, plan):
    as_(asha).post("/me/plan/readers/", {"name": "chidi"})
    share_plan(person=asha, name="Chidi")

    path = f"/people/{asha.pk}/plan/"
    assert WORDS in _page(as_(chidi), path)
    assert as_(ben).get(path).status_code == 404
    assert Notice.objects.filter(person=chidi, path=path).count() == 1
    assert "The plan of Asha" in _page(as_(chidi))
    assert "Chidi" in _page(as_(asha))


@pytest.mark.parametrize("end", ["taken back", "a block", "leaving", "letting it go"])
def test_sharing_ends(as_, asha, chidi, plan, end):
    share_plan(person=asha, name="Chidi")
    ends = {
        "taken back": lambda: as_(asha).post(f"/me/plan/readers/{chidi.pk}/stop/"),
        "a block": lambda: block_person(blocker=asha, blocked=chidi),
        "leaving": lambda: leave_house(person=asha, leaves_posts=True),
        "letting it go": lambda: as_(asha).post("/me/plan/forget/"),
    }

    ends[end]()

    assert as_(chidi).get(f"/people/{asha.pk}/plan/").status_code == 404
    assert "The plan of Asha" not in _page(as_(chidi))
    if end != "leaving":
        assert not Notice.objects.filter(person=chidi, kind="plan").exists()


def test_a_name_that_is_not_there_is_answered_like_one_that_is_blocked_or_far(
    as_, asha, chidi, ben, plan
):
    block_person(blocker=chidi, blocked=asha)

    said = [
        _sentence(as_(asha).post("/me/plan/readers/", {"name": name}))
        for name in ("Chidi", "Ben", "Nobody", "Asha")
    ]

    assert len(set(said)) == 1
    assert "exchange letters with" in said[0]


def _sentence(answer):
    page = answer.content.decode()
    assert answer.status_code == 422
    return page[page.index('class="error"') : page.index("</p>", page.index('class="error"'))]


def test_nobody_is_told_of_a_plan_by_somebody_to_whom_they_never_said_yes(as_, asha, ben, plan):
    asha.memberships.get().circle.memberships.create(person=ben, joined_at=plan.changed_at)
    ask_to_write(asker=asha, other=ben, note="Please.")
    Notice.objects.all().delete()

    said = as_(asha).post("/me/plan/readers/", {"name": "Ben"})

    assert said.status_code == 422
    assert not Notice.objects.filter(person=ben).exists()


def test_whoever_leaves_the_circle_keeps_what_was_shared(as_, asha, chidi, plan):
    share_plan(person=asha, name="Chidi")

    leave_circle(person=chidi, circle=chidi.memberships.get().circle)

    assert WORDS in _page(as_(chidi), f"/people/{asha.pk}/plan/")


def test_the_plan_stays_open_during_a_pause(as_, asha, dora, plan):
    pause_person(by=dora, person=asha, because="Rest.", days=1)

    assert WORDS in _page(as_(asha))


def test_it_is_taken_along(asha, plan):
    assert WORDS in str(take_safety(asha).rows)


def test_with_another_key_nothing_breaks_and_nothing_is_written_over(
    as_, asha, chidi, plan, settings
):
    settings.PLAN_KEY = Fernet.generate_key().decode()
    write_step(person=chidi, step="signs", words="A newer plan, with the new key.")

    page = _page(as_(asha))
    refused = as_(asha).post("/me/plan/step/alone/", {"words": "New words."})

    assert "cannot be opened now" in page
    assert refused.status_code == 422
    assert "New words." in refused.content.decode()
    assert SafetyPlan.objects.get(person=asha).sealed == plan.sealed
    assert any("safety plans" in what for _unsafe, what, _mend in findings())


def test_coming_back_brings_the_plan_back(as_, asha, chidi, plan):
    share_plan(person=asha, name="Chidi")
    leave_house(person=asha, leaves_posts=True)
    asha.refresh_from_db()

    come_back(person=asha)

    assert WORDS in _page(as_(chidi), f"/people/{asha.pk}/plan/")


def test_there_is_no_such_step(as_, asha):
    assert as_(asha).get("/me/plan/step/money/").status_code == 404
    with pytest.raises(Refusal):
        write_step(person=asha, step="money", words="None.")


def test_what_is_kept_on_a_phone_has_the_words_and_no_forms(as_, asha, plan):
    page = _page(as_(asha), "/me/plan/kept/")

    assert WORDS in page
    assert "csrf" not in page
    assert "Asha" not in page
