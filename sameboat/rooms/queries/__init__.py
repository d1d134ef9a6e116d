"""Meetings as one viewer sees them."""
