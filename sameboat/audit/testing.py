"""For tests on PostgreSQL, where they have to empty tables, and to stand where the house will stand."""

from django.db import connection

from sameboat.audit.roles import LINES, PEOPLE, parting_sql
from sameboat.lib.append_only import guard_sql
from sameboat.lib.locks import is_postgres

_BARE = "ALTER TABLE {} DISABLE TRIGGER {}_never_emptied"


def _run(*statements):
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def let_tests_empty_it():
    """Between two tests that commit, every table is emptied: the audit's refuses that."""
    if is_postgres():
        _run(*(_BARE.format(table, table) for table in (LINES, PEOPLE)))


def put_guard_back():
    """The guard as a real house has it."""
    if is_postgres():
        _run(
            "SET CONSTRAINTS ALL IMMEDIATE", *guard_sql(LINES), *guard_sql(PEOPLE, but_delete=True)
        )


def take_guard_away():
    """What an owner could do, so that a test can see that a change is noticed all the same."""
    if is_postgres():
        _run(
            "SET CONSTRAINTS ALL IMMEDIATE",
            *(
                f"ALTER TABLE {table} DISABLE TRIGGER {table}_only_grows"
                for table in (LINES, PEOPLE)
            ),
        )


def part_roles(house, owner):
    """Two roles as an organiser would make them: the house's own, and the audit's."""
    name = connection.ops.quote_name
    database = connection.settings_dict["NAME"]
    _run(
        "SET CONSTRAINTS ALL IMMEDIATE",
        f"CREATE ROLE {name(house)} LOGIN PASSWORD 'for a test'",
        f"CREATE ROLE {name(owner)} NOLOGIN",
        f"GRANT ALL ON ALL TABLES IN SCHEMA public TO {name(house)}",
        f"GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO {name(house)}",
        *parting_sql(house=house, owner=owner, database=database),
    )


def stand_apart():
    """From here to the end of a test's transaction, be the house's own role, apart from the audit's."""
    if is_postgres():
        database = connection.settings_dict["NAME"]
        part_roles(f"{database}_house", f"{database}_audit")
        _run(f"SET LOCAL ROLE {connection.ops.quote_name(f'{database}_house')}")
