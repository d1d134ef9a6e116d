"""What somebody may bring from their devices."""

import shutil
from collections.abc import Sequence

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from sameboat.lib.refusal import Refusal
from sameboat.measures.models import Export
from sameboat.people.models import Person

MOST_FILES = 20


def may_bring(
    person: Person, uploads: Sequence[UploadedFile[bytes]], *, is_too_large: bool = False
) -> None:
    """Refuse files that are none, too many or too large, while one is being read, or where they would fill the disk."""
    size = sum(upload.size or 0 for upload in uploads)
    if is_too_large or size > settings.EXPORT_MAX_BYTES:
        most = settings.EXPORT_MAX_BYTES // 2**20
        raise Refusal(
            _("That is larger than this house takes in, which is %(most)s MB.") % {"most": most}
        )
    if not uploads:
        raise Refusal(_("Choose the file that your phone made, then press the button once more."))
    if len(uploads) > MOST_FILES:
        raise Refusal(
            _("These are very many files. Bring the archive as your phone or Google made it.")
        )
    if Export.objects.filter(person=person, state__in=Export.UNENDED).exists():
        raise Refusal(
            _("You brought a file already, and it is being read. When it is done, bring the next.")
        )
    if shutil.disk_usage(settings.DATA).free < 2 * size + 2**28:
        raise Refusal(_("There is no room for it at the moment. Please tell an organiser."))
