"""What people tell in their own words, beside the terms of the vocabulary."""
