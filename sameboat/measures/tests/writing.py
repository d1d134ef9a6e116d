"""Questionnaires in FHIR, written for tests."""

import json

ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
HIDDEN = "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden"
CALCULATED = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression"  # fmt: skip

NIGHTS = {"linkId": "n", "type": "integer", "text": "How many nights?"}


def written(*items, **more):
    return json.dumps({"resourceType": "Questionnaire", "status": "draft", "title": "Sleep", "item": items, **more}, indent=1)  # fmt: skip


def scored(expression):
    told = {"language": "text/fhirpath", "expression": expression}
    return {"linkId": "s", "type": "decimal", "readOnly": True, "extension": [{"url": CALCULATED, "valueExpression": told}]}  # fmt: skip


def copy_of(count, least=1, most=4):
    options = [{"valueCoding": {"code": str(w), "extension": [{"url": ORDINAL, "valueDecimal": w}]}} for w in range(least, most + 1)]  # fmt: skip
    return written(*({"linkId": f"q{n}", "type": "choice", "text": str(n), "answerOption": options} for n in range(1, count + 1)))  # fmt: skip
