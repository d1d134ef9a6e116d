"""The terms that a house adds to the vocabulary: its organisers write them, its members tell them."""
