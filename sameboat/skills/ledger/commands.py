"""Taking tables out for research: who did it and what for is written down."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from sameboat.audit.commands import record
from sameboat.consent.research.queries import do_five_take_part
from sameboat.lib.once import asking_once
from sameboat.lib.refusal import Refusal
from sameboat.lib.words import says_something
from sameboat.people.models import Person
from sameboat.skills.ledger.effects import EffectRow, effects
from sameboat.skills.ledger.queries import Cell, DrawRow, LedgerRow, columns_of, draws, ledger
from sameboat.skills.ledger.tables import as_csv
from sameboat.skills.models.learned import FEWEST


def may_take_out(by: Person, purpose: str) -> None:
    """Refuse everyone but organisers, no purpose, and a table of fewer than five people."""
    if not by.is_organiser:
        raise Refusal(_("Only an organiser can do that."))
    if not says_something(purpose):
        raise Refusal(_("Say what it is for."))
    if not do_five_take_part():
        raise Refusal(_("Fewer than five people take part in research. There is no table yet."))


@transaction.atomic
def take_ledger_out(*, by: Person, purpose: str) -> str:
    """The skills ledger as CSV, under keys that hold for this purpose alone."""
    may_take_out(by, purpose)
    record("take_ledger_out", actor=by, reason=purpose.strip()[:200])
    with asking_once():
        return _of_five(LedgerRow, "tried_by", ledger(purpose))


@transaction.atomic
def take_draws_out(*, by: Person, purpose: str) -> str:
    """Every draw as CSV, under the same keys."""
    may_take_out(by, purpose)
    record("take_draws_out", actor=by, reason=purpose.strip()[:200])
    return _of_five(DrawRow, "person", draws(purpose))


def _of_five(row: type[Any], whose: str, rows: Iterable[tuple[Cell, ...]]) -> str:
    """The table, if it is of five people at least: taking part is not yet standing in it."""
    columns, kept = columns_of(row), list(rows)
    place = columns.index(whose)
    if len({each[place] for each in kept}) < FEWEST:
        raise Refusal(_("It would be of fewer than five people. There is no table yet."))
    return as_csv(columns, kept)


@transaction.atomic
def take_effects_out(*, by: Person, purpose: str) -> str:
    """What suggestions did, a row a skill, as CSV under the same keys."""
    may_take_out(by, purpose)
    record("take_effects_out", actor=by, reason=purpose.strip()[:200])
    with asking_once():
        return as_csv(columns_of(EffectRow), effects(purpose))
