"""What a database owner types so that the house's own database user can only add lines."""

from django.db import connection

from sameboat.lib.append_only import guard_sql

LINES, PEOPLE = "audit_entry", "audit_entryperson"


def parting_sql(*, house: str, owner: str, database: str) -> list[str]:
    """The statements that give the audit to a role of its own. They can be run again without harm."""
    quoted = connection.ops.quote_name
    house, owner, database = quoted(house), quoted(owner), quoted(database)
    return [
        *guard_sql(LINES),
        *guard_sql(PEOPLE, but_delete=True),
        # Whoever owns the database owns the schema `public`, and could drop any table in it.
        f"ALTER DATABASE {database} OWNER TO {owner}",
        f"GRANT USAGE, CREATE ON SCHEMA public TO {house}",
        *(f"ALTER TABLE {table} OWNER TO {owner}" for table in (LINES, PEOPLE)),
        *(f"ALTER FUNCTION {table}_only_grows() OWNER TO {owner}" for table in (LINES, PEOPLE)),
        f"REVOKE ALL ON {LINES}, {PEOPLE} FROM PUBLIC, {house}",
        f"GRANT SELECT, INSERT ON {LINES} TO {house}",
        f"GRANT SELECT, INSERT, DELETE ON {PEOPLE} TO {house}",
        f"GRANT USAGE, SELECT, UPDATE ON SEQUENCE {LINES}_id_seq, {PEOPLE}_id_seq TO {house}",
    ]
