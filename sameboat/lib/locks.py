"""The one place that knows which database this is."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.core.management.color import no_style
from django.db import connection, models, transaction


def is_postgres() -> bool:
    """Whether the database is PostgreSQL rather than SQLite."""
    return connection.vendor == "postgresql"


@contextmanager
def one_moment() -> Iterator[None]:
    """Read everything as it was at one moment, while others go on writing."""
    if is_postgres():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    # Django's own atomic() would take SQLite's write lock here: a plain BEGIN only reads.
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            cursor.execute("SELECT count(*) FROM sqlite_master")
            yield
        finally:
            cursor.execute("ROLLBACK")


def one_after_another(name: str) -> None:
    """Wait until nobody else does what has this name, and keep others waiting to the end of the transaction.

    SQLite's transactions that write are one after another anyway.
    """
    if is_postgres():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"sameboat:{name}"])


def count_on(tables: Sequence[type[models.Model]]) -> None:
    """Let running numbers go on after the rows that were brought back with theirs."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), tables):
            cursor.execute(statement)
