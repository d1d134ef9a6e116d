"""How somebody is, by their own account: forms, check-ins, scores; readings from their devices."""
