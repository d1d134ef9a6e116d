"""Finding words, with each database's own full-text index behind one query."""

from typing import Any

from django.db import connection
from django.db.models.expressions import RawSQL

from sameboat.lib.locks import is_postgres
from sameboat.lib.words import folded

_SQLITE = (
    "CREATE VIRTUAL TABLE {table}_find USING fts5(words, content='{table}', content_rowid='{key}', "
    "tokenize='unicode61', prefix='2 3')",
    "CREATE TRIGGER {table}_find_add AFTER INSERT ON {table} BEGIN "
    "INSERT INTO {table}_find(rowid, words) VALUES (new.{key}, new.words); END",
    "CREATE TRIGGER {table}_find_drop AFTER DELETE ON {table} BEGIN "
    "INSERT INTO {table}_find({table}_find, rowid, words) VALUES ('delete', old.{key}, old.words); END",
    "CREATE TRIGGER {table}_find_change AFTER UPDATE ON {table} BEGIN "
    "INSERT INTO {table}_find({table}_find, rowid, words) VALUES ('delete', old.{key}, old.words); "
    "INSERT INTO {table}_find(rowid, words) VALUES (new.{key}, new.words); END",
)
_POSTGRES = ("CREATE INDEX {table}_find ON {table} USING gin (to_tsvector('simple', words))",)


def add_index(editor: Any, table: str, key: str) -> None:
    """Put a full-text index on a table's `words`; for migrations. `key` is its primary key's column."""
    for sql in _POSTGRES if editor.connection.vendor == "postgresql" else _SQLITE:
        editor.execute(sql.format(table=table, key=key))


def forget_for_good(table: str) -> None:
    """Make the index let go of words that were erased: SQLite's only marks them as gone until it is tidied."""
    if not is_postgres():
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {table}_find({table}_find) VALUES('optimize')")


def matching(text: str, table: str, key: str) -> RawSQL | None:
    """Keys of the rows that hold every word of a text, each perhaps only its beginning.

    None where there is nothing to look for. Words are folded first, so that accents and capitals
    matter neither in the text nor in what is found.
    """
    terms = folded(text).split()[:8]
    if not terms:
        return None
    if is_postgres():
        sql = f"SELECT {key} FROM {table} WHERE to_tsvector('simple', words) @@ to_tsquery('simple', %s)"
        return RawSQL(sql, [" & ".join(f"{term}:*" for term in terms)])
    sql = f"SELECT rowid FROM {table}_find WHERE {table}_find MATCH %s"
    return RawSQL(sql, [" ".join(f'"{term}"*' for term in terms)])
