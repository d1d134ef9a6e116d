"""What is done in and around meetings."""
