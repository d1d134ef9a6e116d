"""What we learned of a skill: counted once a week, in groups of at least five, and told with how unsure it is."""
