"""What a machine may notice in a text. Plain Python: no database, no web, nothing that decides anything."""
