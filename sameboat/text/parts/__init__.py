"""The parts of the screen, one file for each kind of thing to look for. Each says for itself how."""

from sameboat.text.parts.claim import ClaimPart
from sameboat.text.parts.crisis import CrisisPart
from sameboat.text.parts.details import DetailsPart
from sameboat.text.parts.hostility import HostilityPart
from sameboat.text.parts.links import LinksPart
from sameboat.text.parts.part import Part

__all__ = ["PARTS", "Part"]

PARTS: tuple[Part, ...] = (
    CrisisPart(),
    HostilityPart(),
    ClaimPart(),
    DetailsPart(),
    LinksPart(),
)
