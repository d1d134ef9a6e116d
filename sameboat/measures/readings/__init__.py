"""Readings from a person's own devices, out of the file their phone gives them: pure Python, no Django, nothing fetched."""
