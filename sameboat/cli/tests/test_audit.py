"""What is typed to see whether the audit is as it was written."""

import pytest
from django.db import connection

from sameboat.audit.commands import record
from sameboat.audit.testing import put_guard_back, take_guard_away
from sameboat.lib.locks import is_postgres

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(dora):
    for _ in range(3):
        record("end_pause", actor=dora, reason="It was over.")


def change_line(number):
    take_guard_away()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_entry SET reason = 'No.' WHERE number = %s", [number])


def test_the_head_can_be_kept_elsewhere_and_held_against_the_chain(sameboat, three, dora):
    code, head, _wrong = sameboat("audit", "head")
    record("end_pause", actor=dora)

    assert code == 0
    assert head.startswith("3:")
    assert sameboat("audit", "check", "--against", head.strip())[0] == 0


def test_a_head_that_does_not_fit_is_said(sameboat, three):
    code, said, _wrong = sameboat("audit", "check", "--against", "9:abc")

    assert code == 1
    assert "ends at line 3; it had 9 lines" in said


@pytest.mark.parametrize("head", ["nine", "9", "9:", ":abc"])
def test_what_is_no_head_is_refused(sameboat, three, head):
    code, _said, wrong = sameboat("audit", "check", "--against", head)

    assert code == 2
    assert "--against" in wrong


def test_a_changed_line_is_named_by_the_check_and_by_the_doctor(sameboat, three):
    change_line(2)

    code, said, _wrong = sameboat("audit", "check")
    doctor_code, doctor, _wrong = sameboat("doctor")

    assert (code, doctor_code) == (1, 1)
    assert "Line 2 of the audit" in said
    assert "NOT SAFE    Line 2 of the audit" in doctor


def test_the_roles_are_printed_where_the_database_has_any(sameboat):
    code, said, _wrong = sameboat("audit", "roles", "--house", "boat")

    if is_postgres():
        assert code == 0
        assert 'GRANT SELECT, INSERT ON audit_entry TO "boat";' in said
    else:
        assert code == 1
        assert "Keep the head elsewhere" in said


def test_the_doctor_says_who_could_take_the_guard_away(sameboat):
    if not is_postgres():
        pytest.skip("SQLite has no roles")
    put_guard_back()

    said = sameboat("doctor")[1]
    take_guard_away()

    assert "could take the audit's guard away" in said
    assert "guard is gone" not in said
    assert "NOT SAFE    The audit's guard is gone" in sameboat("doctor")[1]
