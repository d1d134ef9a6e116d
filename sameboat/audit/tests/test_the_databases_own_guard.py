"""What PostgreSQL refuses to the house's own database user, and what it still lets it do."""

import pytest
from django.core.management import call_command
from django.db import ProgrammingError, connection, transaction

from sameboat.audit.commands import forget_person, record
from sameboat.audit.models import Entry, EntryPerson
from sameboat.audit.queries import what_is_wrong
from sameboat.audit.testing import let_tests_empty_it, part_roles, put_guard_back
from sameboat.lib.append_only import rights_on
from sameboat.lib.locks import is_postgres
from sameboat.people.testing import make_person

CHANGES = [
    "UPDATE audit_entry SET reason = 'Another.'",
    "UPDATE audit_entry SET reason = 'Another.' WHERE number = 0",
    "DELETE FROM audit_entry",
    "TRUNCATE audit_entry CASCADE",
    "UPDATE audit_entryperson SET person_id = 1",
    "TRUNCATE audit_entryperson",
]
AS_OWNER = ["DROP TABLE audit_entry CASCADE", "DROP TRIGGER audit_entry_only_grows ON audit_entry",
            "ALTER TABLE audit_entry DISABLE TRIGGER ALL", "CREATE OR REPLACE FUNCTION audit_entry_only_grows() "
            "RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$"]  # fmt: skip


@pytest.fixture(autouse=True)
def _on_postgres():
    if not is_postgres():
        pytest.skip("SQLite has no roles and no guard: there a change is noticed, not refused")


def refused(sql):
    with pytest.raises(ProgrammingError) as refusal, transaction.atomic(), connection.cursor() as c:
        c.execute(sql)
    return str(refusal.value)


@pytest.mark.django_db
@pytest.mark.parametrize("change", CHANGES)
def test_even_its_owner_is_refused_a_change(change, dora):
    put_guard_back()
    record("set_up_house", actor=dora)

    assert "only grows" in refused(change)


@pytest.fixture
def house_role(transactional_db):
    """A connection of its own as a role that owns nothing of the audit, as docs/how/audit.md has it."""
    place, owner = connection.settings_dict, connection.settings_dict["USER"]
    before, database = dict(place), place["NAME"]
    house, audit = f"{database}_house", f"{database}_audit"
    part_roles(house, audit)
    connection.close()
    place.update(USER=house, PASSWORD="for a test")
    yield house
    connection.close()
    place.update(before)
    with connection.cursor() as cursor:
        for sql in (f'REASSIGN OWNED BY "{audit}" TO "{owner}"', f'DROP OWNED BY "{house}", "{audit}"',
                    f'DROP ROLE "{house}", "{audit}"'):  # fmt: skip
            cursor.execute(sql)
    let_tests_empty_it()


def test_the_houses_own_role_adds_and_forgets_and_can_change_nothing(house_role):
    dora, asha = make_person("Dora"), make_person("Asha")
    record("end_pause", actor=dora, subject=asha, reason="She asked.")

    for change in [*CHANGES, *AS_OWNER]:
        assert any(
            words in refused(change)
            for words in ("permission denied", "must be owner", "only grows")
        ), change

    assert forget_person(person=asha) == 1
    assert Entry.objects.get(verb="end_pause").reason == "She asked."
    assert Entry.objects.get(verb="end_pause").subject_id is None
    assert EntryPerson.objects.get().person_id == dora.pk
    assert what_is_wrong() == []


def test_the_doctor_and_the_house_can_tell_which_role_they_are(house_role):
    rights = rights_on("audit_entry")

    assert (rights.role, rights.could_change_it, rights.is_guarded) == (house_role, False, True)


def test_a_role_that_owns_the_audit_is_told_so(db):
    put_guard_back()

    rights = rights_on("audit_entry")

    assert rights.could_change_it
    assert rights.is_guarded


def test_django_cannot_empty_it_by_a_slip(db, dora):
    put_guard_back()
    record("set_up_house", actor=dora)

    with pytest.raises(Exception, match="flush"), transaction.atomic():
        call_command("flush", verbosity=0, interactive=False)

    assert Entry.objects.count() == 1
