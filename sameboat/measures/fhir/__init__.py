"""Questionnaires as FHIR R4 files: where something stands in one, what of FHIR is understood, and how a form is scored."""
