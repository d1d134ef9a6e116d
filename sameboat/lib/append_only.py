"""Tables that only grow, as far as the database itself can hold that. SQLite cannot: it has no roles."""

from dataclasses import dataclass
from typing import Any

from django.db import connection

from sameboat.lib.locks import is_postgres

_GUARD = (
    "CREATE OR REPLACE FUNCTION {table}_only_grows() RETURNS trigger LANGUAGE plpgsql AS $only$ BEGIN "
    "RAISE EXCEPTION '% only grows: % is refused', TG_TABLE_NAME, TG_OP "
    "USING ERRCODE = 'insufficient_privilege'; END $only$",
    "DROP TRIGGER IF EXISTS {table}_only_grows ON {table}",
    "CREATE TRIGGER {table}_only_grows BEFORE {deeds} ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION {table}_only_grows()",
    "DROP TRIGGER IF EXISTS {table}_never_emptied ON {table}",
    "CREATE TRIGGER {table}_never_emptied BEFORE TRUNCATE ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION {table}_only_grows()",
)
# Whoever owns a table, or the schema it stands in, can drop it whatever else they may do.
_RIGHTS = (
    "SELECT current_user, pg_has_role(current_user, c.relowner, 'MEMBER') "
    "OR pg_has_role(current_user, n.nspowner, 'MEMBER') "
    "OR has_table_privilege(current_user, c.oid, 'UPDATE, TRUNCATE, TRIGGER'), "
    "(SELECT count(*) FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgenabled IN ('O', 'A') "
    "AND t.tgname IN (%s, %s)) "
    "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = to_regclass(%s)"
)


@dataclass(frozen=True)
class Rights:
    """What the database user that we are could do to a table that only grows.

    `could_change_it`: only the guard stands in the way, which that user could take away.
    """

    role: str
    could_change_it: bool
    is_guarded: bool


def guard_sql(table: str, *, but_delete: bool = False) -> list[str]:
    """What makes PostgreSQL refuse whatever would change a row that stands, for its owner too."""
    deeds = "UPDATE" if but_delete else "UPDATE OR DELETE"
    return [sql.format(table=table, deeds=deeds) for sql in _GUARD]


def let_only_grow(editor: Any, table: str, *, but_delete: bool = False) -> None:
    """Put the guard on a table, for migrations."""
    if editor.connection.vendor == "postgresql":
        for sql in guard_sql(table, but_delete=but_delete):
            editor.execute(sql, params=None)


def let_change_again(editor: Any, table: str) -> None:
    """Take the guard off a table, for going back to an older version."""
    if editor.connection.vendor == "postgresql":
        editor.execute(f"DROP FUNCTION {table}_only_grows() CASCADE", params=None)


def rights_on(table: str) -> Rights | None:
    """What the role that we are connected as could do to a table; None where the database has no roles."""
    if not is_postgres():
        return None
    with connection.cursor() as cursor:
        cursor.execute(_RIGHTS, [f"{table}_only_grows", f"{table}_never_emptied", table])
        role, could_change_it, triggers = cursor.fetchone()
    return Rights(role, could_change_it, triggers == len(("only_grows", "never_emptied")))
