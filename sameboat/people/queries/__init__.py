"""What pages ask about people."""
