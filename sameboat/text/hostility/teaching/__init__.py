"""How the reader was taught. Needs torch and a MiniLM on the disk; a house needs neither."""
