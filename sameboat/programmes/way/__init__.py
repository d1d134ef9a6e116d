"""The way through a programme: what stands open for somebody on a day, and which lines come. No database, no clock."""
