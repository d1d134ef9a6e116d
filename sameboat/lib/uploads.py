"""Where large uploads arrive: in the data folder, whence they can be moved without being copied, and no more than the house takes in."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.core.files.uploadhandler import StopUpload, TemporaryFileUploadHandler

_MARK = "_sameboat_upload_was_too_large"


class Arriving(TemporaryUploadedFile):
    """An upload on the disk of the house, readable for the house alone."""

    def __init__(
        self, name: str | None, content_type: str | None, charset: str | None, extra: Any
    ) -> None:
        folder = Path(settings.ARRIVING_ROOT)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Open for as long as it is written and read; taken away when it is closed, unless it was moved before.
        file = tempfile.NamedTemporaryFile(suffix=".upload", dir=folder)  # noqa: SIM115
        UploadedFile.__init__(self, file, name, content_type, 0, charset, extra)


class ToTheDataFolder(TemporaryFileUploadHandler):
    """Streams what is too large for memory to the data folder. What is larger than the house takes in is read to its end and not kept."""

    def handle_raw_input(self, *_args: Any, **_named: Any) -> None:
        """A new request: nothing has come yet."""
        self._came = 0

    def new_file(self, *args: Any, **named: Any) -> None:
        """The next file begins."""
        super(TemporaryFileUploadHandler, self).new_file(*args, **named)
        self.file = Arriving(
            self.file_name, self.content_type, self.charset, self.content_type_extra
        )

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """A piece of it."""
        self._came += len(raw_data)
        if self._came > settings.EXPORT_MAX_BYTES:
            if self.request is not None:
                setattr(self.request, _MARK, True)
            raise StopUpload(connection_reset=False)
        return super().receive_data_chunk(raw_data, start)


def was_too_large(request: object) -> bool:
    """Whether an upload was not kept because it is larger than the house takes in."""
    return bool(getattr(request, _MARK, False))
