"""What an older house wrote down is bound into the chain when its tables are brought up to date."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from sameboat.audit.models import Entry
from sameboat.audit.queries import what_is_wrong
from sameboat.audit.testing import let_tests_empty_it


def tables_of(version):
    executor = MigrationExecutor(connection)
    executor.migrate([("audit", version)])
    return executor.loader.project_state([("audit", version)]).apps


@pytest.mark.django_db(transaction=True)
def test_lines_already_there_are_bound_in_the_order_they_were_written():
    older = tables_of("0001_initial").get_model("audit", "Entry")
    now = timezone.now()
    older.objects.create(at=now, verb="make_host", actor_id=11, subject_id=12, reason="She asked.")
    older.objects.create(at=now, verb="end_pause", actor_id=None, subject_id=12)
    older.objects.create(at=now, verb="set_up_house", actor_id=11, thing="house", thing_id=1)

    tables_of("0004_only_grows")
    let_tests_empty_it()

    lines = Entry.objects.order_by("number")
    assert [(line.number, line.verb, line.actor_id, line.subject_id) for line in lines] == [
        (1, "make_host", 11, 12),
        (2, "end_pause", None, 12),
        (3, "set_up_house", 11, None),
    ]
    assert lines[0].reason == "She asked."
    assert lines[2].thing_id == 1
    assert what_is_wrong() == []
