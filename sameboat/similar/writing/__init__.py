"""What people wrote where every member reads it, and whether it may help to find others for them."""
