"""A circle by e-mail: what is said there goes out as letters, and answers to them come in as posts."""
