"""Choices and visits: a sheet for an appointment, a worksheet for a decision, and services with what members say of them."""
