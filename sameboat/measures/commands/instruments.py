"""Taking instruments in, offering and retiring them."""

from __future__ import annotations

import json
import re
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from sameboat.audit.commands import record
from sameboat.lib.refusal import Refusal
from sameboat.measures import rules
from sameboat.measures.fhir.loading import form_in
from sameboat.measures.fhir.subset import Problem, Refused
from sameboat.measures.licensed import scale_called, scored_by
from sameboat.measures.models import Instrument, Schedule
from sameboat.measures.redcap.dictionary import form_from
from sameboat.people.models import Person

SHIPPED = Path(__file__).parent.parent / "instruments"


@transaction.atomic
def take_in_shipped(*, at: datetime | None = None) -> int:
    """Take in every instrument that comes with the house and is not here in these words yet. How many were new."""
    new = 0
    for path in sorted(SHIPPED.glob("*.json")):
        text = path.read_text(encoding="utf-8")
        known = Instrument.objects.filter(key=path.stem, is_shipped=True).order_by("-version")
        newest = known.first()
        if newest is None or newest.text != text:
            _keep(path.stem, text, is_shipped=True, at=at, title=_title_of(text))
            new += 1
    return new


@lru_cache(maxsize=64)
def _title_of(text: str) -> str:
    """The title of a shipped form, which was taken for right only after every check."""
    return form_in(text).title


def take_in(
    *, by: Person, text: str, title: str = "", slot: str = "", at: datetime | None = None
) -> Instrument:
    """Take in an organiser's form: FHIR R4 in JSON, or a REDCap data dictionary. The words of the newest version again are that one.

    `slot` names a questionnaire of `licensed.toml` that this is a licensed copy of: it is scored as that one.
    Raises `Refused` with every line that cannot be taken, and `Refusal` for somebody else. Reading and trying a form can take
    seconds: only keeping it is a transaction, so that nobody waits to write meanwhile.
    """
    rules.may_keep_instruments(by)
    text = text.removeprefix("\ufeff")
    if not text.lstrip().startswith(("{", "[")):
        form = form_from(text, title=title or _("A form of this house"))
        text = json.dumps(form, indent=1, ensure_ascii=False)
    taken = form_in(text, apart=True)
    if not taken.questions:
        raise Refused([Problem(1, str(_("there is no question in it")))])
    scale = scale_called(slot)
    if scale:
        text = json.dumps(scored_by(scale, taken), indent=1, ensure_ascii=False)
        taken, title = form_in(text, apart=True, is_ours=not taken.scales), title or scale.name
    key = _key(str(taken.whole.get("id") or ""), title or taken.title)
    return _taken(key, text, by=by, at=at, title=title or taken.title)


@transaction.atomic
def _taken(key: str, text: str, *, by: Person, title: str, at: datetime | None) -> Instrument:
    newest = Instrument.objects.filter(key=key).order_by("-version").first()
    if newest and newest.text == text:
        return newest
    # Other questions are offered once an organiser has looked at them, never by themselves.
    kept = _keep(key, text, is_shipped=False, at=at, title=title, is_offered=False)
    record("take_in_instrument", actor=by, thing=kept)
    return kept


def _keep(
    key: str,
    text: str,
    *,
    title: str,
    is_shipped: bool,
    at: datetime | None,
    worries: dict[str, list[str]] | None = None,
    is_offered: bool = True,
) -> Instrument:
    """Keep the next version. It is offered where the last one was, unless told otherwise."""
    versions = Instrument.objects.select_for_update(no_key=True).filter(key=key)
    newest = max((each.version for each in versions), default=0)
    last = next((each for each in versions if each.version == newest), None)
    return Instrument.objects.create(
        key=key,
        version=newest + 1,
        title=(title or key)[:120],
        text=text,
        is_shipped=is_shipped,
        taken_in_at=at or timezone.now(),
        worries=(last.worries if last else {}) if worries is None else worries,
        offered_at=last.offered_at if last and is_offered else None,
    )


def _key(told: str, title: str) -> str:
    key = slugify(told)[:34] or slugify(title)[:34] or "form"
    shipped = Instrument.objects.filter(key=key, is_shipped=True).exists()
    # A house's own form never takes the place of one that came along.
    return f"{key}-own"[:40] if shipped or re.fullmatch(r"\d+", key) else key


@transaction.atomic
def offer(*, by: Person, instrument: Instrument, at: datetime | None = None) -> None:
    """Let members fill an instrument in by themselves. Twice changes nothing."""
    rules.may_keep_instruments(by)
    if instrument.retired_at:
        raise Refusal(_("It is retired. Bring it back first."))
    Instrument.objects.filter(pk=instrument.pk, offered_at=None).update(
        offered_at=at or timezone.now()
    )


@transaction.atomic
def stop_offering(*, by: Person, instrument: Instrument) -> None:
    """Offer an instrument to nobody any more; schedules go on. Twice changes nothing."""
    rules.may_keep_instruments(by)
    Instrument.objects.filter(pk=instrument.pk).update(offered_at=None)


@transaction.atomic
def mark_worries(
    *, by: Person, instrument: Instrument, worries: dict[str, list[str]], at: datetime | None = None
) -> Instrument:
    """Say which answers a human should see beside those the file names: by linkId, their codes.

    It makes the next version, as whoever is answering this one was told that nobody is. The same marks again change nothing.
    """
    rules.may_keep_instruments(by)
    known = {
        each.link_id: {code for code, _words in each.marks} for each in instrument.form.questions
    }
    marked = {name: sorted(set(codes) & known.get(name, set())) for name, codes in worries.items()}
    marked = {name: codes for name, codes in marked.items() if codes}
    if marked == instrument.worries:
        return instrument
    kept = _keep(
        instrument.key,
        instrument.text,
        title=instrument.title,
        is_shipped=False,
        at=at,
        worries=marked,
    )
    record("mark_worries", actor=by, thing=kept)
    return kept


@transaction.atomic
def retire(*, by: Person, instrument: Instrument, at: datetime | None = None) -> None:
    """Ask an instrument of nobody new. What was answered stays. Twice changes nothing."""
    rules.may_keep_instruments(by)
    if Schedule.objects.running().filter(instrument__key=instrument.key).exists():
        raise Refusal(_("A schedule still asks it. Close that first."))
    Instrument.objects.filter(pk=instrument.pk, retired_at=None).update(
        retired_at=at or timezone.now(), offered_at=None
    )


@transaction.atomic
def bring_back(*, by: Person, instrument: Instrument) -> None:
    """Let a retired instrument be asked again."""
    rules.may_keep_instruments(by)
    Instrument.objects.filter(pk=instrument.pk).update(retired_at=None)
