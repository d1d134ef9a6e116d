import pytest
from django.db import transaction
from django.utils import timezone

from sameboat.audit.commands import record
from sameboat.audit.leaving import forget_audit, take_audit
from sameboat.audit.models import Entry
from sameboat.audit.words import in_words
from sameboat.circles.testing import make_circle

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(dora, asha):
    """dora did something to asha, and why."""
    circle = make_circle(people=(asha,))
    return record("make_host", actor=dora, subject=asha, thing=circle, reason="She asked.")


def test_an_entry_says_who_did_what_to_whom_when_and_why(entry, dora, asha):
    assert (entry.actor_id, entry.subject_id) == (dora.pk, asha.pk)
    assert (entry.verb, entry.thing, entry.reason) == ("make_host", "circle", "She asked.")
    assert entry.at <= timezone.now()


def test_an_entry_cannot_be_changed(entry):
    entry.reason = "Another reason."

    with pytest.raises(TypeError):
        entry.save()
    with pytest.raises(TypeError):
        Entry.objects.filter(pk=entry.pk).update(reason="Another reason.")
    with pytest.raises(TypeError), transaction.atomic():
        Entry.objects.bulk_update([entry], ["reason"])

    assert Entry.objects.get(pk=entry.pk).reason == "She asked."


def test_an_entry_cannot_be_taken_away(entry):
    with pytest.raises(TypeError):
        entry.delete()
    with pytest.raises(TypeError):
        Entry.objects.all().delete()

    assert Entry.objects.filter(pk=entry.pk).exists()


def test_a_person_who_goes_leaves_what_was_done_without_their_name(entry, dora, asha):
    record("change_role", actor=asha, subject=dora)

    forget_audit(asha)

    kept = Entry.objects.order_by("id")
    assert list(kept.filter(verb="make_host").values_list("actor_id", "subject_id")) == [
        (dora.pk, None)
    ]
    assert list(kept.filter(verb="change_role").values_list("actor_id", "subject_id")) == [
        (None, dora.pk)
    ]


def test_forgetting_twice_is_harmless_and_touches_nobody_else(entry, dora, ben):
    forget_audit(ben)
    forget_audit(ben)

    assert Entry.objects.get(pk=entry.pk).actor_id == dora.pk


def test_erasing_a_person_takes_no_entry_away(entry, asha):
    before = Entry.objects.count()

    asha.delete()

    assert Entry.objects.count() == before


def test_a_person_takes_along_what_was_done_to_them_but_not_by_whom(entry, dora, asha):
    part = take_audit(asha)

    rows = [row for row in part.rows if row["what"] == "made somebody a host"]
    assert rows == [
        {"what": "made somebody a host", "at": entry.at, "why": "She asked.", "by_me": False}
    ]
    assert str(dora.pk) not in str(part.rows)


@pytest.mark.parametrize("verb", ["reveal_alias", "close_report"])
def test_what_staff_answer_for_to_each_other_is_not_told_to_the_person(verb, dora, asha):
    record(verb, actor=dora, subject=asha, reason="Someone may be in danger.")

    assert take_audit(asha).rows == []
    assert [row["what"] for row in take_audit(dora).rows] == [in_words(verb)]


def test_only_an_organiser_reads_the_audit(entry, as_, asha, dora, olu):
    assert as_(asha).get("/desk/audit/").status_code == 404
    assert as_(dora).get("/desk/audit/").status_code == 404
    assert b"She asked." in as_(olu).get("/desk/audit/").content
