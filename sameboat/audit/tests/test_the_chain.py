"""A line that was changed, taken away or put elsewhere is noticed, on either database."""

import re

import pytest
from django.db import connection

from sameboat.audit.commands import forget_person, record
from sameboat.audit.models import Entry, EntryPerson
from sameboat.audit.queries import head, what_is_wrong
from sameboat.audit.testing import take_guard_away
from sameboat.audit.words import in_words
from sameboat.people.commands.leaving import erase_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines(dora, asha, olu):
    """Four lines, and a hand that reaches into the tables past the house."""
    take_guard_away()
    record("make_host", actor=dora, subject=asha, reason="She asked.")
    record("end_pause", actor=dora, subject=asha)
    record("change_role", actor=olu, subject=dora, reason="moderator")
    record("set_up_house", actor=olu)
    return Entry.objects.order_by("number")


def by_hand(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_what_was_only_added_is_as_it_was_written(lines):
    assert [line.number for line in lines] == [1, 2, 3, 4]
    assert [line.before for line in lines] == ["", *(line.hash for line in lines)][:4]
    assert what_is_wrong() == []


@pytest.mark.parametrize(
    "change",
    [
        "reason = 'He asked.'",
        "verb = 'stop_hosting'",
        "at = '2020-01-01 00:00:00+00:00'",
        "thing = 'post'",
        "thing_id = 7",
        "actor_mark = ''",
    ],
)
def test_a_changed_line_is_named(lines, change):
    by_hand(f"UPDATE audit_entry SET {change} WHERE number = 2")  # noqa: S608

    wrong = what_is_wrong()

    assert re.match(r"Line 2 of the audit \(.*\) was changed\.", wrong[0])


def test_a_changed_line_with_a_hash_made_anew_is_noticed_at_the_next(lines):
    line = lines[1]
    line.reason = "Another."
    by_hand("UPDATE audit_entry SET reason = 'Another.', hash = %s WHERE number = 2", line.own_hash)

    (wrong,) = what_is_wrong()

    assert wrong.startswith("Line 3 ")
    assert "does not follow from the line before it" in wrong


def test_a_line_that_was_taken_away_is_noticed(lines):
    by_hand("DELETE FROM audit_entryperson WHERE entry_id = %s", lines[1].pk)
    by_hand("DELETE FROM audit_entry WHERE number = 2")

    assert "follows line 1: what stood between was taken away" in what_is_wrong()[0]


def test_lines_in_another_order_are_noticed(lines):
    for was, becomes in ((2, 99), (3, 2), (99, 3)):
        by_hand("UPDATE audit_entry SET number = %s WHERE number = %s", becomes, was)

    wrong = what_is_wrong()

    assert wrong[0].startswith("Line 2 ")
    assert wrong[1].startswith("Line 2 ")


def test_somebody_else_in_a_line_is_noticed(lines, ben):
    beside = EntryPerson.objects.get(entry__number=1, part="actor")
    by_hand("UPDATE audit_entryperson SET person_id = %s WHERE id = %s", ben.pk, beside.pk)

    assert what_is_wrong() == ["Who stands in line 1 of the audit was changed."]


def test_a_name_taken_out_behind_the_houses_back_is_noticed(lines, asha):
    forget_person(person=asha)
    assert what_is_wrong() == []

    by_hand("DELETE FROM audit_entryperson WHERE entry_id = %s", lines[3].pk)

    assert what_is_wrong() == ["3 names are gone from the audit; the house itself took 2 out."]


def test_lines_cut_off_or_all_written_anew_are_noticed_against_a_head_kept_elsewhere(lines, dora):
    record("set_up_house", actor=dora)
    kept = head()
    by_hand("DELETE FROM audit_entryperson WHERE entry_id = %s", lines[4].pk)
    by_hand("DELETE FROM audit_entry WHERE number = 5")

    assert what_is_wrong(kept) == ["The audit ends at line 4; it had 5 lines."]
    record("end_pause", actor=dora)
    assert what_is_wrong() == []
    assert what_is_wrong(kept) == ["Line 5 of the audit is not the one that was kept elsewhere."]


def test_erasing_a_person_leaves_the_chain_whole_and_nothing_of_them(lines, dora):
    kept = head()

    erase_person(person=dora)

    assert what_is_wrong(kept) == []
    assert [line.actor_id for line in lines][:2] == [None, None]
    assert not EntryPerson.objects.filter(person_id=dora.pk).exists()
    assert lines.last().verb == "forget_person"
    assert in_words(lines.last().verb).startswith("took the name of somebody who left")


def test_a_person_is_never_the_thing_of_a_line(asha, dora):
    with pytest.raises(TypeError):
        record("pause_person", actor=dora, thing=asha)
