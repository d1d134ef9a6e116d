"""What pages of visits, choices and services ask."""
