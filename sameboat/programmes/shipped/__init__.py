"""The programmes that come along with the house, each a folder."""

from __future__ import annotations

from pathlib import Path


def shipped_folders() -> list[Path]:
    """Their folders, by name."""
    here = Path(__file__).parent
    return sorted(path for path in here.iterdir() if (path / "programme.yaml").is_file())
