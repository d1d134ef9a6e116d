"""Measures of speed and size: `make bench`. Nothing here is a test; figures go to docs/performance.md."""
