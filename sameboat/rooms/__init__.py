"""Drop-in meetings in writing: at a set time, in a circle, with a host."""
