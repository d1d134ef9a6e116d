"""Web and database plumbing without a domain."""
