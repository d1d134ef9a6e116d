"""What we tell people, how, and how often."""
