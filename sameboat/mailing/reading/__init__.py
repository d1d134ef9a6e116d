"""What stands in a mail: its words without quotes and signatures, and whether a person wrote it. Pure Python."""
