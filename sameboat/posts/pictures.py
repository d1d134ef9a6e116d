"""Pictures made anew from their dots: no place, no camera, no thumbnail, no hidden bytes come along."""

import io
import secrets
import threading
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from sameboat.lib.refusal import Refusal
from sameboat.people.models import Person
from sameboat.posts.models import Draft, Picture

LONGEST_SIDE = 1600
# What a phone takes is a JPEG, and that unfolds at a half or a quarter of its size straight away. One
# that loads step by step, and every other kind, first stands in memory whole.
MOST_DOTS, MOST_DOTS_OF_A_PHOTO = 12_500_000, 50_000_000
# Pictures of one person that came into no post yet.
MOST_UNUSED = 10
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
# One picture at a time in each worker: four together would need four times the memory.
_unfolding = threading.Lock()


def _dots(upload: UploadedFile[bytes]) -> Image.Image:
    if (upload.size or 0) > settings.PICTURE_MAX_BYTES:
        raise Refusal(_("That picture is larger than 12 MB. A smaller one will do as well."))
    try:
        with _unfolding, Image.open(upload, formats=_FORMATS) as opened:
            _must_fit(opened)
            opened.draft(None, (LONGEST_SIDE, LONGEST_SIDE))
            opened.thumbnail((LONGEST_SIDE, LONGEST_SIDE), reducing_gap=1.5)
            upright = ImageOps.exif_transpose(opened)
            clear = "A" in upright.getbands() or "transparency" in upright.info
            flat = upright.convert("RGBA" if clear else "RGB")
    except Refusal:
        raise
    except Exception as error:  # a broken file makes its reader stumble in every way there is
        raise Refusal(_("We could not read that picture. JPEG, PNG, WebP and GIF work.")) from error
    # A new image with the dots alone: nothing that was written beside them is left.
    fresh = Image.new(flat.mode, flat.size)
    fresh.paste(flat)
    return fresh


def _must_fit(opened: Image.Image) -> None:
    is_photo = opened.format == "JPEG" and not opened.info.get("progressive")
    most = MOST_DOTS_OF_A_PHOTO if is_photo else MOST_DOTS
    if opened.width * opened.height > most:
        raise Refusal(
            _(
                "That picture has too many dots. A photo may have 50 million, anything else 12 million. "
                "A smaller one will do as well."
            )
        )


def add_picture(
    *, owner: Person, upload: UploadedFile[bytes], alt: str = "", at: datetime | None = None
) -> Picture:
    """Keep a picture somebody chose, made anew. Raises Refusal where it cannot be read.

    Of those that came into no post the oldest makes room for the eleventh, but none that waits in a draft.
    """
    fresh = _dots(upload)
    written = io.BytesIO()
    fresh.save(written, "WEBP", quality=78, method=4)
    name = f"{secrets.token_hex(1)}/{secrets.token_hex(16)}.webp"
    target = Path(settings.MEDIA_ROOT) / name
    with transaction.atomic():
        _make_room(owner)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(written.getvalue())
        return Picture.objects.create(
            owner=owner,
            file=name,
            alt=" ".join(alt.split())[:400],
            width=fresh.width,
            height=fresh.height,
            added_at=at or timezone.now(),
        )


def _make_room(owner: Person) -> None:
    Person.objects.select_for_update(no_key=True).get(pk=owner.pk)
    unused = list(
        Picture.objects.filter(owner=owner, post=None, waiting=None).order_by("added_at", "pk")
    )
    too_many = len(unused) - MOST_UNUSED + 1
    if too_many <= 0:
        return
    wanted = _in_drafts({owner.pk})
    forgotten = [picture for picture in unused if str(picture.pk) not in wanted][:too_many]
    if len(forgotten) < too_many:
        raise Refusal(
            _(
                "Ten pictures wait in your drafts already. Post one of the drafts first, or delete it."
            )
        )
    delete_pictures(forgotten)


def _in_drafts(owners: set[int | None]) -> set[str]:
    drafts = Draft.objects.filter(person__in=owners).values_list("fields", flat=True)
    return {str(fields.get("picture_id")) for fields in drafts}


def describe_picture(picture: Picture, alt: str) -> Picture:
    """Say what is to be seen, for those who cannot see it."""
    picture.alt = " ".join(alt.split())[:400]
    picture.save(update_fields=["alt"])
    return picture


def path_of(picture: Picture) -> Path:
    """Where a picture's file stands."""
    return Path(settings.MEDIA_ROOT) / picture.file


def are_the_same(ones: Iterable[Picture], others: Iterable[Picture]) -> bool:
    """Whether these are the same pictures in the same order, dot by dot and word by word."""

    def seen(picture: Picture) -> tuple[str, bytes]:
        file = path_of(picture)
        return picture.alt, file.read_bytes() if file.is_file() else str(picture.pk).encode()

    return [seen(picture) for picture in ones] == [seen(picture) for picture in others]


def delete_pictures(pictures: Iterable[Picture]) -> int:
    """Delete pictures, their files once the database has let go of them."""
    gone = list(pictures)
    files = [path_of(picture) for picture in gone]
    Picture.objects.filter(pk__in=[picture.pk for picture in gone]).delete()
    transaction.on_commit(lambda: _unlink(files))
    return len(gone)


def _unlink(files: list[Path]) -> None:
    for file in files:
        file.unlink(missing_ok=True)


def drop_unused_pictures(at: datetime) -> int:
    """Delete pictures taken out of a post a month ago, and those that within two days came neither
    into a post nor a draft. A step of the clock."""
    taken_out = Picture.objects.filter(taken_out_at__lt=at - Picture.DAYS_KEPT)
    unused = list(
        Picture.objects.filter(post=None, waiting=None, added_at__lt=at - timedelta(days=2))
    )
    wanted = _in_drafts({picture.owner_id for picture in unused})
    forgotten = [picture for picture in unused if str(picture.pk) not in wanted]
    return delete_pictures([*taken_out, *forgotten])
