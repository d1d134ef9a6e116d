"""What pages ask about threads and posts."""
