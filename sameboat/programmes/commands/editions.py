"""Taking programmes in, mending and copying them, and letting them be used."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.audit.commands import record
from sameboat.lib.refusal import Refusal
from sameboat.people.models import Person
from sameboat.programmes import rules
from sameboat.programmes.folder.files import files_at
from sameboat.programmes.folder.problems import Notebook
from sameboat.programmes.models import Edition, EditionFile
from sameboat.programmes.queries.editions import files_of, look_at_edition, mark_of
from sameboat.programmes.shipped import shipped_folders


@transaction.atomic
def take_in(
    *,
    by: Person,
    files: dict[str, bytes],
    name: str = "",
    copied_from: Edition | None = None,
    is_shipped: bool = False,
    at: datetime | None = None,
) -> Edition:
    """Keep a folder as a draft, whatever is wrong with it: it can be mended here."""
    rules.may_keep_programmes(by)
    edition = Edition.objects.create(
        title=name[:80] or str(_("A programme")),
        copied_from=copied_from,
        is_shipped=is_shipped,
        made_at=at or timezone.now(),
    )
    EditionFile.objects.bulk_create(
        EditionFile(edition=edition, name=each, content=content)
        for each, content in sorted(files.items())
    )
    _name_it(edition)
    record("take_in_programme", actor=by, thing=edition)
    return edition


@transaction.atomic
def take_in_shipped(*, by: Person, key: str, at: datetime | None = None) -> Edition:
    """Take in a programme that comes along, ready to be used. Where it is here in these words already, that one."""
    folder = next((each for each in shipped_folders() if each.name == key), None)
    if folder is None:
        raise Refusal(_("There is no such programme."))
    files = files_on_disk(folder)
    rules.may_keep_programmes(by)
    for known in Edition.objects.in_use().filter(key=key, is_shipped=True):
        if files_of(known) == files:
            return known
    return settle_edition(by=by, edition=take_in(by=by, files=files, is_shipped=True, at=at), at=at)


def files_on_disk(folder: Path) -> dict[str, bytes]:
    """The bytes of every file that belongs to a programme's folder."""
    found = files_at(folder, Notebook())
    media = {f"media/{name}": (folder / "media" / name).read_bytes() for name in found.media}
    return {**found.texts, **media}


@transaction.atomic
def change_file(
    *,
    by: Person,
    edition: Edition,
    name: str,
    content: bytes | None,
    seen: str = "",
    is_new: bool = False,
) -> Edition:
    """Put a file into a draft, or take it out (None). With `seen`, only where it is as somebody saw it last."""
    rules.may_keep_programmes(by)
    held = Edition.objects.select_for_update(no_key=True).get(pk=edition.pk)
    rules.must_be_a_draft(held)
    if seen and seen != mark_of(held, name):
        raise Refusal(_("Somebody changed this file since you opened it. Your words are still here: save once more to keep yours."))  # fmt: skip
    if is_new and EditionFile.objects.filter(edition=held, name=name).exists():
        raise Refusal(_("There is a file of that name already. Take it out first, or choose another name."))  # fmt: skip
    if content is None:
        EditionFile.objects.filter(edition=held, name=name).delete()
    else:
        rules.must_be_a_file_name(name)
        EditionFile.objects.update_or_create(edition=held, name=name, defaults={"content": content})
    _name_it(held)
    return held


@transaction.atomic
def settle_edition(*, by: Person, edition: Edition, at: datetime | None = None) -> Edition:
    """Let a draft be used. From now on it does not change. Refused while anything is wrong with it."""
    rules.may_keep_programmes(by)
    held = Edition.objects.select_for_update(no_key=True).get(pk=edition.pk)
    if held.retired_at:
        raise Refusal(_("This one is used no more. Make a copy of it."))
    if not held.is_draft:
        return held
    if not look_at_edition(held).can_be_taken:
        raise Refusal(_("Something is still wrong with it. Mend what stands below first."))
    newest = Edition.objects.filter(key=held.key).aggregate(Max("number"))["number__max"] or 0
    held.settled_at, held.number = at or timezone.now(), newest + 1
    held.save(update_fields=["settled_at", "number"])
    record("settle_programme", actor=by, thing=held)
    return held


@transaction.atomic
def copy_edition(*, by: Person, edition: Edition, at: datetime | None = None) -> Edition:
    """A draft with the same files, to be changed. Whoever is in the first one stays on it."""
    return take_in(
        by=by, files=files_of(edition), name=edition.title, copied_from=edition, at=at
    )  # fmt: skip


@transaction.atomic
def drop_draft(*, by: Person, edition: Edition) -> None:
    """Throw a draft away. Twice changes nothing."""
    rules.may_keep_programmes(by)
    held = Edition.objects.filter(pk=edition.pk).first()
    if held is None:
        return
    rules.must_be_a_draft(held)
    held.delete()


@transaction.atomic
def retire_edition(*, by: Person, edition: Edition, at: datetime | None = None) -> None:
    """Open no more cohorts of it. Whoever is in it goes on."""
    rules.may_keep_programmes(by)
    Edition.objects.in_use().filter(pk=edition.pk).update(retired_at=at or timezone.now())
    record("retire_programme", actor=by, thing=edition)


def _name_it(edition: Edition) -> None:
    """Keep what its own first lines say of it, as far as they can be read, and mark the state of its files."""
    marks = hashlib.sha256()
    for name, content in sorted(files_of(edition).items()):
        marks.update(f"{len(name)} {name} {len(content)} ".encode() + content)
    edition.marks = marks.hexdigest()
    programme = edition.programme
    told = programme.main.told if programme else {}
    edition.key = str(told.get("key", edition.key))[:60]
    edition.title = str(told.get("title", edition.title))[:80]
    edition.version = str(told.get("version", ""))[:20]
    edition.language = str(told.get("language", ""))[:10]
    edition.save(update_fields=["marks", "key", "title", "version", "language"])
