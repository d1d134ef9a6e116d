"""Something to try: which of the skills that suit somebody is suggested, and whether one is."""
