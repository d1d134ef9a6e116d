"""Measures of speed and size: `make bench`. Nothing here is a test; figures go to docs/performance.md."""

import os

# Runs share the cores among themselves: threads within each would only wait for each other.
for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
