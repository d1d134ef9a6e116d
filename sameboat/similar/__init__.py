"""People like me: what somebody tells of themselves for it, and being introduced."""
