"""The skills ledger: what was told, tried and said, as a table for research; only of those who take part."""
