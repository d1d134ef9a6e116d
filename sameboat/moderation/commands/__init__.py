"""Opening cases, working on them, deciding, appealing, and calling somebody."""
