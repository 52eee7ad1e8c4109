"""Which event each claim of an article is about: every event is weighed for it, and so is none."""
