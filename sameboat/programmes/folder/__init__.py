"""A programme is a folder: what may stand in it, and what is wrong with one, by file, line and reason."""
