"""A line's words as they are kept."""


def plain(text: str) -> str:
    """One sign for each end of a line, without what no database takes (NUL, halves of letters), and nothing around it."""
    clean = text.replace("\r\n", "\n").replace("\x00", "").encode("utf-8", "ignore").decode()
    return clean.strip()
