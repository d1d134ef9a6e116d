"""Where FHIR keeps what we read beside the plain fields of a Questionnaire, by the addresses the standard gives it."""

_HL7 = "http://hl7.org/fhir/StructureDefinition/"
_SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/"

# What an answer weighs: R4 calls it `ordinalValue`, R5 and SDC 4 `itemWeight`.
ORDINAL, WEIGHT = f"{_HL7}ordinalValue", f"{_HL7}itemWeight"
WEIGHTS = (ORDINAL, WEIGHT)
CALCULATED = f"{_SDC}sdc-questionnaire-calculatedExpression"
HIDDEN = f"{_HL7}questionnaire-hidden"
LEAST, MOST = f"{_HL7}minValue", f"{_HL7}maxValue"
CITATION = f"{_HL7}cqf-citation"
# Ours: what a score from so much to so much is called; from which weight on an answer is one that a human should
# see; and by how much a score changes by more than chance, or the two numbers it follows from (Jacobson and Truax 1991).
BAND, WORRY = "urn:sameboat:band", "urn:sameboat:worry"
RELIABLE_CHANGE = "urn:sameboat:reliable-change"

# How something is shown, and how mature a definition is: passed over, as no answer and no score hangs on them.
CONTROL = f"{_HL7}questionnaire-itemControl"
MATURITY = tuple(f"{_HL7}structuredefinition-{each}" for each in ("standards-status", "fmm", "wg"))

ON_QUESTIONNAIRE = frozenset({CITATION, *MATURITY})
ON_ITEM = frozenset({CONTROL, CALCULATED, HIDDEN, LEAST, MOST, BAND, WORRY, RELIABLE_CHANGE})
ON_OPTION = frozenset(WEIGHTS)
