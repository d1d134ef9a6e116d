"""What pages of measures ask. Everything about a person is read by that person alone."""
