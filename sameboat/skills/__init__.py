"""What helps, told by peers and tried in life."""
