"""Help now, blocks and mutes, reports."""
