"""Crises said in words: plain rules in each language of the interface. No model, nothing learned."""
