"""What an answer weighs: `weight()` of Structured Data Capture, `ordinal()` before it. fhirpathpy has neither."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from sameboat.measures.fhir import names
from sameboat.measures.fhir.checks import number_in


def weights_of(found: Sequence[Any]) -> list[Decimal]:
    """What answers or codings weigh; one without a weight adds nothing to the list."""
    things = [getattr(each, "data", each) for each in found]
    codings = [each.get("valueCoding", each) for each in things if isinstance(each, dict)]
    return [weight for coding in codings if (weight := weight_in(coding)) is not None]


def weight_in(coding: Any) -> Decimal | None:
    """What one coding weighs, where it says so."""
    for extension in coding.get("extension", ()):
        if extension.get("url") in names.WEIGHTS:
            return Decimal(str(number_in(extension)))
    return None
