"""Verbs of measures."""
