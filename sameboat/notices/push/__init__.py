"""Push messages: a few words to a person's own browser, which say nothing about anybody."""
