"""The reader as torch has it, begun from a published MiniLM."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional

from sameboat.text.hostility.layers import HEADS
from sameboat.text.hostility.reader import LONGEST

SIZE, WIDE, LAYERS = 384, 1536, 6
FORGETS = 0.1
_PARTS = {
    "gathers": "attention.output.dense",
    "after_looking": "attention.output.LayerNorm",
    "widens": "intermediate.dense",
    "narrows": "output.dense",
    "after_thinking": "output.LayerNorm",
}


class TorchLayer(nn.Module):
    """`sameboat.text.hostility.layers.Layer`, to be taught."""

    def __init__(self) -> None:
        super().__init__()
        self.looks, self.gathers = nn.Linear(SIZE, 3 * SIZE), nn.Linear(SIZE, SIZE)
        self.widens, self.narrows = nn.Linear(SIZE, WIDE), nn.Linear(WIDE, SIZE)
        self.after_looking = nn.LayerNorm(SIZE, eps=1e-12)
        self.after_thinking = nn.LayerNorm(SIZE, eps=1e-12)

    def forward(self, rows: torch.Tensor, absent: torch.Tensor) -> torch.Tensor:
        texts, pieces, _ = rows.shape
        split = self.looks(rows).view(texts, pieces, 3, HEADS, SIZE // HEADS)
        asked, keys, values = split.permute(2, 0, 3, 1, 4)
        forgets = FORGETS if self.training else 0.0
        taken = functional.scaled_dot_product_attention(asked, keys, values, absent, forgets)
        gathered = self.gathers(taken.transpose(1, 2).reshape(texts, pieces, SIZE))
        rows = self.after_looking(rows + functional.dropout(gathered, FORGETS, self.training))
        thought = self.narrows(functional.gelu(self.widens(rows), approximate="tanh"))
        return self.after_thinking(rows + functional.dropout(thought, FORGETS, self.training))


class TorchReader(nn.Module):
    """`sameboat.text.hostility.reader.SentenceReader`, to be taught."""

    def __init__(self, pieces: int) -> None:
        super().__init__()
        self.word = nn.Embedding(pieces, SIZE)
        self.places = nn.Parameter(torch.zeros(LONGEST, SIZE))
        self.first = nn.LayerNorm(SIZE, eps=1e-12)
        self.layers = nn.ModuleList(TorchLayer() for _ in range(LAYERS))
        self.head = nn.Linear(2 * SIZE, 1)
        nn.init.zeros_(self.head.weight)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        here = ids != 0
        rows = self.first(self.word(ids) + self.places[: ids.shape[1]])
        rows = functional.dropout(rows, FORGETS, self.training)
        absent = torch.zeros(ids.shape).masked_fill(~here, -1e4)[:, None, None, :]
        for layer in self.layers:
            rows = layer(rows, absent.to(rows.dtype))
        mask = here[:, :, None].to(rows.dtype)
        mean = (rows * mask).sum(1) / mask.sum(1)
        both = torch.cat([rows[:, 0], mean], 1).float()
        return self.head(functional.dropout(both, FORGETS, self.training))[:, 0]


def begun_from(folder: Path, kept: list[int]) -> TorchReader:
    """A reader with MiniLM's weights, of its pieces only those kept."""
    found = {
        name.removeprefix("bert."): value.float()
        for name, value in load_file(folder / "model.safetensors").items()
    }
    reader = TorchReader(len(kept))
    with torch.no_grad():
        reader.word.weight.copy_(found["embeddings.word_embeddings.weight"][kept])
        places = found["embeddings.position_embeddings.weight"][:LONGEST]
        reader.places.copy_(places + found["embeddings.token_type_embeddings.weight"][0])
        _copy(reader.first, found, "embeddings.LayerNorm")
        for at, layer in enumerate(reader.layers):
            for kind in ("weight", "bias"):
                names = [
                    f"encoder.layer.{at}.attention.self.{n}.{kind}"
                    for n in ("query", "key", "value")
                ]
                getattr(layer.looks, kind).copy_(torch.cat([found[name] for name in names]))
            for mine, theirs in _PARTS.items():
                _copy(getattr(layer, mine), found, f"encoder.layer.{at}.{theirs}")
    return reader


def _copy(to: nn.Module, found: dict[str, torch.Tensor], name: str) -> None:
    to.weight.copy_(found[f"{name}.weight"])
    to.bias.copy_(found[f"{name}.bias"])
