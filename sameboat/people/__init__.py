"""Accounts, pseudonyms, profiles, signing in, leaving."""
