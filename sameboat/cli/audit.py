"""`sameboat audit`: whether the audit is as it was written, where it ends, and who could change it."""

import argparse

from django.db import connection

from sameboat.audit.queries import Head, head, what_is_wrong
from sameboat.audit.roles import parting_sql
from sameboat.lib.locks import is_postgres


def _head_of(text: str) -> Head:
    number, _colon, digest = text.strip().partition(":")
    if not digest:
        raise ValueError("a head is a number, a colon and a hash")
    return Head(int(number), digest)


def _head(_wanted: argparse.Namespace) -> int:
    print(head())
    return 0


def _check(wanted: argparse.Namespace) -> int:
    wrong = what_is_wrong(wanted.against)
    print("\n".join(wrong) or f"Every line is as it was written, up to {head()}")
    return 1 if wrong else 0


def _roles(wanted: argparse.Namespace) -> int:
    if not is_postgres():
        print(
            "SQLite has no roles: whoever can write to its file can change it. Keep the head elsewhere."
        )
        return 1
    place = connection.settings_dict
    house = wanted.house or place["USER"] or "sameboat"
    print(
        "-- As the database's superuser, once and again after an update: sudo -u postgres psql",
        place["NAME"],
    )
    print(f"-- The first time only: CREATE ROLE {connection.ops.quote_name(wanted.owner)} NOLOGIN;")
    for sql in parting_sql(house=house, owner=wanted.owner, database=str(place["NAME"])):
        print(f"{sql};")
    return 0


def run(argv: list[str]) -> int:
    """Print the head, check the chain, or print what parts the audit's role from the house's."""
    parser = argparse.ArgumentParser("sameboat audit", description=__doc__)
    words = parser.add_subparsers(required=True, metavar="head|check|roles")
    words.add_parser(
        "head", help="the last line's number and hash, to be kept elsewhere"
    ).set_defaults(do=_head)
    check = words.add_parser("check", help="whether every line is as it was written")
    check.add_argument(
        "--against", type=_head_of, metavar="HEAD", help="a head that was kept elsewhere"
    )
    check.set_defaults(do=_check)
    roles = words.add_parser("roles", help="SQL for PostgreSQL: the house can then only add lines")
    roles.add_argument("--house", help="the role that the house connects as")
    roles.add_argument(
        "--owner", default="sameboat_audit", help="the role that shall own the audit"
    )
    roles.set_defaults(do=_roles)
    wanted = parser.parse_args(argv)
    return int(wanted.do(wanted))
