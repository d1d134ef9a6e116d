"""Several people who write at one moment write one chain."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from sameboat.audit.commands import record
from sameboat.audit.models import Entry
from sameboat.audit.queries import what_is_wrong
from sameboat.lib.locks import is_postgres
from sameboat.people.testing import make_person


@pytest.mark.django_db(transaction=True)
def test_eight_hands_that_write_at_once_leave_one_chain_without_a_gap():
    if not is_postgres():
        pytest.skip("SQLite's test database is in memory and takes one hand at a time")
    dora = make_person("Dora")

    def writes(_turn):
        try:
            for _ in range(5):
                record("end_pause", actor=dora)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as hands:
        list(hands.map(writes, range(8)))

    numbers = Entry.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, 41))
    assert what_is_wrong() == []
