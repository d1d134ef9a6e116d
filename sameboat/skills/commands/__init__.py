"""What is done with skills: telling and changing them, asking a post's writer, looking at them, trying them, keeping what helps."""
