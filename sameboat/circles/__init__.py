"""Groups, places in them, hosts."""
