"""Skills as a viewer reads them, their own trials, and their record."""
