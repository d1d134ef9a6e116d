"""Whether words would hurt somebody: rules, a light head, and a small reader of whole sentences."""
