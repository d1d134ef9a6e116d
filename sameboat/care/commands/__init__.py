"""Writing visit sheets and worksheets, keeping the list of services, and saying what it was like there."""
