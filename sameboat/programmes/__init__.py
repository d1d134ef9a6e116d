"""Programmes: care delivered among peers, written as plain files."""
