"""Mathematics that the house counts with, without Django: pooling over kinds of people, drawing by chance, and weighing what was drawn."""
